/** One sheet of the invulsjabloon: headings that stay in view, columns that check themselves, and what is filled in. */

import { type Celwaarde, celadres, kolomLetters, type Rij } from '../../domain/werkmapcel.ts';
import { columnsOfBlad, type Invulblad, type Invulkolom } from '../../standaard/bladen.ts';
import { gather } from '../xlsx/blad.ts';
import { celrest, GEWOON as OMGEVING } from '../xlsx/cel.ts';
import { HOOFDRUIMTE, XML_KOP } from '../xlsx/stijlen.ts';
import { RELATIERUIMTE } from '../xlsx/werkmap.ts';
import { explanation, type Keuzeplaatsen, validation } from './controle.ts';
import { KOPRIJ, type Koprij } from './rijen.ts';
import { GEWOON, invulstijl, KOP, KOP_VERPLICHT, TITEL, UITLEG } from './stijlen.ts';

const LAATSTE_RIJ = 1_048_576;

/** Cells to mark, by address. */
export type Gemarkeerd = ReadonlyMap<string, unknown>;

/** Rows and columns may be sorted, filtered, added and taken away; headings and explanations stay as they are. */
const BESCHERMING =
  '<sheetProtection sheet="1" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0" sort="0" autoFilter="0"/>';

const begin = (rijenVast: number): string =>
  `${XML_KOP}<worksheet xmlns="${HOOFDRUIMTE}" xmlns:r="${RELATIERUIMTE}"><sheetViews><sheetView workbookViewId="0">` +
  `<pane ySplit="${rijenVast}" topLeftCell="A${rijenVast + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;

const col = (nr: number, breedte: number, stijl: number): string =>
  `<col min="${nr}" max="${nr}" width="${breedte}" style="${stijl}" customWidth="1"/>`;

const tekstcel = (adres: string, tekst: string, stijl: number): string =>
  `<c r="${adres}" s="${stijl}"${celrest(tekst, 'tekst', OMGEVING)}`;

function invulcel(adres: string, waarde: Celwaarde, stijl: number): string {
  const start = `<c r="${adres}" s="${stijl}"`;
  switch (waarde.soort) {
    case 'tekst':
      return start + celrest(waarde.tekst, 'tekst', OMGEVING);
    case 'getal':
      return start + celrest(waarde.getal, 'getal', OMGEVING);
    case 'waarheid':
      return start + celrest(waarde.waarheid, 'getal', OMGEVING);
    case 'formulefout':
      return `${start} t="e"><v>#N/A</v></c>`;
  }
}

const validations = (delen: readonly string[]): string =>
  `<dataValidations count="${delen.length}">${delen.join('')}</dataValidations>`;

const einde = (opmerkingen: boolean): string => `${opmerkingen ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`;

/** A sheet with one row per element. */
export async function* lijstblad(
  blad: Invulblad,
  rijen: AsyncIterable<Rij> | Iterable<Rij>,
  keuzes: Keuzeplaatsen,
  gemarkeerd: Gemarkeerd,
): AsyncIterable<string> {
  const kolommen = columnsOfBlad(blad);
  const breedte = ({ kop, soort }: Invulkolom): number => Math.max(soort === 'tekst' ? 16 : 13, kop.length + 4);
  yield `${begin(KOPRIJ)}<cols>${kolommen.map((kolom, i) => col(i + 1, breedte(kolom), invulstijl(kolom.soort))).join('')}</cols><sheetData>`;
  yield `<row r="${KOPRIJ}">${kolommen
    .map(({ kop, verplicht }, i) =>
      tekstcel(celadres(i, KOPRIJ), verplicht ? `${kop} *` : kop, verplicht ? KOP_VERPLICHT : KOP),
    )
    .join('')}</row>`;
  yield* gather(
    (async function* () {
      for await (const { nr, cellen } of rijen) {
        let uit = `<row r="${nr}">`;
        for (const [plaats, waarde] of cellen) {
          const adres = celadres(plaats, nr);
          uit += invulcel(adres, waarde, invulstijl(kolommen[plaats]?.soort ?? 'tekst', gemarkeerd.has(adres)));
        }
        // What is missing is marked as well, in a cell that is empty.
        for (const adres of emptyMarked(nr, cellen, gemarkeerd, kolommen.length))
          uit += `<c r="${adres}" s="${invulstijl('tekst', true)}"/>`;
        yield `${uit}</row>`;
      }
    })(),
  );
  yield `</sheetData>${BESCHERMING}<autoFilter ref="A${KOPRIJ}:${kolomLetters(kolommen.length - 1)}${LAATSTE_RIJ}"/>`;
  yield validations(
    kolommen.map((kolom, i) => validation(kolom, `${celadres(i, KOPRIJ + 1)}:${celadres(i, LAATSTE_RIJ)}`, keuzes)),
  );
  yield einde(gemarkeerd.size > 0);
}

/** Cells of a row must stand in order: those behind the last filled one are added here, one before it is left to its comment. */
function emptyMarked(nr: number, cellen: Rij['cellen'], gemarkeerd: Gemarkeerd, aantal: number): readonly string[] {
  if (gemarkeerd.size === 0) return [];
  const laatste = Math.max(-1, ...cellen.keys());
  const adressen: string[] = [];
  for (let plaats = laatste + 1; plaats < aantal; plaats++)
    if (gemarkeerd.has(celadres(plaats, nr))) adressen.push(celadres(plaats, nr));
  return adressen;
}

/** The sheet with the single values: name, value, explanation. */
export function kopblad(rijen: readonly Koprij[], keuzes: Keuzeplaatsen, gemarkeerd: Gemarkeerd): string {
  const regels = rijen.map(({ kop, kolom, cel }, i) => {
    const nr = KOPRIJ + 1 + i;
    const adres = celadres(1, nr);
    const stijl = invulstijl(kolom.soort, gemarkeerd.has(adres));
    const waarde = cel === undefined ? `<c r="${adres}" s="${stijl}"/>` : invulcel(adres, cel, stijl);
    const naam = tekstcel(celadres(0, nr), kolom.verplicht ? `${kop} *` : kop, kolom.verplicht ? KOP_VERPLICHT : KOP);
    return `<row r="${nr}">${naam}${waarde}${tekstcel(celadres(2, nr), explanation(kolom), UITLEG)}</row>`;
  });
  const koppen = ['Onderwerp', 'Vul hier in', 'Uitleg'].map((kop, i) => tekstcel(celadres(i, KOPRIJ), kop, KOP));
  return (
    `${begin(KOPRIJ)}<cols>${col(1, 38, GEWOON)}${col(2, 34, GEWOON)}${col(3, 70, GEWOON)}</cols><sheetData>` +
    `<row r="${KOPRIJ}">${koppen.join('')}</row>${regels.join('')}</sheetData>${BESCHERMING}` +
    validations(rijen.map(({ kolom }, i) => validation(kolom, celadres(1, KOPRIJ + 1 + i), keuzes))) +
    einde(gemarkeerd.size > 0)
  );
}

/** A sheet with nothing to fill in: a title, and lines of text. */
export const tekstblad = (titel: string, regels: readonly string[]): string =>
  `${XML_KOP}<worksheet xmlns="${HOOFDRUIMTE}" xmlns:r="${RELATIERUIMTE}"><cols>${col(1, 110, GEWOON)}</cols><sheetData>` +
  `<row r="1">${tekstcel('A1', titel, TITEL)}</row>` +
  regels.map((regel, i) => `<row r="${i + 2}">${tekstcel(`A${i + 2}`, regel, UITLEG)}</row>`).join('') +
  `</sheetData><sheetProtection sheet="1"/></worksheet>`;

/** The sheet with the choices, a column for each field; hidden, since nobody has to look at it. */
export function keuzeblad(kolommen: readonly (readonly string[])[]): string {
  const hoogte = Math.max(0, ...kolommen.map((keuzes) => keuzes.length));
  const rijen = Array.from({ length: hoogte }, (_, i) => {
    const cellen = kolommen.flatMap((keuzes, kolom) => {
      const keuze = keuzes[i];
      return keuze === undefined ? [] : [tekstcel(celadres(kolom, i + 1), keuze, GEWOON)];
    });
    return `<row r="${i + 1}">${cellen.join('')}</row>`;
  });
  return `${XML_KOP}<worksheet xmlns="${HOOFDRUIMTE}"><sheetData>${rijen.join('')}</sheetData><sheetProtection sheet="1"/></worksheet>`;
}
