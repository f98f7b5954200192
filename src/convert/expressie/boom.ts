/** Walking the syntax tree of cel-js, in one place: the shapes of its nodes are not repeated elsewhere. */
import type { ASTNode } from '@marcbachmann/cel-js';

/** The direct children of a node, in reading order. */
export function childrenOf(knoop: ASTNode): readonly ASTNode[] {
  switch (knoop.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [knoop.args[0]];
    case 'call':
      return knoop.args[1];
    case 'rcall':
      return [knoop.args[1], ...knoop.args[2]];
    case 'map':
      return knoop.args.flat();
    case '!_':
    case '-_':
      return [knoop.args];
    default:
      return knoop.args;
  }
}

/** `a.b.c` as ['a', 'b', 'c']; undefined when the node is anything but names joined by points. */
export function pathOf(knoop: ASTNode): readonly string[] | undefined {
  const namen: string[] = [];
  let hier: ASTNode = knoop;
  while (hier.op === '.') {
    namen.unshift(hier.args[1]);
    hier = hier.args[0];
  }
  return hier.op === 'id' ? [hier.args, ...namen] : undefined;
}

const LUSSEN: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** The name a loop gives to the element in hand (`lijst.exists(x, …)` → 'x'), or undefined when the node is no loop. */
export function loopVariable(knoop: ASTNode): string | undefined {
  if (knoop.op !== 'rcall' || !LUSSEN.has(knoop.args[0])) return undefined;
  const eerste = knoop.args[2][0];
  return eerste?.op === 'id' ? eerste.args : undefined;
}
