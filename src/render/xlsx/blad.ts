/** A new sheet: a bold heading that stays in view and filters, columns with a width and a notatie, rows as they come. */
import type { Cel, Celnotatie, Werkblad } from '../../domain/output.ts';
import { MAX_KOLOMMEN, MAX_RIJEN } from '../../domain/werkmap.ts';
import { type Celomgeving, celrest, GEWOON, kolomletters } from './cel.ts';
import { HOOFDRUIMTE, KOPSTIJL, STIJLEN, XML_KOP } from './stijlen.ts';

const BROK = 64 * 1024;
const SMALSTE_KOLOM = 10;
const BREEDSTE_KOLOM = 255;

/** Numbers of the styles a sheet uses: those of a new workbook, or where they landed in the styles of a template. */
export interface Bladstijlen {
  readonly kop: number;
  readonly kolom: Readonly<Record<Celnotatie, number>>;
}

export const NIEUWE_STIJLEN: Bladstijlen = { kop: KOPSTIJL, kolom: STIJLEN };

/** Text in pieces of about 64 KiB, so that compression gets something to work on and memory stays flat. */
export async function* gather(stukken: AsyncIterable<string>): AsyncIterable<string> {
  let tekst = '';
  for await (const stuk of stukken) {
    tekst += stuk;
    if (tekst.length < BROK) continue;
    yield tekst;
    tekst = '';
  }
  if (tekst !== '') yield tekst;
}

/** Writes one row; a value that is not there and needs no style is left out. */
function createRijschrijver(
  blad: Werkblad,
  stijlen: Bladstijlen,
  omgeving: Celomgeving,
): (rij: number, waarden: readonly Cel[]) => string {
  const kolommen = blad.kolommen.map(({ notatie }, plaats) => {
    const stijl = stijlen.kolom[notatie];
    return { begin: `<c r="${kolomletters(plaats + 1)}`, na: stijl === 0 ? '"' : `" s="${stijl}"`, notatie };
  });
  return (rij, waarden) => {
    if (waarden.length !== kolommen.length) throw new Error(`row ${rij} has ${waarden.length} values`);
    let uit = `<row r="${rij}">`;
    for (const [plaats, { begin, na, notatie }] of kolommen.entries()) {
      const waarde = waarden[plaats] ?? null;
      if (waarde === null || waarde === '') continue;
      uit += begin + rij + na + celrest(waarde, notatie, omgeving);
    }
    return `${uit}</row>`;
  };
}

function beginXml({ kolommen }: Werkblad): string {
  const vast =
    kolommen.length === 0
      ? '<sheetView workbookViewId="0"/>'
      : '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';
  const breedten = kolommen.map(({ kop, breedteTekens }, plaats) => {
    const breedte = Math.min(breedteTekens ?? Math.max(kop.length + 3, SMALSTE_KOLOM), BREEDSTE_KOLOM);
    return `<col min="${plaats + 1}" max="${plaats + 1}" width="${breedte}" customWidth="1"/>`;
  });
  const cols = breedten.length === 0 ? '' : `<cols>${breedten.join('')}</cols>`;
  return `${XML_KOP}<worksheet xmlns="${HOOFDRUIMTE}"><sheetViews>${vast}</sheetViews>${cols}<sheetData>`;
}

/**
 * The XML of a new sheet. Every row has a value for every kolom. Single cells need names, which only a template has.
 * `opRijen` hears how many rows were written.
 */
export function bladXml(
  blad: Werkblad,
  stijlen: Bladstijlen = NIEUWE_STIJLEN,
  omgeving: Celomgeving = GEWOON,
  opRijen: (aantal: number) => void = () => undefined,
): AsyncIterable<string> {
  if (Object.keys(blad.cellen).length > 0 || blad.tabel !== undefined) {
    throw new Error('a new sheet has no names and no tables to fill');
  }
  if (blad.kolommen.length > MAX_KOLOMMEN) throw new Error('more columns than a sheet can hold');
  return gather(stukken());

  async function* stukken(): AsyncIterable<string> {
    yield beginXml(blad);
    const laatste = kolomletters(blad.kolommen.length);
    if (blad.kolommen.length > 0) {
      const koppen = blad.kolommen.map(
        ({ kop }, plaats) => `<c r="${kolomletters(plaats + 1)}1" s="${stijlen.kop}"${celrest(kop, 'tekst', omgeving)}`,
      );
      yield `<row r="1">${koppen.join('')}</row>`;
    }
    const schrijf = createRijschrijver(blad, stijlen, omgeving);
    let rij = 1;
    for await (const batch of blad.rijen) {
      let tekst = '';
      for (const waarden of batch) tekst += schrijf(++rij, waarden);
      if (rij > MAX_RIJEN) throw new Error('more rows than a sheet can hold');
      yield tekst;
    }
    opRijen(rij - 1);
    yield '</sheetData>';
    if (blad.kolommen.length > 0) yield `<autoFilter ref="A1:${laatste}${rij}"/>`;
    yield '</worksheet>';
  }
}
