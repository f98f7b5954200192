/** How much one verantwoording may ask of the gateway. All are parameters; these are the defaults. */
import { LIMIETEN } from '../domain/limieten.ts';

export interface Invoerlimieten {
  /** Whole document, unpacked, in bytes. */
  readonly maximaleBytes: number;
  /** One prestatie or traject, in bytes. */
  readonly elementBytes: number;
  /** Everything outside the two lists together, in bytes: it stays in memory. */
  readonly kopBytes: number;
  /** Objects and lists inside each other; the document itself is 1. */
  readonly diepte: number;
  /** Prestaties and trajecten together. */
  readonly regels: number;
  /** Findings that are shown; all are counted. */
  readonly getoondeBevindingen: number;
  /** After so many fouten reading stops. */
  readonly geteldeFouten: number;
}

export const STANDAARD_INVOERLIMIETEN: Invoerlimieten = {
  maximaleBytes: LIMIETEN.verantwoordingBytes.waarde,
  elementBytes: LIMIETEN.jsonElementBytes.waarde,
  kopBytes: LIMIETEN.jsonKopBytes.waarde,
  diepte: LIMIETEN.jsonDiepte.waarde,
  regels: LIMIETEN.regels.waarde,
  getoondeBevindingen: LIMIETEN.getoondeBevindingen.waarde,
  geteldeFouten: LIMIETEN.geteldeFouten.waarde,
};
