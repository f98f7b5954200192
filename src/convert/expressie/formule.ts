/**
 * A condition as a formula over what it asks: which field against which constants. Whatever cannot be taken apart is one loose
 * question. Enough to tell whether conditions contradict each other, or one can only have one answer.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Bereik, firstOptional, typeAt } from './bereik.ts';
import { childrenOf, pathOf } from './boom.ts';
import { textOf } from './element.ts';

export type Constante = string | number | boolean;
export type Vergelijking = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** Something with a value that is not known beforehand: a field, or a calculation that counts as one. */
export interface Term {
  /** Equal terms have equal names. */
  readonly naam: string;
  /** The values it can have, when they are known. */
  readonly waarden?: readonly Constante[];
  readonly kanOntbreken: boolean;
}

export type Formule =
  | { readonly soort: 'vast'; readonly waarde: boolean }
  | { readonly soort: 'vergelijk'; readonly teken: Vergelijking; readonly term: Term; readonly met: Constante }
  | { readonly soort: 'in'; readonly term: Term; readonly lijst: readonly Constante[] }
  | { readonly soort: 'heeft'; readonly term: Term }
  | { readonly soort: 'en' | 'of'; readonly links: Formule; readonly rechts: Formule }
  | { readonly soort: 'niet'; readonly van: Formule }
  | { readonly soort: 'keuze'; readonly als: Formule; readonly dan: Formule; readonly anders: Formule }
  /** A question that is not taken apart; `term` has true and false as its values. */
  | { readonly soort: 'los'; readonly term: Term };

const GESPIEGELD: Readonly<Record<Vergelijking, Vergelijking>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const isComparison = (op: string): op is Vergelijking => op in GESPIEGELD;

export const niet = (van: Formule): Formule => ({ soort: 'niet', van });

/** The value of a constant node; numbers are numbers, whatever CEL makes of them. */
export function constantOf(knoop: ASTNode): Constante | undefined {
  if (knoop.op === '-_') {
    const van = constantOf(knoop.args);
    return typeof van === 'number' ? -van : undefined;
  }
  if (knoop.op !== 'value') return undefined;
  const { args: waarde } = knoop;
  if (typeof waarde === 'bigint') return Number(waarde);
  return typeof waarde === 'string' || typeof waarde === 'number' || typeof waarde === 'boolean' ? waarde : undefined;
}

export function termOf(knoop: ASTNode, bereik: Bereik): Term {
  const naam = textOf(knoop);
  const pad = pathOf(knoop);
  const type = pad && typeAt(bereik, pad);
  if (pad === undefined) return { naam, kanOntbreken: false };
  // Inside a loop the type of an element is not at hand: it can have anything, and lack it.
  if (type === undefined) return { naam, kanOntbreken: true };
  const kanOntbreken = firstOptional(bereik, pad) !== undefined;
  const waarden =
    type.vorm !== 'blad' ? undefined : (type.enum ?? (type.type === 'ja-nee' ? [true, false] : undefined));
  return { naam, kanOntbreken, ...(waarden && { waarden }) };
}

const loose = (knoop: ASTNode, bereik: Bereik): Formule => {
  const { naam, kanOntbreken } = termOf(knoop, bereik);
  return { soort: 'los', term: { naam, kanOntbreken, waarden: [true, false] } };
};

function compareWith(knoop: ASTNode, teken: Vergelijking, bereik: Bereik): Formule {
  const [links, rechts] = childrenOf(knoop);
  if (links === undefined || rechts === undefined) return loose(knoop, bereik);
  const a = constantOf(links);
  const b = constantOf(rechts);
  if (a !== undefined && b !== undefined) return { soort: 'vast', waarde: compare(teken, a, b) };
  if (b !== undefined) return { soort: 'vergelijk', teken, term: termOf(links, bereik), met: b };
  if (a !== undefined) return { soort: 'vergelijk', teken: GESPIEGELD[teken], term: termOf(rechts, bereik), met: a };
  // A value is never more, less or other than itself.
  if (textOf(links) !== textOf(rechts)) return loose(knoop, bereik);
  return { soort: 'vast', waarde: teken === '==' || teken === '<=' || teken === '>=' };
}

export function compare(teken: Vergelijking, links: Constante, rechts: Constante): boolean {
  switch (teken) {
    case '==':
      return links === rechts;
    case '!=':
      return links !== rechts;
    case '<':
      return links < rechts;
    case '<=':
      return links <= rechts;
    case '>':
      return links > rechts;
    case '>=':
      return links >= rechts;
  }
}

/** `knoop` gives true or false. Must run before cel-js rewrites the loops of an expression. */
export function formulaOf(knoop: ASTNode, bereik: Bereik): Formule {
  const waarde = constantOf(knoop);
  if (typeof waarde === 'boolean') return { soort: 'vast', waarde };
  if (isComparison(knoop.op)) return compareWith(knoop, knoop.op, bereik);
  if (knoop.op === '!_') return niet(formulaOf(knoop.args, bereik));
  if (knoop.op === '&&' || knoop.op === '||') {
    const [links, rechts] = knoop.args;
    const soort = knoop.op === '&&' ? 'en' : 'of';
    return { soort, links: formulaOf(links, bereik), rechts: formulaOf(rechts, bereik) };
  }
  if (knoop.op === '?:') {
    const [als, dan, anders] = knoop.args;
    return {
      soort: 'keuze',
      als: formulaOf(als, bereik),
      dan: formulaOf(dan, bereik),
      anders: formulaOf(anders, bereik),
    };
  }
  if (knoop.op === 'in' && knoop.args[1].op === 'list') {
    const lijst = knoop.args[1].args.map(constantOf);
    if (lijst.every((element) => element !== undefined)) {
      return { soort: 'in', term: termOf(knoop.args[0], bereik), lijst };
    }
  }
  if (knoop.op === 'call' && knoop.args[0] === 'has' && knoop.args[1][0]) {
    return { soort: 'heeft', term: termOf(knoop.args[1][0], bereik) };
  }
  return loose(knoop, bereik);
}
