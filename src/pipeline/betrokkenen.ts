/** Betrokkenen by keyed hash (HMAC-SHA-256, RFC 2104): found again with the key, and nothing to who has none. */
import { createHmac } from 'node:crypto';
import type { DeelSleutel } from '../domain/deel.ts';
import { readBetrokkeneninhoud } from '../storage/betrokkenen/indeling.ts';
import { findDelen } from '../storage/betrokkenen/lezer.ts';
import type { Betrokkenenhasher } from '../storage/betrokkenen/schrijver.ts';
import type { Betrokkenenlijst } from '../storage/ports/verwerkingen.ts';
import type { Bladvraag, Bladzijde } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { betrokkenenMap } from './sleutels-van-opslag.ts';

export type { Betrokkenenhasher } from '../storage/betrokkenen/schrijver.ts';

/** The keys there are. The newest hashes what comes in; the others are kept as long as lists made with them must be searched. */
export interface Betrokkenensleutels {
  readonly nieuwste: Betrokkenenhasher;
  van(versie: number): Betrokkenenhasher | undefined;
}

/** @param sleutels 32 bytes in base64, by version; at least one */
export function createBetrokkenensleutels(sleutels: ReadonlyMap<number, string>): Betrokkenensleutels {
  const hashers = new Map(
    [...sleutels].map(([versie, sleutel]) => {
      const bytes = Buffer.from(sleutel, 'base64');
      const hash = (bsn: string): Uint8Array => createHmac('sha256', bytes).update(bsn).digest();
      return [versie, { versie, hash }] as const;
    }),
  );
  const nieuwste = hashers.get(Math.max(...hashers.keys()));
  if (nieuwste === undefined) throw new Error('there is no key to hash betrokkenen with');
  return { nieuwste, van: (versie) => hashers.get(versie) };
}

/** `dpl.core.data_subject_id`: says with which version of the key it was made, so that it can be compared after a rotation. */
export const toBetrokkeneId = (sleutelversie: number, hash: Uint8Array): string =>
  `hmac-sha256:${sleutelversie}:${Buffer.from(hash).toString('hex')}`;

/** What was kept of one person under one list. */
export interface Vindplaats extends Betrokkenenlijst {
  readonly delen: readonly DeelSleutel[];
}

export interface Zoekuitkomst extends Bladzijde<Vindplaats> {
  /** Lists that could not be searched, because the key they were made with is no longer there, or the list itself is not. */
  readonly onleesbaar: readonly Betrokkenenlijst[];
}

/** R2 lets so many requests of one isolate go side by side. */
const TEGELIJK = 6;

/**
 * Looks for one person in a page of lists, the newest first. Reads of each list its index and one stretch of each run.
 *
 * @param agbcode only what this aanbieder sent
 */
export async function zoekBetrokkene(
  { staat, blobs, betrokkenen }: Pick<Diensten, 'staat' | 'blobs' | 'betrokkenen'>,
  bsn: string,
  agbcode: string | undefined,
  blad: Bladvraag,
): Promise<Zoekuitkomst> {
  const { rijen, volgende } = await staat.verwerkingen.listLijsten(agbcode, blad);
  const hashes = new Map<number, Uint8Array | undefined>();
  const hashFor = (versie: number): Uint8Array | undefined => {
    if (!hashes.has(versie)) hashes.set(versie, betrokkenen.van(versie)?.hash(bsn));
    return hashes.get(versie);
  };
  const gevonden: Vindplaats[] = [];
  const onleesbaar: Betrokkenenlijst[] = [];
  const look = async (lijst: Betrokkenenlijst): Promise<readonly DeelSleutel[] | undefined> => {
    const map = betrokkenenMap(lijst.lijstId);
    const inhoud = await readBetrokkeneninhoud(blobs, map);
    const hash = inhoud && hashFor(inhoud.sleutelversie);
    return inhoud && hash && findDelen(blobs, map, inhoud, hash);
  };
  for (let van = 0; van < rijen.length; van += TEGELIJK) {
    const samen = rijen.slice(van, van + TEGELIJK);
    const delen = await Promise.all(samen.map(look));
    for (const [i, lijst] of samen.entries()) {
      const daar = delen[i];
      if (daar === undefined) onleesbaar.push(lijst);
      else if (daar.length > 0) gevonden.push({ ...lijst, delen: daar });
    }
  }
  return { rijen: gevonden, onleesbaar, ...(volgende === undefined ? {} : { volgende }) };
}
