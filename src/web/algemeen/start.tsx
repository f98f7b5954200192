/** What the product is, for who never heard of it. */
import type { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';

export function addStart(app: Hono<WebOmgeving>): void {
  app.get('/', (c) =>
    toonPagina(
      c,
      { titel: '' },
      <>
        <h1 class="nl-heading nl-heading--level-1">Eenmaal verantwoorden</h1>
        <p class="nl-paragraph nl-paragraph--lead evk-tekst">
          U dient één verantwoording in. Elke gemeente krijgt haar eigen formaat.
        </p>
      </>,
    ),
  );
}
