import type { DeelSleutel } from '../../domain/deel.ts';
import { inBlocks, readAll } from '../bytes.ts';
import type { Blobs } from '../ports.ts';
import { type Betrokkeneninhoud, HASH_BYTES, RECORD_BYTES, runSleutel } from './indeling.ts';
import { compareBytes } from './schrijver.ts';

/** Records read at a time. */
const PER_KEER = 1024;

/** The delen that this person is in; none when the list does not hold them. Reads one stretch of each run. */
export async function findDelen(
  blobs: Pick<Blobs, 'get'>,
  map: string,
  inhoud: Betrokkeneninhoud,
  hash: Uint8Array,
): Promise<readonly DeelSleutel[]> {
  const plaatsen = new Set<number>();
  const emmer = hash[0] ?? 0;
  for (const [run, { aantal, vanaf }] of inhoud.runs.entries()) {
    const van = vanaf[emmer] ?? 0;
    const tot = vanaf[emmer + 1] ?? aantal;
    if (tot === van) continue;
    const bytes = await readAll(
      await open(blobs, map, run, { offset: van * RECORD_BYTES, lengte: (tot - van) * RECORD_BYTES }),
    );
    for (let i = 0; i < bytes.length; i += RECORD_BYTES)
      if (compareBytes(bytes.subarray(i, i + HASH_BYTES), hash) === 0) plaatsen.add(plaatsIn(bytes, i));
  }
  return [...plaatsen].sort((a, b) => a - b).flatMap((plaats) => inhoud.delen[plaats] ?? []);
}

/**
 * Everyone in the list, each once, in order of hash; memory does not grow with them.
 *
 * @param isIn only who is in one of these delen
 */
export async function* listBetrokkenen(
  blobs: Pick<Blobs, 'get'>,
  map: string,
  inhoud: Betrokkeneninhoud,
  isIn: (deel: DeelSleutel) => boolean = () => true,
): AsyncGenerator<Uint8Array> {
  const gevraagd = inhoud.delen.map(isIn);
  const koppen = await Promise.all(
    inhoud.runs.map(async (_, run) => {
      const records = recordsOf(blobs, map, run, gevraagd);
      return { records, hash: (await records.next()).value };
    }),
  );
  for (;;) {
    let kleinste: Uint8Array | undefined;
    for (const { hash } of koppen)
      if (hash !== undefined && (kleinste === undefined || compareBytes(hash, kleinste) < 0)) kleinste = hash;
    if (kleinste === undefined) return;
    yield kleinste;
    for (const kop of koppen)
      while (kop.hash !== undefined && compareBytes(kop.hash, kleinste) === 0)
        kop.hash = (await kop.records.next()).value;
  }
}

async function* recordsOf(
  blobs: Pick<Blobs, 'get'>,
  map: string,
  run: number,
  gevraagd: readonly boolean[],
): AsyncGenerator<Uint8Array, undefined> {
  for await (const blok of inBlocks(await open(blobs, map, run), PER_KEER * RECORD_BYTES))
    for (let i = 0; i < blok.length; i += RECORD_BYTES)
      if (gevraagd[plaatsIn(blok, i)] === true) yield blok.slice(i, i + HASH_BYTES);
}

const plaatsIn = (bytes: Uint8Array, record: number): number =>
  ((bytes[record + HASH_BYTES] ?? 0) << 8) | (bytes[record + HASH_BYTES + 1] ?? 0);

async function open(
  blobs: Pick<Blobs, 'get'>,
  map: string,
  run: number,
  deel?: { readonly offset: number; readonly lengte: number },
) {
  const stroom = await blobs.get(runSleutel(map, run), deel);
  if (stroom === undefined) throw new Error(`run ${run} of ${map} is gone`);
  return stroom;
}
