/** Shows the beginning of a file that would be made: a workbook and CSV as a table, XML and JSON as a tree, other text as lines. */
import type { Beeld, Tabelbeeld, Voorvertoning } from '../domain/voorvertoning.ts';
import { type Celwaarde, datumVanDagnummer, kolomLetters } from '../domain/werkmapcel.ts';
import { readCsv } from '../ingest/csv/lees.ts';
import { openWerkmap, type Werkmap } from '../ingest/werkmap/werkmap.ts';
import { streamOf } from '../storage/bytes.ts';
import { toonWaarde, verhulBsn } from './controle-waarden.ts';
import { jsonBoom, xmlBoom } from './voorvertoning-boom.ts';

const MAX_RIJEN = 25;
const MAX_KOLOMMEN = 60;
const MAX_BLADEN = 12;
const MAX_REGELS = 40;
const MAX_UITGEPAKT = 16 * 1024 * 1024;
const CSV_LIMIETEN = { maximaleBytes: Number.MAX_SAFE_INTEGER, kolommen: 1_000, veldTekens: 10_000 };

/** @param begin the first bytes; @param bytes how many the file has */
export async function voorvertoning(
  begin: Uint8Array,
  { bestandsnaam, bytes }: { readonly bestandsnaam: string; readonly bytes: number },
): Promise<Voorvertoning> {
  const afgekapt = begin.length < bytes;
  if (begin[0] === 0x50 && begin[1] === 0x4b) return werkmapBeelden(begin);
  const tekst = new TextDecoder().decode(begin);
  if (tekst.trimStart().startsWith('<')) {
    const { beeld, meer } = await xmlBoom(begin);
    return { beelden: [beeld], meer: meer || afgekapt };
  }
  const boom = afgekapt ? undefined : jsonBoom(tekst);
  if (boom !== undefined) return { beelden: [boom.beeld], meer: boom.meer };
  return /\.(csv|tsv)$/i.test(bestandsnaam) ? csvBeeld(begin, afgekapt) : regelBeeld(tekst, afgekapt);
}

const showCel = (kop: string, waarde: string): string => toonWaarde(`/${kop}`, waarde) ?? '';

function regelBeeld(tekst: string, afgekapt: boolean): Voorvertoning {
  const regels = tekst.split(/\r?\n/);
  // A file that was cut off ends within a line.
  if (afgekapt) regels.pop();
  const getoond = regels.slice(0, MAX_REGELS).map(verhulBsn);
  return { beelden: [{ soort: 'regels', regels: getoond }], meer: afgekapt || regels.length > MAX_REGELS };
}

async function csvBeeld(begin: Uint8Array, afgekapt: boolean): Promise<Voorvertoning> {
  const rijen: (readonly string[])[] = [];
  for await (const batch of readCsv(streamOf(begin), {}, CSV_LIMIETEN))
    rijen.push(...batch.map(({ velden }) => velden.slice(0, MAX_KOLOMMEN)));
  if (afgekapt) rijen.pop();
  const [koppen = [], ...rest] = rijen;
  return {
    beelden: [toTabel(koppen, rest)],
    meer: afgekapt || rest.length > MAX_RIJEN,
  };
}

const toTabel = (koppen: readonly string[], rijen: readonly (readonly string[])[], naam?: string): Tabelbeeld => ({
  soort: 'tabel',
  ...(naam === undefined ? {} : { naam }),
  koppen: koppen.map(verhulBsn),
  rijen: rijen.slice(0, MAX_RIJEN).map((rij) => koppen.map((kop, kolom) => showCel(kop, rij[kolom] ?? ''))),
});

async function werkmapBeelden(bytes: Uint8Array): Promise<Voorvertoning> {
  const boek = await openWerkmap(
    { bytes: bytes.length, lees: async (offset, lengte) => streamOf(bytes.subarray(offset, offset + lengte)) },
    MAX_UITGEPAKT,
  );
  if (!boek.ok) return { beelden: [], meer: true };
  const bladen = boek.value.bladen.filter(({ verborgen }) => !verborgen);
  const beelden: Beeld[] = [];
  let meer = bladen.length > MAX_BLADEN;
  for (const { naam } of bladen.slice(0, MAX_BLADEN)) {
    const { beeld, afgekapt } = await bladBeeld(boek.value, naam);
    beelden.push(beeld);
    meer ||= afgekapt;
  }
  return { beelden, meer };
}

/** A workbook keeps a date as a number; that it is one stands in its style, or is told by the heading above it. */
const OVER_DATUM = /datum|^van$|vanaf|tot en met|t\/m/i;
/** From 2000 to 2100: what is outside it in such a column is no date either. */
const DAGNUMMERS = { eerste: 36_526, laatste: 73_050 };

function getalTekst(getal: number, overDatum: boolean, vanaf1904: boolean): string {
  const isDag = Number.isInteger(getal) && getal >= DAGNUMMERS.eerste && getal <= DAGNUMMERS.laatste;
  const datum = overDatum && isDag ? datumVanDagnummer(getal, vanaf1904) : undefined;
  return datum ?? String(getal).replace('.', ',');
}

const celTekst = (cel: Celwaarde | undefined, overDatum: boolean, vanaf1904: boolean): string => {
  switch (cel?.soort) {
    case 'tekst':
      return cel.tekst;
    case 'getal':
      return getalTekst(cel.getal, overDatum, vanaf1904);
    case 'waarheid':
      return cel.waarheid ? 'waar' : 'onwaar';
    default:
      return '';
  }
};

/** As a spreadsheet shows it: letters above the columns, because a sheet may have its headings anywhere. */
async function bladBeeld(
  boek: Werkmap,
  naam: string,
): Promise<{ readonly beeld: Tabelbeeld; readonly afgekapt: boolean }> {
  const rijen: (readonly string[])[] = [];
  let breedte = 1;
  const datumkolommen = new Set<number>();
  let afgekapt = false;
  for await (const batch of boek.rijen(naam)) {
    for (const { cellen } of batch) {
      if (rijen.length >= MAX_RIJEN) {
        afgekapt = true;
        break;
      }
      const laatste = Math.min(MAX_KOLOMMEN, Math.max(...cellen.keys()) + 1);
      breedte = Math.max(breedte, laatste);
      for (const [kolom, cel] of cellen)
        if (cel.soort === 'tekst' && OVER_DATUM.test(cel.tekst)) datumkolommen.add(kolom);
      rijen.push(
        Array.from({ length: laatste }, (_, kolom) =>
          celTekst(cellen.get(kolom), datumkolommen.has(kolom), boek.vanaf1904),
        ),
      );
    }
    if (afgekapt) break;
  }
  const koppen = Array.from({ length: breedte }, (_, kolom) => kolomLetters(kolom));
  return { beeld: toTabel(koppen, rijen, naam), afgekapt };
}
