/** How long the text of an expression can get at most, from its form alone; Infinity when nothing bounds it. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { FUNCTIE_OP_NAAM } from '../functies/index.ts';
import { type Bereik, typeAt } from './bereik.ts';
import { childrenOf, pathOf } from './boom.ts';

/** Sign, 16 digits, point, decimals; what needs an exponent is refused before it is written. */
export const MAXIMALE_GETALLENGTE = 32;

const literalLength = (knoop: ASTNode | undefined): number =>
  knoop?.op === 'value' && (typeof knoop.args === 'bigint' || typeof knoop.args === 'number')
    ? Number(knoop.args)
    : Number.POSITIVE_INFINITY;

/** Functions whose second argument is the length of what comes out. */
const LENGTE_ALS_ARGUMENT: ReadonlySet<string> = new Set(['begin', 'vulLinks', 'vulRechts']);

export function maximumLength(knoop: ASTNode, bereik: Bereik): number {
  const pad = pathOf(knoop);
  if (pad !== undefined) {
    const type = typeAt(bereik, pad);
    if (type?.vorm !== 'blad') return Number.POSITIVE_INFINITY;
    if (type.type !== 'tekst') return MAXIMALE_GETALLENGTE;
    return type.maxTekens ?? Number.POSITIVE_INFINITY;
  }
  if (knoop.op === 'value') {
    return typeof knoop.args === 'string' ? knoop.args.length : MAXIMALE_GETALLENGTE;
  }
  const [eerste, tweede, derde] = childrenOf(knoop);
  if (knoop.op === '?:' && tweede && derde) {
    return Math.max(maximumLength(tweede, bereik), maximumLength(derde, bereik));
  }
  // Numbers that are added are no longer than this either.
  if (knoop.op === '+' && eerste && tweede) return maximumLength(eerste, bereik) + maximumLength(tweede, bereik);
  if (knoop.op !== 'call') return Number.POSITIVE_INFINITY;
  const [naam] = knoop.args;
  if (naam === 'tekst' && eerste) return maximumLength(eerste, bereik);
  if (LENGTE_ALS_ARGUMENT.has(naam)) return literalLength(tweede);
  const functie = FUNCTIE_OP_NAAM.get(naam);
  if (functie?.maxTekens !== undefined) return functie.maxTekens;
  return functie !== undefined && functie.resultaat !== 'tekst' ? MAXIMALE_GETALLENGTE : Number.POSITIVE_INFINITY;
}
