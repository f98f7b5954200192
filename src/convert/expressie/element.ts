/** Elements of lists inside an expression: in a loop (`lijst.exists(x, …)`) and by number (`lijst.filter(x, …)[0]`). */
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Bereik, type ObjectType, typeAt } from './bereik.ts';
import { childrenOf, pathOf } from './boom.ts';

/** The type of the elements of a list of objects that stands in the verantwoording, filtered or not. */
export function elementOf(lijst: ASTNode | undefined, bereik: Bereik): ObjectType | undefined {
  if (lijst === undefined) return undefined;
  const pad = pathOf(lijst);
  if (pad === undefined)
    return lijst.op === 'rcall' && lijst.args[0] === 'filter' ? elementOf(lijst.args[1], bereik) : undefined;
  const type = typeAt(bereik, pad);
  return type?.vorm === 'lijst' && typeof type.element !== 'string' ? type.element : undefined;
}

/** What can be seen inside a loop: the same, and the element in hand. */
export const withElement = (bereik: Bereik, naam: string, element: ObjectType): Bereik => ({
  variabelen: new Map([...bereik.variabelen, [naam, element]]),
});

/** An element taken by number or name, and the fields that are read of it: `lijst[0].a.b`. */
export interface Greep {
  readonly lijst: ASTNode;
  /** Number of the element, when it is written out. */
  readonly nummer?: number;
  /** The text of the element: `lijst[0]`. */
  readonly naam: string;
  readonly velden: readonly string[];
}

/** Undefined when the node takes no element. */
export function elementTaken(knoop: ASTNode): Greep | undefined {
  const velden: string[] = [];
  let hier: ASTNode = knoop;
  while (hier.op === '.') {
    velden.unshift(hier.args[1]);
    hier = hier.args[0];
  }
  if (hier.op !== '[]') return undefined;
  const [lijst, plek] = childrenOf(hier);
  if (lijst === undefined || plek === undefined) return undefined;
  const nummer = plek.op === 'value' && typeof plek.args === 'bigint' ? Number(plek.args) : undefined;
  const naam = `${textOf(lijst)}[${nummer ?? textOf(plek)}]`;
  return { lijst, naam, velden, ...(nummer === undefined ? {} : { nummer }) };
}

/** The text of a node, spaces aside: two places that say the same have the same text. */
export const textOf = (knoop: ASTNode): string =>
  pathOf(knoop)?.join('.') ?? knoop.input.slice(knoop.start, knoop.end).replace(/\s+/g, ' ');

/** The elements that are there when `size(lijst)` stands so to a number; none when that cannot be said. */
export function elementsKnownBy(vergelijking: ASTNode): readonly string[] {
  if (vergelijking.op !== '>' && vergelijking.op !== '>=' && vergelijking.op !== '!=') return [];
  const [grootte, getal] = childrenOf(vergelijking);
  if (grootte?.op !== 'call' || grootte.args[0] !== 'size' || getal?.op !== 'value') return [];
  const lijst = grootte.args[1][0];
  if (lijst === undefined || typeof getal.args !== 'bigint') return [];
  const grens = Number(getal.args);
  const aantal = vergelijking.op === '>' ? grens + 1 : vergelijking.op === '>=' ? grens : grens === 0 ? 1 : 0;
  return Array.from({ length: Math.max(0, Math.min(aantal, MEESTE)) }, (_, nr) => `${textOf(lijst)}[${nr}]`);
}

const MEESTE = 100;
