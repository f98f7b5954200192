import type { DeelSleutel, PrestatieRegel, TrajectRegel } from '../../domain/deel.ts';
import type { Prestatie, Traject } from '../../domain/verantwoording.ts';
import type { Blobs, Bytestroom } from '../ports.ts';
import { type Bewaarruimte, createBewaarruimte } from './bewaarruimte.ts';
import { type DelenInhoud, type Lijst, type Run, segmentSleutel } from './inhoud.ts';

/** Regels handed on at a time: enough to amortise the waiting, few enough to stay small. */
const BATCH = 512;
/** Parsed at a time. V8 puts strings from about 128 KiB on among its large objects, and then parsing takes twice as long. */
const STUK_BYTES = 32 * 1024;

type Lijn<Waarde> = readonly [nr: number, waarde: Waarde];

/** The regels of one deel in order of (bsn, nr), in batches. Can be opened again for a second pass. */
export interface Deelbron<Regel> {
  readonly sleutel: DeelSleutel;
  readonly open: () => AsyncIterable<readonly Regel[]>;
}

export const prestatieBron = (
  blobs: Pick<Blobs, 'get'>,
  map: string,
  inhoud: DelenInhoud,
  deel: DeelSleutel,
  ruimte = createBewaarruimte(),
): Deelbron<PrestatieRegel> =>
  bron<Prestatie, PrestatieRegel>(blobs, map, inhoud, deel, 'prestaties', ruimte, ([nr, prestatie]) => ({
    nr,
    prestatie,
  }));

export const trajectBron = (
  blobs: Pick<Blobs, 'get'>,
  map: string,
  inhoud: DelenInhoud,
  deel: DeelSleutel,
  ruimte = createBewaarruimte(),
): Deelbron<TrajectRegel> =>
  bron<Traject, TrajectRegel>(blobs, map, inhoud, deel, 'trajecten', ruimte, ([nr, traject]) => ({ nr, traject }));

function bron<Waarde extends { bsn: string }, Regel>(
  blobs: Pick<Blobs, 'get'>,
  map: string,
  inhoud: DelenInhoud,
  deel: DeelSleutel,
  lijst: Lijst,
  ruimte: Bewaarruimte,
  toRegel: (lijn: Lijn<Waarde>) => Regel,
): Deelbron<Regel> {
  const runs = inhoud.runs.filter(
    (run) => run.gemeentecode === deel.gemeentecode && run.wet === deel.wet && run.lijst === lijst,
  );
  const totaal = runs.reduce((som, run) => som + run.bytes, 0);
  const bewaar = totaal <= ruimte.bytes;
  if (bewaar) ruimte.bytes -= totaal;
  const read = (): AsyncGenerator<readonly Regel[]> =>
    samengevoegd<Waarde, Regel>(() => Promise.all(runs.map((run) => openRun(blobs, map, run))), toRegel);
  return {
    sleutel: deel,
    open: bewaar ? keeping(read) : read,
  };
}

/** Reads once, and gives from memory what was once read to its end. */
function keeping<Regel>(read: () => AsyncIterable<readonly Regel[]>): () => AsyncIterable<readonly Regel[]> {
  let bewaard: readonly (readonly Regel[])[] | undefined;
  return async function* () {
    if (bewaard !== undefined) {
      yield* bewaard;
      return;
    }
    const gelezen: (readonly Regel[])[] = [];
    for await (const batch of read()) {
      gelezen.push(batch);
      yield batch;
    }
    bewaard = gelezen;
  };
}

async function openRun(blobs: Pick<Blobs, 'get'>, map: string, run: Run): Promise<Bytestroom> {
  const stream = await blobs.get(segmentSleutel(map, run.segment), { offset: run.offset, lengte: run.bytes });
  if (stream === undefined) throw new Error(`segment ${run.segment} of ${map} is gone`);
  return stream;
}

const BEGIN = '['.charCodeAt(0);
const KOMMA = ','.charCodeAt(0);
const EINDE = ']'.charCodeAt(0);
const REGELEINDE = '\n'.charCodeAt(0);

/**
 * Whole lines of a run, parsed a batch at a time by the native parser. The bytes are made into one JSON array before they become
 * text, so that no text is made but the one that is parsed.
 */
async function* lijnen<Waarde>(stream: Bytestroom): AsyncGenerator<readonly Lijn<Waarde>[]> {
  const decoder = new TextDecoder();
  let buffer = new Uint8Array(2 * STUK_BYTES);
  buffer[0] = BEGIN;
  let vol = 1;
  for await (const chunk of stream) {
    for (let van = 0; van < chunk.length; van += STUK_BYTES) {
      const stuk = chunk.subarray(van, van + STUK_BYTES);
      if (vol + stuk.length > buffer.length) buffer = enlarged(buffer, vol + stuk.length);
      buffer.set(stuk, vol);
      const laatste = stuk.lastIndexOf(REGELEINDE);
      const eind = vol + laatste;
      vol += stuk.length;
      if (laatste < 0) continue;
      buffer[eind] = EINDE;
      const lijst = buffer.subarray(0, eind + 1);
      // JSON.stringify never writes a bare line feed, so every one of them separates two regels.
      for (let plek = lijst.indexOf(REGELEINDE); plek >= 0; plek = lijst.indexOf(REGELEINDE, plek)) lijst[plek] = KOMMA;
      yield JSON.parse(decoder.decode(lijst)) as Lijn<Waarde>[];
      buffer.copyWithin(1, eind + 1, vol);
      vol -= eind;
    }
  }
}

function enlarged(buffer: Uint8Array<ArrayBuffer>, nodig: number): Uint8Array<ArrayBuffer> {
  const groter = new Uint8Array(2 * nodig);
  groter.set(buffer);
  return groter;
}

async function* samengevoegd<Waarde extends { bsn: string }, Regel>(
  openen: () => Promise<readonly Bytestroom[]>,
  toRegel: (lijn: Lijn<Waarde>) => Regel,
): AsyncGenerator<readonly Regel[]> {
  const streams = await openen();
  const [enige] = streams;
  if (streams.length === 1 && enige !== undefined) {
    for await (const batch of lijnen<Waarde>(enige)) yield batch.map(toRegel);
    return;
  }
  const koppen: Kop<Waarde>[] = [];
  for (const stream of streams) {
    const iterator = lijnen<Waarde>(stream);
    const kop = await volgende({ iterator, batch: [], positie: 0 });
    if (kop !== undefined) koppen.push(kop);
  }
  let uit: Regel[] = [];
  while (koppen.length > 0) {
    let kleinste = 0;
    for (let i = 1; i < koppen.length; i++) if (voor(koppen[i], koppen[kleinste])) kleinste = i;
    const kop = koppen[kleinste];
    if (kop === undefined) break;
    const lijn = kop.batch[kop.positie++];
    if (lijn !== undefined) uit.push(toRegel(lijn));
    if (kop.positie >= kop.batch.length && (await volgende(kop)) === undefined) koppen.splice(kleinste, 1);
    if (uit.length >= BATCH) {
      yield uit;
      uit = [];
    }
  }
  if (uit.length > 0) yield uit;
}

interface Kop<Waarde> {
  readonly iterator: AsyncGenerator<readonly Lijn<Waarde>[]>;
  batch: readonly Lijn<Waarde>[];
  positie: number;
}

async function volgende<Waarde>(kop: Kop<Waarde>): Promise<Kop<Waarde> | undefined> {
  for (;;) {
    const { done, value } = await kop.iterator.next();
    if (done) return undefined;
    if (value.length === 0) continue;
    kop.batch = value;
    kop.positie = 0;
    return kop;
  }
}

function voor<Waarde extends { bsn: string }>(a: Kop<Waarde> | undefined, b: Kop<Waarde> | undefined): boolean {
  const x = a?.batch[a.positie];
  const y = b?.batch[b.positie];
  if (x === undefined || y === undefined) return x !== undefined;
  return x[1].bsn < y[1].bsn || (x[1].bsn === y[1].bsn && x[0] < y[0]);
}
