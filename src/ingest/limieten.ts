/** How much one verantwoording may ask of the gateway. All are parameters; these are the defaults. */

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
}

export const STANDAARD_INVOERLIMIETEN: Invoerlimieten = {
  maximaleBytes: 104_857_600,
  elementBytes: 1_048_576,
  kopBytes: 4_194_304,
  diepte: 64,
  regels: 2_000_000,
  getoondeBevindingen: 1_000,
};
