/** One sheet of the invulsjabloon: headings that stay in view, columns that check themselves, and what is filled in. */

import { celadres, kolomLetters, type Rij } from '../../domain/werkmapcel.ts';
import { columnsOfBlad, type Invulblad, type Invulkolom } from '../../standaard/bladen.ts';
import { gather } from '../xlsx/blad.ts';
import { HOOFDRUIMTE, XML_KOP } from '../xlsx/stijlen.ts';
import {
  BESCHERMING,
  begin,
  bereikVan,
  breedteVan,
  col,
  einde,
  type Gemarkeerd,
  invulcel,
  rijXml,
  tekstcel,
  validations,
} from './bladdelen.ts';
import { explanation, type Keuzeplaatsen, validation } from './controle.ts';
import { KOPRIJ, type Koprij } from './rijen.ts';
import { GEWOON, invulstijl, KOP, KOP_VERPLICHT, TITEL, UITLEG } from './stijlen.ts';

export const LAATSTE_RIJ = 1_048_576;

/** A sheet with one row per element. */
export async function* lijstblad(
  blad: Invulblad,
  rijen: AsyncIterable<Rij> | Iterable<Rij>,
  keuzes: Keuzeplaatsen,
  gemarkeerd: Gemarkeerd,
): AsyncIterable<string> {
  const kolommen = columnsOfBlad(blad);
  const breedten = kolommen.map(breedteVan);
  const cols = kolommen.map(({ soort }, i) => col(i + 1, breedten[i] ?? 0, invulstijl(soort)));
  yield `${begin(KOPRIJ)}<cols>${cols.join('')}</cols><sheetData>`;
  yield `<row r="${KOPRIJ}" ht="${kophoogte(kolommen, breedten)}" customHeight="1">${kolommen
    .map(({ kop, verplicht }, i) =>
      tekstcel(celadres(i, KOPRIJ), verplicht ? `${kop} *` : kop, verplicht ? KOP_VERPLICHT : KOP),
    )
    .join('')}</row>`;
  yield* gather(
    (async function* () {
      for await (const { nr, cellen } of rijen)
        yield rijXml(nr, cellen, (kolom, fout) => invulstijl(kolommen[kolom]?.soort ?? 'tekst', fout), gemarkeerd);
    })(),
  );
  yield `</sheetData>${BESCHERMING}<autoFilter ref="A${KOPRIJ}:${kolomLetters(kolommen.length - 1)}${LAATSTE_RIJ}"/>`;
  yield validations(kolommen.map((kolom, i) => validation(kolom, bereikVan(i, KOPRIJ + 1, LAATSTE_RIJ), keuzes)));
  yield einde(
    gemarkeerd.size > 0,
    breedten.reduce((som, een) => som + een, 0),
  );
}

const REGELHOOGTE = 15.5;

/** Height in points in which every heading is seen whole: programs do not all find it out by themselves. */
function kophoogte(kolommen: readonly Invulkolom[], breedten: readonly number[]): number {
  // A word is never broken: of each line a part may stay empty.
  const regels = kolommen.map(({ kop }, i) => Math.ceil((kop.length + 2) / ((breedten[i] ?? 1) * 0.75)));
  return Math.max(...regels) * REGELHOOGTE;
}

const WAARDE = 1;

/** The sheet with the single values: name, value, explanation. */
export function kopblad(rijen: readonly Koprij[], keuzes: Keuzeplaatsen, gemarkeerd: Gemarkeerd): string {
  const regels = rijen.map(({ kop, kolom, cel }, i) => {
    const nr = KOPRIJ + 1 + i;
    const adres = celadres(WAARDE, nr);
    const stijl = invulstijl(kolom.soort, gemarkeerd.get(nr)?.has(WAARDE) ?? false);
    const waarde = cel === undefined ? `<c r="${adres}" s="${stijl}"/>` : invulcel(adres, cel, stijl);
    const naam = tekstcel(celadres(0, nr), kolom.verplicht ? `${kop} *` : kop, kolom.verplicht ? KOP_VERPLICHT : KOP);
    return `<row r="${nr}">${naam}${waarde}${tekstcel(celadres(2, nr), explanation(kolom), UITLEG)}</row>`;
  });
  const koppen = ['Onderwerp', 'Vul hier in', 'Uitleg'].map((kop, i) => tekstcel(celadres(i, KOPRIJ), kop, KOP));
  return (
    `${begin(KOPRIJ)}<cols>${col(1, 44, GEWOON)}${col(2, 40, GEWOON)}${col(3, 90, GEWOON)}</cols><sheetData>` +
    `<row r="${KOPRIJ}">${koppen.join('')}</row>${regels.join('')}</sheetData>${BESCHERMING}` +
    validations(rijen.map(({ kolom }, i) => validation(kolom, celadres(WAARDE, KOPRIJ + 1 + i), keuzes))) +
    einde(gemarkeerd.size > 0)
  );
}

/** A sheet with nothing to fill in: a title, and lines of text. */
export const tekstblad = (titel: string, regels: readonly string[]): string =>
  `${begin(0)}<cols>${col(1, 110, GEWOON)}</cols><sheetData>` +
  `<row r="1">${tekstcel('A1', titel, TITEL)}</row>` +
  regels.map((regel, i) => `<row r="${i + 2}">${tekstcel(`A${i + 2}`, regel, UITLEG)}</row>`).join('') +
  `</sheetData><sheetProtection sheet="1"/>${einde(false)}`;

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
