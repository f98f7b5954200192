/** Reads the sheets of the invulsjabloon: the kop from the small ones, the lines of the two large ones as a stream. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import { celadres, type Rij } from '../../domain/werkmapcel.ts';
import {
  columnsOfBlad,
  GEMEENTEKOLOM,
  INVULBLADEN,
  type Invulblad,
  type Invulkolom,
  KOPBLAD,
  KOPVELDEN,
  SOORTEN,
  soortKop,
} from '../../standaard/bladen.ts';
import { type Melder, ZWIJGT } from '../bevindingen.ts';
import { countKnown, type Indeling, matchHeadings, plainHeading } from '../tabel/koppen.ts';
import { type Gelezenrij, pointerOf, Rijlezer, reportCel } from '../tabel/rij.ts';
import { type Leeswijze, readCel } from '../tabel/waarde.ts';
import type { Werkmap } from '../werkmap/werkmap.ts';
import type { Kopbouwer } from './kop.ts';

/** The row of headings is looked for from the top; a title or an explanation may stand above it. */
const BEKEKEN_RIJEN = 20;
/** A list of the kop may have a thousand elements; what is far beyond is not read into memory. */
const MAX_KOPRIJEN = 5_000;

const NAAM = 0;
const WAARDE = 1;

type Kopveld = { readonly kop: string } & ({ readonly kolom: Invulkolom } | { readonly soort: string });

const KOPREGELS: ReadonlyMap<string, Kopveld> = new Map(
  [
    ...KOPVELDEN.map((kolom): Kopveld => ({ kop: kolom.kop, kolom })),
    ...SOORTEN.map((soort): Kopveld => ({ kop: soortKop(soort), soort })),
  ].map((veld) => [plainHeading(veld.kop), veld]),
);
const JA_NEE: Invulkolom = { kop: '', veld: 'kop.soorten', pad: [], soort: 'janee', verplicht: false };

/** The sheet with one value per row: its name in the first column, the value in the second. */
export async function readKopblad(
  werkmap: Werkmap,
  wijze: Leeswijze,
  bouwer: Kopbouwer,
  melder: Melder,
): Promise<void> {
  const soorten: string[] = [];
  const gezien = new Set<Kopveld>();
  for await (const { nr, cellen } of firstRows(werkmap, KOPBLAD)) {
    const naam = cellen.get(NAAM);
    const waarde = cellen.get(WAARDE);
    const veld = naam?.soort === 'tekst' ? KOPREGELS.get(plainHeading(naam.tekst)) : undefined;
    const bron: Bronplaats = { blad: KOPBLAD, cel: celadres(WAARDE, nr) };
    if (veld === undefined) {
      // A title or an explanation has no value beside it; the headings of the sheet itself stand above the first subject.
      if (naam !== undefined && waarde !== undefined && gezien.size > 0) melder.fout('KOPVELD_ONBEKEND', { bron }, {});
      continue;
    }
    if (gezien.has(veld)) melder.fout('KOPVELD_DUBBEL', { bron }, { kolom: veld.kop });
    gezien.add(veld);
    const kolom = 'kolom' in veld ? veld.kolom : JA_NEE;
    const pointer = 'kolom' in veld ? pointerOf(kolom.pad) : '/soorten';
    bouwer.wijs(pointer, () => bron);
    const gelezen = waarde && readCel(kolom, waarde, wijze);
    if (gelezen === undefined) continue;
    if (!gelezen.ok) {
      bouwer.gemeld.push(pointer);
      reportCel(gelezen.fout, veld.kop, wijze, { pointer, bron }, melder);
    } else if ('kolom' in veld) bouwer.set(kolom.pad, gelezen.waarde);
    else if (gelezen.waarde === true) soorten.push(veld.soort);
  }
  if (soorten.length > 0) bouwer.set(['soorten'], soorten);
}

async function* firstRows(werkmap: Werkmap, blad: string): AsyncGenerator<Rij> {
  let aantal = 0;
  for await (const rijen of werkmap.rijen(blad))
    for (const rij of rijen) {
      if (++aantal > MAX_KOPRIJEN) return;
      yield rij;
    }
}

/** A sheet whose rows are elements of a list of the kop. */
export async function readGegevensblad(
  werkmap: Werkmap,
  blad: Invulblad,
  wijze: Leeswijze,
  bouwer: Kopbouwer,
  melder: Melder,
): Promise<void> {
  for await (const rijen of readTabel(werkmap, blad, wijze, melder, MAX_KOPRIJEN))
    for (const { gelezen, bronplaats } of rijen) {
      const { [GEMEENTEKOLOM]: gemeente, ...waarde } = gelezen.waarde;
      const gemeentecode = typeof gemeente === 'string' ? gemeente : undefined;
      const nodig =
        blad.plaats.soort === 'gemeente' || (blad.plaats.soort === 'gegevens' && blad.plaats.voor === 'gemeente');
      if (nodig && gemeentecode === undefined) {
        melder.fout('TABEL_GEMEENTE_ONTBREEKT', { bron: bronplaats(`/${GEMEENTEKOLOM}`) }, {});
        continue;
      }
      const pointer = bouwer.add(blad, gemeentecode, waarde);
      bouwer.wijs(pointer, bronplaats);
      bouwer.gemeld.push(...gelezen.gemeld.map((veld) => pointer + veld));
    }
}

export interface Tabelrij {
  readonly gelezen: Gelezenrij;
  readonly bronplaats: (veld: string) => Bronplaats;
}

/** The rows of a sheet below its headings, in batches. Without headings that are known nothing is read, and that is reported. */
export async function* readTabel(
  werkmap: Werkmap,
  blad: Invulblad,
  wijze: Leeswijze,
  melder: Melder,
  maximum = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly Tabelrij[]> {
  const kolommen = columnsOfBlad(blad);
  let lezer: Rijlezer | undefined;
  let indeling: Indeling<Invulkolom> = new Map();
  let bekeken = 0;
  let aantal = 0;
  for await (const rijen of werkmap.rijen(blad.naam)) {
    const klaar: Tabelrij[] = [];
    for (const { nr, cellen } of rijen) {
      if (lezer === undefined) {
        const koppen = textsOf(cellen);
        if (!isKopregel(koppen, kolommen)) {
          if (++bekeken > BEKEKEN_RIJEN) break;
          continue;
        }
        indeling = matchHeadings(koppen, kolommen, melder, (kolom = 0) => ({
          blad: blad.naam,
          cel: celadres(kolom, nr),
        }));
        lezer = new Rijlezer(indeling, wijze, melder);
        continue;
      }
      if (++aantal > maximum) return;
      const gelezen = lezer.read(cellen, (kolom) => ({ blad: blad.naam, cel: celadres(kolom, nr) }));
      if (gelezen !== undefined) klaar.push({ gelezen, bronplaats: placesOf(blad.naam, nr, indeling) });
    }
    if (klaar.length > 0) yield klaar;
  }
  if (lezer === undefined && bekeken > 0) melder.fout('TABEL_ZONDER_KOPREGEL', { bron: { blad: blad.naam } }, {});
  lezer?.finish();
}

/** Half of what stands in it is known. */
const isKopregel = (koppen: ReadonlyMap<number, string>, kolommen: readonly Invulkolom[]): boolean =>
  koppen.size > 0 && countKnown(koppen.values(), kolommen) * 2 >= Math.min(koppen.size, kolommen.length);

export interface Bladindeling {
  /** Row of the headings; undefined on the kopblad, which has none. */
  readonly koprij?: number;
  readonly kolommen: Indeling<Invulkolom>;
  /** On the kopblad: what the value in this row is. */
  readonly perRij: ReadonlyMap<number, Invulkolom>;
}

/** How a sheet was laid out by who filled it in; for a sheet of another kind nothing is known. */
export async function findIndeling(werkmap: Werkmap, naam: string): Promise<Bladindeling> {
  if (naam === KOPBLAD) return { kolommen: new Map(), perRij: await kopbladRows(werkmap) };
  const blad = INVULBLADEN.find((een) => een.naam === naam);
  const kolommen = blad === undefined ? [] : columnsOfBlad(blad);
  let bekeken = 0;
  for await (const rijen of werkmap.rijen(naam))
    for (const { nr, cellen } of rijen) {
      const koppen = textsOf(cellen);
      if (isKopregel(koppen, kolommen))
        return { koprij: nr, kolommen: matchHeadings(koppen, kolommen, ZWIJGT, () => ({})), perRij: new Map() };
      if (++bekeken > BEKEKEN_RIJEN) return { kolommen: new Map(), perRij: new Map() };
    }
  return { kolommen: new Map(), perRij: new Map() };
}

async function kopbladRows(werkmap: Werkmap): Promise<ReadonlyMap<number, Invulkolom>> {
  const perRij = new Map<number, Invulkolom>();
  for await (const { nr, cellen } of firstRows(werkmap, KOPBLAD)) {
    const naam = cellen.get(NAAM);
    const veld = naam?.soort === 'tekst' ? KOPREGELS.get(plainHeading(naam.tekst)) : undefined;
    if (veld !== undefined) perRij.set(nr, 'kolom' in veld ? veld.kolom : { ...JA_NEE, kop: veld.kop });
  }
  return perRij;
}

function textsOf(cellen: Rij['cellen']): ReadonlyMap<number, string> {
  const teksten = new Map<number, string>();
  for (const [kolom, cel] of cellen)
    if (cel.soort === 'tekst' && cel.tekst.trim() !== '') teksten.set(kolom, cel.tekst);
  return teksten;
}

/** Cell of a field in this row; of the row itself when the field has no column. */
function placesOf(blad: string, nr: number, indeling: Indeling<Invulkolom>): (veld: string) => Bronplaats {
  return (veld) => {
    for (const [kolom, { kop, pad }] of indeling)
      if (pointerOf(pad) === veld) return { blad, cel: celadres(kolom, nr), veld: kop };
    return { blad, regel: nr };
  };
}
