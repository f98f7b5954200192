/** How figures and names look in the sentences on a submission. */
import type { Wet } from '../../../domain/verantwoording.ts';

const getal = new Intl.NumberFormat('nl-NL');

/** `12.345`. */
export const aantal = (waarde: number): string => getal.format(waarde);

export const wetNaam = (wet: Wet): string => (wet === 'wmo' ? 'Wmo' : 'Jeugdwet');

const MEBIBYTE = 1_048_576;

export const grootte = (bytes: number): string =>
  bytes >= MEBIBYTE ? `${aantal(Math.round(bytes / MEBIBYTE))} MB` : `${aantal(bytes)} bytes`;

/** `a, b of c`. */
export function opsomming(delen: readonly string[]): string {
  const laatste = delen.at(-1) ?? '';
  return delen.length < 2 ? laatste : `${delen.slice(0, -1).join(', ')} of ${laatste}`;
}
