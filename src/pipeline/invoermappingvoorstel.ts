/** A proposal for an invoermapping from the first rows of a file; nothing of the file is kept. */

import type { Bevinding } from '../domain/bevinding.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import type { Celwaarde } from '../domain/werkmapcel.ts';
import { readCsv } from '../ingest/csv/lees.ts';
import { keurInvoermapping } from '../ingest/mapping/keur.ts';
import {
  KOPRIJEN,
  stelMappingVoor,
  VOORBEELDRIJEN,
  type Voorbeeldrij,
  type Voorstel,
} from '../ingest/mapping/voorstel.ts';
import { detectInvoer } from '../ingest/soort.ts';
import { WerkmapLeesfout } from '../ingest/werkmap/fout.ts';
import { openWerkmap } from '../ingest/werkmap/werkmap.ts';
import { ZipLeesfout } from '../ingest/zip/fout.ts';
import { readAll, streamOf } from '../storage/bytes.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { bestandsbevinding } from './bestandsfout.ts';
import type { Diensten } from './diensten.ts';
import { peek } from './stromen.ts';
import { UnreadableInput } from './unreadable.ts';

export type Voorsteluitkomst =
  | { readonly soort: 'voorstel'; readonly voorstel: Voorstel; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'geweigerd'; readonly teGroot: boolean; readonly bevindingen: readonly Bevinding[] };

const MAXIMUM_RIJEN = KOPRIJEN + VOORBEELDRIJEN;
const LIMIETEN_CSV = { kolommen: LIMIETEN.csvKolommen.waarde, veldTekens: LIMIETEN.csvVeldTekens.waarde };
/** As for a workbook that is submitted. */
const UITPAKFACTOR = 10;

export async function maakVoorstel(diensten: Diensten, body: Bytestroom): Promise<Voorsteluitkomst> {
  try {
    return await make(diensten, body);
  } catch (fout) {
    if (fout instanceof UnreadableInput) return refuse([fout.bevinding]);
    if (fout instanceof ZipLeesfout) return refuse([bestandsbevinding(fout.zipfout)]);
    if (fout instanceof WerkmapLeesfout) return refuse([bestandsbevinding(fout.werkmapfout)]);
    throw fout;
  }
}

const refuse = (bevindingen: readonly Bevinding[], teGroot = false): Voorsteluitkomst => ({
  soort: 'geweigerd',
  teGroot,
  bevindingen,
});

async function make(diensten: Diensten, body: Bytestroom): Promise<Voorsteluitkomst> {
  const { maximaleProefBytes: maximumBytes } = diensten.limieten;
  const { begin, alles } = await peek(body);
  const soort = detectInvoer(begin);
  let bladen: readonly { readonly blad?: string; readonly rijen: readonly Voorbeeldrij[] }[] = [];
  if (soort === 'tekst') bladen = [{ rijen: await readRijenCsv(alles, maximumBytes) }];
  else if (soort === 'zip' || soort === 'compound') {
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
    bladen = await Promise.all(
      zichtbaar.map(async ({ naam }) => ({ blad: naam, rijen: await firstRows(werkmap.value.rijen(naam)) })),
    );
  }
  const beeld = await diensten.register.huidig();
  let beste: Voorstel | undefined;
  for (const { blad, rijen } of bladen) {
    const voorstel = stelMappingVoor(rijen, beeld.index.gemeentetabel);
    if (voorstel === undefined) continue;
    const { lijst, ...rest } = voorstel.mapping;
    const met = { ...voorstel, mapping: { lijst, ...(blad !== undefined && { blad }), ...rest } };
    if (beste === undefined || met.mapping.kolommen.length > beste.mapping.kolommen.length) beste = met;
  }
  if (beste === undefined || beste.mapping.kolommen.length === 0)
    return refuse([{ code: 'MAPPING_GEEN_TABEL', ernst: 'fout', plaats: {}, parameters: {} }]);
  return { soort: 'voorstel', voorstel: beste, bevindingen: keurInvoermapping(beste.mapping) };
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
