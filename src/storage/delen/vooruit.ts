/**
 * Reads ahead for a batch of zendingen. Runs that lie near each other in a segment are fetched with one request, so that ten
 * zendingen of one verantwoording cost a few reads and not forty.
 */
import { type DeelSleutel, deelNaam } from '../../domain/deel.ts';
import { readAll, streamOf } from '../bytes.ts';
import type { Blobs, Bytestroom } from '../ports.ts';
import { type DelenInhoud, type Run, segmentSleutel } from './inhoud.ts';

/** Reading over a gap is cheaper than asking twice, up to about this. */
const GAT_BYTES = 128 * 1024;
/** What is read ahead is kept in memory, so it stops here; what is left is read when it is needed. */
const MAXIMUM_BYTES = 8 * 1024 * 1024;

interface Stuk {
  readonly sleutel: string;
  readonly offset: number;
  lengte: number;
}

/** Blobs that answer from memory what was read ahead, and ask `blobs` for the rest. Reading only. */
export function readAhead(
  blobs: Pick<Blobs, 'get'>,
  map: string,
  inhoud: DelenInhoud,
  delen: readonly DeelSleutel[],
): Pick<Blobs, 'get'> {
  const nodig = new Set(delen.map(deelNaam));
  const stukken = joinRuns(
    map,
    inhoud.runs.filter((run) => nodig.has(deelNaam(run))),
  );
  const gelezen = new Map<Stuk, Promise<Uint8Array | undefined>>();
  return {
    async get(sleutel, deel): Promise<Bytestroom | undefined> {
      const stuk =
        deel === undefined
          ? undefined
          : stukken.find(
              (s) =>
                s.sleutel === sleutel && s.offset <= deel.offset && deel.offset + deel.lengte <= s.offset + s.lengte,
            );
      if (deel === undefined || stuk === undefined) return blobs.get(sleutel, deel);
      let bytes = gelezen.get(stuk);
      if (bytes === undefined) {
        bytes = blobs
          .get(sleutel, { offset: stuk.offset, lengte: stuk.lengte })
          .then((stroom) => (stroom === undefined ? undefined : readAll(stroom)));
        gelezen.set(stuk, bytes);
      }
      const alles = await bytes;
      const van = deel.offset - stuk.offset;
      return alles === undefined ? undefined : streamOf(alles.subarray(van, van + deel.lengte));
    },
  };
}

function joinRuns(map: string, runs: readonly Run[]): readonly Stuk[] {
  const stukken: Stuk[] = [];
  let totaal = 0;
  for (const run of runs.toSorted((a, b) => a.segment - b.segment || a.offset - b.offset)) {
    const sleutel = segmentSleutel(map, run.segment);
    const laatste = stukken.at(-1);
    const eind = run.offset + run.bytes;
    const aansluitend =
      laatste?.sleutel === sleutel && run.offset - (laatste.offset + laatste.lengte) <= GAT_BYTES ? laatste : undefined;
    const erbij = aansluitend === undefined ? run.bytes : eind - (aansluitend.offset + aansluitend.lengte);
    if (totaal + erbij > MAXIMUM_BYTES) continue;
    totaal += erbij;
    if (aansluitend === undefined) stukken.push({ sleutel, offset: run.offset, lengte: run.bytes });
    else aansluitend.lengte += erbij;
  }
  return stukken;
}
