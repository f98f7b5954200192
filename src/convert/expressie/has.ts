/**
 * `has(a.b.c)` asks the same of every step on the way. CEL fails when `a.b` is absent; whoever writes a formaat, and the analysis of
 * what he wrote, take it that the answer is no.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Bereik, typeAt } from './bereik.ts';
import { childrenOf, pathOf } from './boom.ts';

/** The same expression with every step asked first: `(has(a.b) && has(a.b.c))`. */
export function askEveryStep(bron: string, ast: ASTNode, bereik: Bereik): string {
  let herschreven = bron;
  // From the back, so that the places in front stay where they are.
  for (const { start, end, tekst } of gather(ast, bereik).toSorted((een, ander) => ander.start - een.start))
    herschreven = herschreven.slice(0, start) + tekst + herschreven.slice(end);
  return herschreven;
}

interface Vervanging {
  readonly start: number;
  readonly end: number;
  readonly tekst: string;
}

function gather(knoop: ASTNode, bereik: Bereik): readonly Vervanging[] {
  if (knoop.op !== 'call' || knoop.args[0] !== 'has') return childrenOf(knoop).flatMap((kind) => gather(kind, bereik));
  const gevraagd = knoop.args[1][0];
  const pad = (gevraagd && pathOf(gevraagd)) ?? [];
  const stappen = pad.flatMap((_, nr) => {
    const stap = pad.slice(0, nr + 1);
    const altijd = nr === 0 || (nr < pad.length - 1 && typeAt(bereik, stap)?.verplicht === true);
    return altijd ? [] : [`has(${stap.join('.')})`];
  });
  return stappen.length > 1 ? [{ start: knoop.start, end: knoop.end, tekst: `(${stappen.join(' && ')})` }] : [];
}
