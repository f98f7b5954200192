/** The pieces every sheet of the invulsjabloon is made of: its beginning, its cells, how it prints, its end. */

import { MAX_CELTEKENS } from '../../domain/werkmap.ts';
import { type Celwaarde, celadres, kolomLetters } from '../../domain/werkmapcel.ts';
import type { Invulkolom } from '../../standaard/bladen.ts';
import { codecijfers, keuzesVan } from '../../standaard/keuzes.ts';
import { celrest, GEWOON as OMGEVING } from '../xlsx/cel.ts';
import { HOOFDRUIMTE, XML_KOP } from '../xlsx/stijlen.ts';
import { RELATIERUIMTE } from '../xlsx/werkmap.ts';

/** Rows and columns may be sorted, filtered, added and taken away; headings and explanations stay as they are. */
export const BESCHERMING =
  '<sheetProtection sheet="1" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0" sort="0" autoFilter="0"/>';

/** Cells to mark: row to columns (A is 0). */
export type Gemarkeerd = ReadonlyMap<number, ReadonlySet<number>>;

/** @param rijenVast rows that stay in view */
export const begin = (rijenVast: number): string =>
  `${XML_KOP}<worksheet xmlns="${HOOFDRUIMTE}" xmlns:r="${RELATIERUIMTE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
  `<sheetViews><sheetView workbookViewId="0">${
    rijenVast === 0
      ? ''
      : `<pane ySplit="${rijenVast}" topLeftCell="A${rijenVast + 1}" activePane="bottomLeft" state="frozen"/>`
  }</sheetView></sheetViews>`;

/** @param nr the first column is 1 */
export const col = (nr: number, breedte: number, stijl: number): string =>
  `<col min="${nr}" max="${nr}" width="${breedte}" style="${stijl}" customWidth="1"/>`;

export const tekstcel = (adres: string, tekst: string, stijl: number): string =>
  `<c r="${adres}" s="${stijl}"${celrest(tekst, 'tekst', OMGEVING)}`;

const NIET_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** What was submitted may be anything; what a workbook cannot hold is shown as the sign for that. */
const showable = (tekst: string): string => tekst.slice(0, MAX_CELTEKENS).toWellFormed().replace(NIET_IN_XML, '\ufffd');

export function invulcel(adres: string, waarde: Celwaarde, stijl: number): string {
  const start = `<c r="${adres}" s="${stijl}"`;
  switch (waarde.soort) {
    case 'tekst':
      return start + celrest(showable(waarde.tekst), 'tekst', OMGEVING);
    case 'getal':
      return start + celrest(waarde.getal, 'getal', OMGEVING);
    case 'waarheid':
      return start + celrest(waarde.waarheid, 'getal', OMGEVING);
    case 'formulefout':
      return `${start} t="e"><v>#N/A</v></c>`;
  }
}

/** The cells of one row in order, those that are empty and marked among them. */
export function rijXml(
  nr: number,
  cellen: ReadonlyMap<number, Celwaarde>,
  stijlVan: (kolom: number, gemarkeerd: boolean) => number,
  gemarkeerd: Gemarkeerd,
): string {
  const hier = gemarkeerd.get(nr);
  const plaatsen = hier === undefined ? cellen.keys() : [...new Set([...cellen.keys(), ...hier])].sort((a, b) => a - b);
  let uit = `<row r="${nr}">`;
  for (const kolom of plaatsen) {
    const waarde = cellen.get(kolom);
    const adres = celadres(kolom, nr);
    const stijl = stijlVan(kolom, hier?.has(kolom) ?? false);
    uit += waarde === undefined ? `<c r="${adres}" s="${stijl}"/>` : invulcel(adres, waarde, stijl);
  }
  return `${uit}</row>`;
}

export const validations = (delen: readonly string[]): string =>
  delen.length === 0 ? '' : `<dataValidations count="${delen.length}">${delen.join('')}</dataValidations>`;

/** Characters that can still be read side by side on A4 on its side. */
const LEESBARE_BREEDTE = 230;

/**
 * How it prints (A4 on its side, the name above, the page below), and the end.
 * @param breedte of all columns, in characters
 */
export function einde(opmerkingen: boolean, breedte = LEESBARE_BREEDTE): string {
  const bladzijden = Math.max(1, Math.ceil(breedte / LEESBARE_BREEDTE));
  return (
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${bladzijden}" fitToHeight="0"/>` +
    '<headerFooter><oddHeader>&amp;L&amp;A</oddHeader><oddFooter>&amp;RBladzijde &amp;P van &amp;N</oddFooter></headerFooter>' +
    `${opmerkingen ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`
  );
}

/** Headings wrap over two lines at most; what is longer makes the column wider. */
const MAX_KOPTEKENS = 18;
/** A longer choice wraps. */
const MAX_KEUZETEKENS = 26;
/** Texts that are long by nature. */
const LANG: Readonly<Record<string, number>> = {
  sha256: 68,
  bestandsnaam: 32,
  mediatype: 26,
  naam: 32,
  omstandigheden: 44,
  aard: 32,
  toelichting: 44,
};

/** Width in characters in which heading, choices and values are seen whole. */
export function breedteVan({ kop, veld, soort }: Invulkolom): number {
  const langsteWoord = Math.max(...kop.split(' ').map((woord) => woord.length));
  const koptekens = Math.max(langsteWoord + 2, Math.min(Math.ceil(kop.length / 2) + 4, MAX_KOPTEKENS));
  const keuzes = keuzesVan(veld);
  const keuzetekens = Math.max(
    0,
    ...[...(keuzes ?? [])].map(([code, wat]) => code.length + (wat === '' ? 0 : wat.length + 3)),
  );
  const eigen = LANG[veld.slice(veld.lastIndexOf('.') + 1)] ?? (codecijfers(veld) ?? 0) + 2;
  // Room for the button of the filter, or of the list.
  return Math.max(koptekens + 3, Math.min(keuzetekens, MAX_KEUZETEKENS) + 3, eigen, soort === 'tekst' ? 16 : 13);
}

export const bereikVan = (kolom: number, eerste: number, laatste: number): string =>
  `${kolomLetters(kolom)}${eerste}:${kolomLetters(kolom)}${laatste}`;
