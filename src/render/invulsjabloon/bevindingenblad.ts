/** The sheet in front of a corrected workbook: everything that was found, with where it stands. */
import { celadres, kolomLetters } from '../../domain/werkmapcel.ts';
import { BESCHERMING, begin, col, einde, tekstcel } from './bladdelen.ts';
import { GEWOON, KOP, UITLEG } from './stijlen.ts';

export interface Bevindingregel {
  readonly ernst: string;
  /** Place in this workbook; '' when it has none. */
  readonly blad: string;
  readonly cel: string;
  /** Place in what was submitted, as it is said to people: 'regel 12', '/prestaties/3/bsn'. */
  readonly plaats: string;
  readonly melding: string;
  readonly regel: string;
  readonly oplossing: string;
  readonly code: string;
}

const KOLOMMEN: readonly (readonly [kop: string, veld: keyof Bevindingregel, breedte: number])[] = [
  ['Ernst', 'ernst', 10],
  ['Blad', 'blad', 16],
  ['Cel', 'cel', 8],
  ['Plaats in uw bestand', 'plaats', 28],
  ['Wat er is', 'melding', 46],
  ['Wat u kunt doen', 'oplossing', 46],
  ['Waarom', 'regel', 40],
  ['Code', 'code', 30],
];

/** A cell is named, not linked: a link in a file from outside is what people are told not to follow. */
export function bevindingenblad(regels: readonly Bevindingregel[]): string {
  const koppen = KOLOMMEN.map(([kop], i) => tekstcel(celadres(i, 1), kop, KOP));
  const rijen = regels.map((regel, nr) => {
    const cellen = KOLOMMEN.map(([, veld], i) => tekstcel(celadres(i, nr + 2), regel[veld], UITLEG));
    return `<row r="${nr + 2}">${cellen.join('')}</row>`;
  });
  return (
    `${begin(1)}<cols>${KOLOMMEN.map(([, , breedte], i) => col(i + 1, breedte, GEWOON)).join('')}</cols><sheetData>` +
    `<row r="1">${koppen.join('')}</row>${rijen.join('')}</sheetData>${BESCHERMING}` +
    `<autoFilter ref="A1:${kolomLetters(KOLOMMEN.length - 1)}${regels.length + 1}"/>` +
    einde(
      false,
      KOLOMMEN.reduce((som, [, , breedte]) => som + breedte, 0),
    )
  );
}
