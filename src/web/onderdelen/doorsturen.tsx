/**
 * Sends a browser on to another site after a form. A redirect would not do: the `form-action` of our Content-Security-Policy holds for
 * where a form ends up as well, and Chromium then goes nowhere (CSP Level 3 §6.4.1). A page that goes on by itself is a step of its own.
 */
import type { WebContext } from '../omgeving.ts';
import { toonPagina } from './bladzijde.tsx';

/** @param adres whole, and never of the visitor's own choice */
export function toonDoorsturen(c: WebContext, adres: string, { kop, knop }: Readonly<Record<'kop' | 'knop', string>>) {
  c.header('Refresh', `0;url=${new URL(adres).href}`);
  return toonPagina(
    c,
    { titel: kop },
    <>
      <h1 class="nl-heading nl-heading--level-1">{kop}</h1>
      <p class="nl-paragraph evk-tekst">Dat gaat vanzelf. Gebeurt er niets? Ga dan zelf verder.</p>
      <p class="nl-paragraph">
        <a class="nl-link" href={adres}>
          {knop}
        </a>
      </p>
    </>,
  );
}
