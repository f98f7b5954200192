/** Cells of a workbook: addresses, days, and values as they come out of one or go into one. */

export type Celwaarde =
  | { readonly soort: 'tekst'; readonly tekst: string }
  | { readonly soort: 'getal'; readonly getal: number }
  | { readonly soort: 'waarheid'; readonly waarheid: boolean }
  /** What the program shows when a formula cannot be worked out ('#N/B', '#DIV/0!'). */
  | { readonly soort: 'formulefout' };

export interface Rij {
  /** Number in the sheet; the first is 1. */
  readonly nr: number;
  /** Column (A is 0) to value. Empty cells are not there. */
  readonly cellen: ReadonlyMap<number, Celwaarde>;
}

const A = 'A'.charCodeAt(0);

/** Column of an address ('AB12' → 27); undefined when it is none. */
export function kolomVan(adres: string): number | undefined {
  let kolom = 0;
  let i = 0;
  for (; i < adres.length; i++) {
    const letter = adres.charCodeAt(i) - A;
    if (letter < 0 || letter > 25) break;
    kolom = kolom * 26 + letter + 1;
  }
  return i === 0 || i > 3 ? undefined : kolom - 1;
}

/** Letters of a column (0 → 'A', 27 → 'AB'). */
export function kolomLetters(kolom: number): string {
  let letters = '';
  for (let rest = kolom + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(A + ((rest - 1) % 26)) + letters;
  return letters;
}

export const celadres = (kolom: number, rij: number): string => `${kolomLetters(kolom)}${rij}`;

const DAG_MS = 86_400_000;
/** Day 0 of the two calendars of a workbook (ECMA-376-1 §18.17.4.1), as if 1900 had no 29 February, from March 1900 on. */
const DAG_NUL = { vanaf1900: Date.UTC(1899, 11, 30), vanaf1904: Date.UTC(1904, 0, 1) };
const EERSTE_DAG = 61;
const LAATSTE_DAG = 2_958_465;

/** The date of a day number, without its time; undefined when it is no date from March 1900 on. */
export function datumVanDagnummer(dagnummer: number, vanaf1904: boolean): string | undefined {
  if (!Number.isFinite(dagnummer) || dagnummer > LAATSTE_DAG || dagnummer < (vanaf1904 ? 0 : EERSTE_DAG))
    return undefined;
  const begin = vanaf1904 ? DAG_NUL.vanaf1904 : DAG_NUL.vanaf1900;
  const datum = new Date(begin + Math.floor(dagnummer) * DAG_MS);
  // By hand: toISOString takes four times as long, and a large workbook has half a million dates.
  const tweeCijfers = (getal: number): string => (getal < 10 ? `0${getal}` : String(getal));
  return `${datum.getUTCFullYear()}-${tweeCijfers(datum.getUTCMonth() + 1)}-${tweeCijfers(datum.getUTCDate())}`;
}
