/**
 * The invulsjabloon: our own workbook, made from the standard. Empty to begin with, filled in beforehand, or given back with the cells
 * marked that need a look.
 */

import type { Kop } from '../../domain/verantwoording.ts';
import { kolomLetters, type Rij } from '../../domain/werkmapcel.ts';
import { INVULBLADEN, KOPBLAD, KOPVELDEN } from '../../standaard/bladen.ts';
import { HOOFDRUIMTE, XML_KOP } from '../xlsx/stijlen.ts';
import { BLADSOORT, PAKKETRELATIES, RELATIERUIMTE } from '../xlsx/werkmap.ts';
import { attribute } from '../xml.ts';
import { type Zipdeel, zip } from '../zip.ts';
import { keuzeblad, kopblad, lijstblad, tekstblad } from './blad.ts';
import type { Gemarkeerd } from './bladdelen.ts';
import { choices, type Keuzeplaatsen } from './controle.ts';
import { type Celopmerking, opmerkingenXml, tekeningXml } from './opmerking.ts';
import { gegevensRows, KOPRIJ, type Koprij, kopRows } from './rijen.ts';
import { stijlenXml } from './stijlen.ts';

export type { Celopmerking } from './opmerking.ts';
export { KOPRIJ, regelRows } from './rijen.ts';

export interface Invulinhoud {
  /** What is filled in already; `{}` for an empty one. */
  readonly kop: Partial<Kop>;
  /** Rows of a sheet by its name, instead of what the kop holds for it; prestaties and trajecten have no other source. */
  readonly rijen?: ReadonlyMap<string, AsyncIterable<Rij> | Iterable<Rij>>;
  /** Rows of the sheet with the single values, instead of what the kop holds. */
  readonly koprijen?: readonly Koprij[];
  /** Per sheet: the cells to mark, each with what is said about it. */
  readonly opmerkingen?: ReadonlyMap<string, readonly Celopmerking[]>;
  /** Lines of the sheet with the explanation. */
  readonly uitleg: readonly string[];
}

const UITLEGBLAD = 'Uitleg';
const KEUZEBLAD = 'Keuzes';
const SOORT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

interface Plek {
  readonly naam: string;
  readonly nr: number;
  readonly opmerkingen: readonly Celopmerking[];
}

export const renderInvulsjabloon = (inhoud: Invulinhoud): AsyncIterable<Uint8Array> => zip(delen(inhoud));

async function* delen(inhoud: Invulinhoud): AsyncIterable<Zipdeel> {
  const { keuzes, kolommen } = placeChoices();
  const namen = [UITLEGBLAD, KOPBLAD, ...INVULBLADEN.map(({ naam }) => naam), KEUZEBLAD];
  const plekken = namen.map((naam, i): Plek => ({ naam, nr: i + 1, opmerkingen: inhoud.opmerkingen?.get(naam) ?? [] }));
  yield { pad: '_rels/.rels', inhoud: relaties([['officeDocument', 'xl/workbook.xml']]) };
  yield { pad: 'xl/styles.xml', inhoud: stijlenXml() };
  yield { pad: 'xl/workbook.xml', inhoud: boekXml(namen) };
  yield {
    pad: 'xl/_rels/workbook.xml.rels',
    inhoud: relaties([
      ...plekken.map(({ nr }) => ['worksheet', `worksheets/sheet${nr}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  };
  for (const plek of plekken) {
    yield { pad: `xl/worksheets/sheet${plek.nr}.xml`, inhoud: sheet(plek, inhoud, keuzes, kolommen) };
    yield* opmerkingDelen(plek);
  }
  yield { pad: '[Content_Types].xml', inhoud: soortenXml(plekken) };
}

function sheet(
  { naam, opmerkingen }: Plek,
  inhoud: Invulinhoud,
  keuzes: Keuzeplaatsen,
  kolommen: readonly (readonly string[])[],
): Zipdeel['inhoud'] {
  const gemarkeerd = markedOf(opmerkingen);
  if (naam === UITLEGBLAD) return tekstblad('Verantwoording', inhoud.uitleg);
  if (naam === KEUZEBLAD) return keuzeblad(kolommen);
  if (naam === KOPBLAD) return kopblad(inhoud.koprijen ?? kopRows(inhoud.kop), keuzes, gemarkeerd);
  const blad = INVULBLADEN.find((een) => een.naam === naam);
  if (blad === undefined) throw new Error(`no sheet ${naam}`);
  return lijstblad(blad, inhoud.rijen?.get(naam) ?? gegevensRows(blad, inhoud.kop), keuzes, gemarkeerd);
}

function markedOf(opmerkingen: readonly Celopmerking[]): Gemarkeerd {
  const perRij = new Map<number, Set<number>>();
  for (const { rij, kolom } of opmerkingen) perRij.set(rij, (perRij.get(rij) ?? new Set()).add(kolom));
  return perRij;
}

function* opmerkingDelen({ nr, opmerkingen }: Plek): Generator<Zipdeel> {
  if (opmerkingen.length === 0) return;
  yield { pad: `xl/comments${nr}.xml`, inhoud: opmerkingenXml(opmerkingen) };
  yield { pad: `xl/drawings/vmlDrawing${nr}.vml`, inhoud: tekeningXml(opmerkingen) };
  yield {
    pad: `xl/worksheets/_rels/sheet${nr}.xml.rels`,
    inhoud: relaties([
      ['vmlDrawing', `../drawings/vmlDrawing${nr}.vml`],
      ['comments', `../comments${nr}.xml`],
    ]),
  };
}

/** A column of the sheet with choices for every field that has a list of them. */
function placeChoices(): { readonly keuzes: Keuzeplaatsen; readonly kolommen: readonly (readonly string[])[] } {
  const keuzes = new Map<string, string>();
  const kolommen: (readonly string[])[] = [];
  for (const { veld } of [...KOPVELDEN, ...INVULBLADEN.flatMap((blad) => blad.kolommen)]) {
    const waarden = choices(veld);
    if (waarden.length === 0 || keuzes.has(veld)) continue;
    const letters = kolomLetters(kolommen.length);
    keuzes.set(veld, `${KEUZEBLAD}!$${letters}$1:$${letters}$${waarden.length}`);
    kolommen.push(waarden);
  }
  return { keuzes, kolommen };
}

const boekXml = (namen: readonly string[]): string =>
  `${XML_KOP}<workbook xmlns="${HOOFDRUIMTE}" xmlns:r="${RELATIERUIMTE}"><workbookProtection lockStructure="1"/>` +
  `<bookViews><workbookView activeTab="1"/></bookViews><sheets>${namen
    .map(
      (naam, i) =>
        `<sheet name="${attribute(naam)}" sheetId="${i + 1}"${naam === KEUZEBLAD ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
    )
    .join('')}</sheets>${printTitles(namen)}</workbook>`;

/** The headings, and what a row begins with, on every page. */
const printTitles = (namen: readonly string[]): string =>
  `<definedNames>${namen
    .flatMap((naam, i) =>
      naam === KOPBLAD || INVULBLADEN.some((blad) => blad.naam === naam)
        ? [
            `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${attribute(naam)}'!$A:$A,'${attribute(naam)}'!$${KOPRIJ}:$${KOPRIJ}</definedName>`,
          ]
        : [],
    )
    .join('')}</definedNames>`;

const relaties = (doelen: readonly (readonly [soort: string, doel: string])[]): string =>
  `${XML_KOP}<Relationships xmlns="${PAKKETRELATIES}">${doelen
    .map(([soort, doel], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIERUIMTE}/${soort}" Target="${doel}"/>`)
    .join('')}</Relationships>`;

function soortenXml(plekken: readonly Plek[]): string {
  const eigen = [
    ['/xl/workbook.xml', `${SOORT}.sheet.main+xml`],
    ['/xl/styles.xml', `${SOORT}.styles+xml`],
    ...plekken.map(({ nr }) => [`/xl/worksheets/sheet${nr}.xml`, BLADSOORT]),
    ...plekken.flatMap(({ nr, opmerkingen }) =>
      opmerkingen.length === 0 ? [] : [[`/xl/comments${nr}.xml`, `${SOORT}.comments+xml`]],
    ),
  ];
  return (
    `${XML_KOP}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    `${eigen.map(([pad, soort]) => `<Override PartName="${pad}" ContentType="${soort}"/>`).join('')}</Types>`
  );
}
