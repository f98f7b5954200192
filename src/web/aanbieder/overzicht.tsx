/** Where the aanbieder begins. */
import type { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { aangemeldeVan } from '../wacht.tsx';

export function addOverzicht(app: Hono<WebOmgeving>): void {
  app.get('/', (c) =>
    toonPagina(
      c,
      { titel: 'Overzicht' },
      <h1 class="nl-heading nl-heading--level-1">{aangemeldeVan(c).organisatie.naam}</h1>,
    ),
  );
}
