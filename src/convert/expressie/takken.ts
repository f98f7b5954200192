/** What goes wrong inside one expression whatever comes in, or can: a branch that is never taken, a division by zero. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Bereik } from './bereik.ts';
import { childrenOf, loopVariable } from './boom.ts';
import { constantOf, type Formule, formulaOf, niet, termOf } from './formule.ts';
import type { Expressiefout } from './fout.ts';
import { isPossible } from './oordeel.ts';

const DELINGEN: ReadonlySet<string> = new Set(['/', '%']);

export function inspectBranches(ast: ASTNode, bereik: Bereik): readonly Expressiefout[] {
  const fouten: Expressiefout[] = [];

  function checkDivisor(deler: ASTNode, gegeven: readonly Formule[]): void {
    const vast = constantOf(deler);
    const nul: Formule =
      vast === undefined
        ? { soort: 'vergelijk', teken: '==', term: termOf(deler, bereik), met: 0 }
        : { soort: 'vast', waarde: vast === 0 };
    if (!isPossible(nul, gegeven)) return;
    const tekst = deler.input.slice(deler.start, deler.end);
    fouten.push({ code: 'FORMAAT_DELEN_DOOR_NUL', parameters: { deler: tekst }, positie: deler.start });
  }

  function checkChoice(als: ASTNode, voorwaarde: Formule, gegeven: readonly Formule[]): void {
    const kan = { waar: isPossible(voorwaarde, gegeven), onwaar: isPossible(niet(voorwaarde), gegeven) };
    // What is around it is impossible already, and reported there.
    if (kan.waar === kan.onwaar) return;
    const tak = kan.waar ? 'anders' : 'dan';
    fouten.push({ code: 'FORMAAT_TAK_ONBEREIKBAAR', parameters: { tak }, positie: als.start });
  }

  function walk(knoop: ASTNode, gegeven: readonly Formule[]): void {
    if (knoop.op === '&&' || knoop.op === '||') {
      const [links, rechts] = knoop.args;
      const formule = formulaOf(links, bereik);
      walk(links, gegeven);
      walk(rechts, [...gegeven, knoop.op === '&&' ? formule : niet(formule)]);
      return;
    }
    if (knoop.op === '?:') {
      const [als, dan, anders] = knoop.args;
      const voorwaarde = formulaOf(als, bereik);
      checkChoice(als, voorwaarde, gegeven);
      walk(als, gegeven);
      walk(dan, [...gegeven, voorwaarde]);
      walk(anders, [...gegeven, niet(voorwaarde)]);
      return;
    }
    if (DELINGEN.has(knoop.op)) {
      const [, deler] = childrenOf(knoop);
      if (deler) checkDivisor(deler, gegeven);
    }
    // What is known of a field outside a loop says nothing about an element of the same name inside it.
    const binnen = loopVariable(knoop) === undefined ? gegeven : [];
    for (const kind of childrenOf(knoop)) walk(kind, binnen);
  }

  walk(ast, []);
  return fouten;
}
