/**
 * How the betrokkenen of one submission lie in blobs: who is in it, as keyed hashes, and in which deel. The list is written in *runs*, each
 * sorted, so that memory does not grow with it; the index tells where in a run the hashes of each first byte lie, so that one person is
 * found by reading one stretch of each run. The hash says nothing to who has no key, and the list stays when the submission is destroyed:
 * it is what the verwerkingenlogboek refers to.
 */
import type { DeelSleutel } from '../../domain/deel.ts';
import { readText } from '../bytes.ts';
import type { Blobs } from '../ports.ts';

/** HMAC-SHA-256. */
export const HASH_BYTES = 32;
/** A hash and the number of a deel. */
export const RECORD_BYTES = HASH_BYTES + 2;
export const EMMERS = 256;

export interface Betrokkenenrun {
  readonly aantal: number;
  /** Of each first byte: how many records come before it. */
  readonly vanaf: readonly number[];
}

export interface Betrokkeneninhoud {
  /** Version of the key that the hashes were made with. */
  readonly sleutelversie: number;
  /** A record names a deel by its place in this list. */
  readonly delen: readonly DeelSleutel[];
  readonly runs: readonly Betrokkenenrun[];
}

export const runSleutel = (map: string, run: number): string => `${map}/run-${run}`;
export const betrokkeneninhoudSleutel = (map: string): string => `${map}/inhoud.json`;

export async function readBetrokkeneninhoud(
  blobs: Pick<Blobs, 'get'>,
  map: string,
): Promise<Betrokkeneninhoud | undefined> {
  const stroom = await blobs.get(betrokkeneninhoudSleutel(map));
  return stroom === undefined ? undefined : (JSON.parse(await readText(stroom)) as Betrokkeneninhoud);
}
