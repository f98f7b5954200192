/**
 * The invulsjabloon: our own workbook, made from the standard. Empty to begin with, filled in beforehand, or given back with the cells
 * marked that need a look.
 */

import type { Kop } from '../../domain/verantwoording.ts';
import { kolomLetters, type Rij } from '../../domain/werkmapcel.ts';
import { BEVINDINGENBLAD, INVULBLADEN, KEUZEBLAD, KOPBLAD, KOPVELDEN, UITLEGBLAD } from '../../standaard/bladen.ts';
import { HOOFDRUIMTE, XML_KOP } from '../xlsx/stijlen.ts';
import { BLADSOORT, PAKKETRELATIES, RELATIERUIMTE } from '../xlsx/werkmap.ts';
import { attribute } from '../xml.ts';
import { type Zipdeel, zip } from '../zip.ts';
import { type Bevindingregel, bevindingenblad } from './bevindingenblad.ts';
import { keuzeblad, kopblad, lijstblad, tekstblad } from './blad.ts';
import type { Gemarkeerd } from './bladdelen.ts';
import { choices, type Keuzeplaatsen } from './controle.ts';
import { type Ingediendblad, ingediendblad } from './ingediend-blad.ts';
import { type Celopmerking, opmerkingenXml, tekeningXml } from './opmerking.ts';
import { gegevensRows, KOPRIJ, kopRows } from './rijen.ts';
import { stijlenXml } from './stijlen.ts';

export type { Bevindingregel } from './bevindingenblad.ts';
export type { Ingediendblad } from './ingediend-blad.ts';
export type { Celopmerking } from './opmerking.ts';
export { type Celplaats, cellAt } from './plaats.ts';
export { KOPRIJ, regelRows } from './rijen.ts';

export interface Invulinhoud {
  /** What is filled in already; `{}` for an empty one. */
  readonly kop: Partial<Kop>;
  /** Rows of a sheet by its name, instead of what the kop holds for it; prestaties and trajecten have no other source. */
  readonly rijen?: ReadonlyMap<string, AsyncIterable<Rij> | Iterable<Rij>>;
  /** Per sheet: the cells to mark, each with what is said about it. */
  readonly opmerkingen?: ReadonlyMap<string, readonly Celopmerking[]>;
  /** What is wrong, on a sheet in front. */
  readonly bevindingen?: readonly Bevindingregel[];
  /** Lines of the sheet with the explanation. */
  readonly uitleg: readonly string[];
}

const SOORT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

interface Werkblad {
  readonly naam: string;
  readonly verborgen?: boolean;
  readonly inhoud: (gemarkeerd: Gemarkeerd) => Zipdeel['inhoud'];
}

interface Plek extends Werkblad {
  readonly nr: number;
  readonly opmerkingen: readonly Celopmerking[];
}

/** A workbook as it was submitted, with the cells marked that need a look. */
export interface Correctieinhoud extends Pick<Invulinhoud, 'opmerkingen' | 'uitleg'> {
  readonly bevindingen: readonly Bevindingregel[];
  readonly bladen: readonly Ingediendblad[];
  /** Day numbers in the cells count from 1904 on. */
  readonly vanaf1904: boolean;
}

export function renderInvulsjabloon(inhoud: Invulinhoud): AsyncIterable<Uint8Array> {
  const { keuzes, kolommen } = placeChoices();
  const { bevindingen } = inhoud;
  return zip(
    delen(
      [
        ...(bevindingen === undefined ? [] : [bevindingenWerkblad(bevindingen)]),
        uitlegWerkblad(inhoud.uitleg),
        { naam: KOPBLAD, inhoud: (fout) => kopblad(kopRows(inhoud.kop), keuzes, fout) },
        ...INVULBLADEN.map(
          (blad): Werkblad => ({
            naam: blad.naam,
            inhoud: (fout) =>
              lijstblad(blad, inhoud.rijen?.get(blad.naam) ?? gegevensRows(blad, inhoud.kop), keuzes, fout),
          }),
        ),
        { naam: KEUZEBLAD, verborgen: true, inhoud: () => keuzeblad(kolommen) },
      ],
      inhoud.opmerkingen,
      { beschermd: true, actief: bevindingen === undefined ? 1 : 0, vanaf1904: false },
    ),
  );
}

export function renderCorrectieboek(inhoud: Correctieinhoud): AsyncIterable<Uint8Array> {
  const { keuzes, kolommen } = placeChoices();
  return zip(
    delen(
      [
        bevindingenWerkblad(inhoud.bevindingen),
        uitlegWerkblad(inhoud.uitleg),
        ...inhoud.bladen.map(
          (blad): Werkblad => ({
            naam: blad.naam,
            ...(blad.verborgen && { verborgen: true }),
            inhoud: (fout) => ingediendblad(blad, keuzes, fout),
          }),
        ),
        { naam: KEUZEBLAD, verborgen: true, inhoud: () => keuzeblad(kolommen) },
      ],
      inhoud.opmerkingen,
      { beschermd: false, actief: 0, vanaf1904: inhoud.vanaf1904 },
    ),
  );
}

const uitlegWerkblad = (uitleg: readonly string[]): Werkblad => ({
  naam: UITLEGBLAD,
  inhoud: () => tekstblad('Verantwoording', uitleg),
});

const bevindingenWerkblad = (bevindingen: readonly Bevindingregel[]): Werkblad => ({
  naam: BEVINDINGENBLAD,
  inhoud: () => bevindingenblad(bevindingen),
});

interface Boekinstelling {
  readonly beschermd: boolean;
  /** Sheet that is shown first. */
  readonly actief: number;
  readonly vanaf1904: boolean;
}

async function* delen(
  bladen: readonly Werkblad[],
  opmerkingen: Invulinhoud['opmerkingen'],
  instelling: Boekinstelling,
): AsyncIterable<Zipdeel> {
  const plekken = bladen.map(
    (blad, i): Plek => ({ ...blad, nr: i + 1, opmerkingen: opmerkingen?.get(blad.naam) ?? [] }),
  );
  yield { pad: '_rels/.rels', inhoud: relaties([['officeDocument', 'xl/workbook.xml']]) };
  yield { pad: 'xl/styles.xml', inhoud: stijlenXml() };
  yield { pad: 'xl/workbook.xml', inhoud: boekXml(plekken, instelling) };
  yield {
    pad: 'xl/_rels/workbook.xml.rels',
    inhoud: relaties([
      ...plekken.map(({ nr }) => ['worksheet', `worksheets/sheet${nr}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  };
  for (const plek of plekken) {
    yield { pad: `xl/worksheets/sheet${plek.nr}.xml`, inhoud: plek.inhoud(markedOf(plek.opmerkingen)) };
    yield* opmerkingDelen(plek);
  }
  yield { pad: '[Content_Types].xml', inhoud: soortenXml(plekken) };
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

const boekXml = (plekken: readonly Plek[], { beschermd, actief, vanaf1904 }: Boekinstelling): string =>
  `${XML_KOP}<workbook xmlns="${HOOFDRUIMTE}" xmlns:r="${RELATIERUIMTE}">${vanaf1904 ? '<workbookPr date1904="1"/>' : ''}` +
  `${beschermd ? '<workbookProtection lockStructure="1"/>' : ''}` +
  `<bookViews><workbookView activeTab="${actief}"/></bookViews><sheets>${plekken
    .map(
      ({ naam, nr, verborgen = false }) =>
        `<sheet name="${attribute(naam)}" sheetId="${nr}"${verborgen ? ' state="hidden"' : ''} r:id="rId${nr}"/>`,
    )
    .join('')}</sheets>${beschermd ? printTitles(plekken.map(({ naam }) => naam)) : ''}</workbook>`;

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
