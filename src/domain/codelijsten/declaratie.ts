/** Codes of a declaration line. */
import type { Codelijst } from './codelijst.ts';

/** Eenheid (WJ756), as far as a 323 allows them. */
export const EENHEDEN: Codelijst = new Map([
  ['01', 'Minuut'],
  ['04', 'Uur'],
  ['14', 'Etmaal'],
  ['16', 'Dagdeel (4 uur)'],
  ['82', 'Stuks (output)'],
  ['83', "Euro's"],
  ['84', 'Stuks (inspanning)'],
]);

/** Debet of credit (COD043, RS008). */
export const DEBET_CREDIT: Codelijst = new Map([
  ['C', 'Creditbedrag en aantal'],
  ['D', 'Debetbedrag en aantal'],
]);

/** Units with their own rules. */
export const EENHEID_MINUUT = '01';
export const EENHEID_UUR = '04';
export const EENHEID_EURO = '83';
