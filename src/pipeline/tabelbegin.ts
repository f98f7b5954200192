/** The first rows of a table that somebody shows us, CSV or workbook: to recognise its headings. Nothing of the file is kept. */
import type { Bevinding } from '../domain/bevinding.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import type { Celwaarde } from '../domain/werkmapcel.ts';
import { readCsv } from '../ingest/csv/lees.ts';
import { KOPRIJEN, VOORBEELDRIJEN, type Voorbeeldrij } from '../ingest/mapping/voorstel.ts';
import { detectInvoer } from '../ingest/soort.ts';
import { WerkmapLeesfout } from '../ingest/werkmap/fout.ts';
import { openWerkmap } from '../ingest/werkmap/werkmap.ts';
import { ZipLeesfout } from '../ingest/zip/fout.ts';
import { readAll, streamOf } from '../storage/bytes.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { bestandsbevinding } from './bestandsfout.ts';
import { peek } from './stromen.ts';
import { UnreadableInput } from './unreadable.ts';

export interface Bladbegin {
  /** Name of the sheet; a CSV file has none. */
  readonly blad?: string;
  readonly rijen: readonly Voorbeeldrij[];
}

export type Tabelbegin =
  /** `begin`: the first bytes of the file. */
  | { readonly soort: 'gelezen'; readonly bladen: readonly Bladbegin[]; readonly begin: Uint8Array }
  | { readonly soort: 'geweigerd'; readonly teGroot: boolean; readonly bevindingen: readonly Bevinding[] };

const MAXIMUM_RIJEN = KOPRIJEN + VOORBEELDRIJEN;
const LIMIETEN_CSV = { kolommen: LIMIETEN.csvKolommen.waarde, veldTekens: LIMIETEN.csvVeldTekens.waarde };
/** As for a workbook that is submitted. */
const UITPAKFACTOR = 10;

/** What is no table has no sheets. */
export async function readTabelbegin(body: Bytestroom, maximumBytes: number): Promise<Tabelbegin> {
  try {
    return await read(body, maximumBytes);
  } catch (fout) {
    if (fout instanceof UnreadableInput) return refuse([fout.bevinding]);
    if (fout instanceof ZipLeesfout) return refuse([bestandsbevinding(fout.zipfout)]);
    if (fout instanceof WerkmapLeesfout) return refuse([bestandsbevinding(fout.werkmapfout)]);
    throw fout;
  }
}

const refuse = (bevindingen: readonly Bevinding[], teGroot = false): Tabelbegin => ({
  soort: 'geweigerd',
  teGroot,
  bevindingen,
});

async function read(body: Bytestroom, maximumBytes: number): Promise<Tabelbegin> {
  const { begin, alles } = await peek(body);
  const soort = detectInvoer(begin);
  if (soort === 'tekst')
    return { soort: 'gelezen', bladen: [{ rijen: await readRijenCsv(alles, maximumBytes) }], begin };
  if (soort !== 'zip' && soort !== 'compound') return { soort: 'gelezen', bladen: [], begin };
  const bytes = await readAll(bounded(alles, maximumBytes));
  if (bytes.length > maximumBytes)
    return refuse([{ code: 'INVOER_TE_GROOT', ernst: 'fout', plaats: {}, parameters: { maximumBytes } }], true);
  const werkmap = await openWerkmap(
    {
      bytes: bytes.length,
      lees: async (offset, lengte) => streamOf(bytes.subarray(offset, offset + lengte)),
    },
    maximumBytes * UITPAKFACTOR,
  );
  if (!werkmap.ok) return refuse(werkmap.error.map(bestandsbevinding));
  const zichtbaar = werkmap.value.bladen.filter(({ verborgen }) => !verborgen);
  const bladen = await Promise.all(
    zichtbaar.map(async ({ naam }) => ({ blad: naam, rijen: await firstRows(werkmap.value.rijen(naam)) })),
  );
  return { soort: 'gelezen', bladen, begin };
}

/** One byte more than may be tells that there is more. */
async function* bounded(bytes: Bytestroom, maximum: number): AsyncGenerator<Uint8Array> {
  let gelezen = 0;
  for await (const brok of bytes) {
    gelezen += brok.length;
    yield brok;
    if (gelezen > maximum) return;
  }
}

async function firstRows(batches: AsyncIterable<readonly Voorbeeldrij[]>): Promise<readonly Voorbeeldrij[]> {
  const rijen: Voorbeeldrij[] = [];
  for await (const batch of batches) {
    rijen.push(...batch);
    if (rijen.length >= MAXIMUM_RIJEN) break;
  }
  return rijen.slice(0, MAXIMUM_RIJEN);
}

/** A file that breaks off or cannot be read further shows the rows up to there. */
async function readRijenCsv(bytes: Bytestroom, maximaleBytes: number): Promise<readonly Voorbeeldrij[]> {
  const rijen: Voorbeeldrij[] = [];
  for await (const batch of readCsv(bytes, {}, { maximaleBytes, ...LIMIETEN_CSV })) {
    for (const { regel, velden } of batch)
      rijen.push({
        nr: regel,
        cellen: new Map(velden.map((tekst, i): [number, Celwaarde] => [i, { soort: 'tekst', tekst }])),
      });
    if (rijen.length >= MAXIMUM_RIJEN) break;
  }
  return rijen.slice(0, MAXIMUM_RIJEN);
}
