/** Which official message a file is: which of our readers it is for, or that it is a message of the gemeente. */
import type { Bestandsbron } from '../invoerdeel.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { readRoot } from '../xml/wortel.ts';

export type Berichtsoort =
  | { readonly soort: 'declaratie' | 'startstop' | 'ander' }
  /** The answer of a gemeente to a 323. */
  | { readonly soort: 'antwoord'; readonly bericht: 'WMO325' | 'JW325' };

const RUIMTE = /^http:\/\/www\.istandaarden\.nl\/i(?:wmo|jw)\/[^/]+\/(wmo|jw)(\d{3})\/schema$/;

export async function detectBericht(bron: Bestandsbron, limieten: Xmllimieten): Promise<Berichtsoort> {
  const { ruimte = '' } = (await readRoot(bron.open(), limieten)) ?? {};
  const [, wet, nummer] = RUIMTE.exec(ruimte) ?? [];
  switch (nummer) {
    case '323':
      return { soort: 'declaratie' };
    case '305':
    case '307':
      return { soort: 'startstop' };
    case '325':
      return { soort: 'antwoord', bericht: wet === 'wmo' ? 'WMO325' : 'JW325' };
    default:
      return { soort: 'ander' };
  }
}
