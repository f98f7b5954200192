/** Every function of the formaat language. A new one is one entry in one of these lists: its examples are tests and documentation. */
import { CODELIJSTFUNCTIES } from './codelijst.ts';
import { DATUMFUNCTIES } from './datum.ts';
import { EENHEIDFUNCTIES } from './eenheid.ts';
import type { Functie } from './functie.ts';
import { GETALFUNCTIES } from './getal.ts';
import { TEKSTFUNCTIES } from './tekst.ts';

export const FUNCTIES: readonly Functie[] = [
  ...GETALFUNCTIES,
  ...EENHEIDFUNCTIES,
  ...DATUMFUNCTIES,
  ...TEKSTFUNCTIES,
  ...CODELIJSTFUNCTIES,
];

export const FUNCTIE_OP_NAAM: ReadonlyMap<string, Functie> = new Map(
  FUNCTIES.map((functie) => [functie.naam, functie]),
);

/** Functions of CEL itself that a formaat may use. Left out on purpose: `matches` (unbounded), `dyn` and `type` (hide types). */
export const CEL_FUNCTIES: ReadonlySet<string> = new Set([
  'has',
  'size',
  'startsWith',
  'endsWith',
  'contains',
  'substring',
  'indexOf',
  'trim',
  'string',
  'int',
  'double',
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
  'join',
  'split',
]);
