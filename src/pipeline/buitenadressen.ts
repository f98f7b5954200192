/**
 * Where the channels of an organisation may call: its own list of domains, or, where it has none, what the deployment allows
 * (docs/decisions/0037-addresses-outside.md). The list is kept here, and asked when a channel is saved and whenever one is used.
 */

import type { Buitenwereld } from '../deliver/aanroep.ts';
import type { Adresbeleid } from '../deliver/adres.ts';
import { MAXIMUM_DOMEINEN, readDomein, sorteerDomeinen } from '../domain/domein.ts';
import type { Kanaalstand } from '../storage/ports/kanalen.ts';
import type { Diensten } from './diensten.ts';
import { hashInhoud } from './formaat-concept.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

/** What channels have outside, and whether an organisation without a list may have anything called. */
export interface Buitengrenzen {
  readonly buiten: Buitenwereld;
  /** `BUITENADRESSEN=lijst`: without a list nothing is called. */
  readonly lijstVerplicht: boolean;
}

/** Which addresses one channel may call. */
export const adresbeleidVan = (
  { buiten: { adresbeleid }, lijstVerplicht }: Buitengrenzen,
  { domeinen }: Pick<Kanaalstand, 'domeinen'>,
): Adresbeleid => (domeinen.length === 0 && !lijstVerplicht ? adresbeleid : { ...adresbeleid, domeinen });

/** The outside as one channel may see it. */
export const buitenVan = (grenzen: Buitengrenzen, stand: Pick<Kanaalstand, 'domeinen'>): Buitenwereld => ({
  ...grenzen.buiten,
  adresbeleid: adresbeleidVan(grenzen, stand),
});

/** Names the list. */
export const domeinenHash = (domeinen: readonly string[]): string => hashInhoud({ domeinen });

/** Reads what somebody typed, domains with white space or commas between. @returns `onleesbaar`: one of them is no domain, or there are too many */
export function readDomeinen(
  tekst: string,
): { readonly soort: 'gelezen'; readonly domeinen: readonly string[] } | { readonly soort: 'onleesbaar' } {
  const gelezen = tekst
    .split(/[\s,;]+/)
    .filter((deel) => deel !== '')
    .map(readDomein);
  const domeinen = gelezen.filter((domein) => domein !== undefined);
  return domeinen.length < gelezen.length || domeinen.length > MAXIMUM_DOMEINEN
    ? { soort: 'onleesbaar' }
    : { soort: 'gelezen', domeinen: sorteerDomeinen(domeinen) };
}

export type Domeinenuitkomst =
  | { readonly soort: 'niet-gevonden' | 'voorwaarde-vereist' | 'intussen-veranderd' }
  | { readonly soort: 'gedaan'; readonly domeinen: readonly string[] };

/**
 * @param gegeven domains as they were typed; each must be one
 * @param voorwaarde names the list that was looked at
 */
export async function replaceDomeinen(
  { staat }: Pick<Diensten, 'staat'>,
  organisatieId: string,
  gegeven: readonly string[],
  voorwaarde: Voorwaarde,
): Promise<Domeinenuitkomst> {
  const waren = await staat.ledenbeheer.getDomeinen(organisatieId);
  if (waren === undefined) return { soort: 'niet-gevonden' };
  const toets = testVoorwaarde(voorwaarde, domeinenHash(waren));
  if (toets !== 'goed') return { soort: toets === 'vereist' ? 'voorwaarde-vereist' : 'intussen-veranderd' };
  const domeinen = sorteerDomeinen(
    gegeven.map((tekst) => {
      const domein = readDomein(tekst);
      if (domein === undefined) throw new Error('what is no domain was let through');
      return domein;
    }),
  );
  return (await staat.ledenbeheer.zetDomeinen(organisatieId, domeinen, waren))
    ? { soort: 'gedaan', domeinen }
    : { soort: 'intussen-veranderd' };
}
