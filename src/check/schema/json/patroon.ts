/** Regular expressions that a schema brings along run on every value, so their time must be bounded. */

const HERHALING = /^(?:[*+]|\{\d+,\d*\}|\{\d+\})/;
const ONBEGRENSD = /^(?:[*+]|\{\d+,\})/;

/**
 * Why a pattern (ECMA-262, with flag `u`) is refused, in Dutch, or undefined when it is fine. A repetition of something that itself
 * repeats without end can take exponential time.
 */
export function refusePattern(patroon: string): string | undefined {
  try {
    new RegExp(patroon, 'u');
  } catch {
    return `de reguliere expressie ${patroon} is ongeldig`;
  }
  return repeatsRepetition(patroon) ? `de reguliere expressie ${patroon} herhaalt een herhaling` : undefined;
}

/** Index after an escape or a class that begins at `hier`; `hier + 1` for any other character. */
function skip(patroon: string, hier: number): number {
  if (patroon[hier] === '\\') return hier + 2;
  if (patroon[hier] !== '[') return hier + 1;
  let eind = hier + 1;
  while (eind < patroon.length && patroon[eind] !== ']') eind += patroon[eind] === '\\' ? 2 : 1;
  return eind + 1;
}

function repeatsRepetition(patroon: string): boolean {
  /** For every open group: whether something in it repeats without end. */
  const groepen: boolean[] = [];
  let hier = 0;
  while (hier < patroon.length) {
    const teken = patroon[hier];
    let binnen = false;
    if (teken === '(') {
      groepen.push(false);
      hier++;
      continue;
    }
    if (teken === ')') binnen = groepen.pop() ?? false;
    hier = skip(patroon, hier);
    const rest = patroon.slice(hier, hier + 16);
    const herhaling = HERHALING.exec(rest);
    const isOnbegrensd = ONBEGRENSD.test(rest);
    if (binnen && herhaling !== null) return true;
    if ((isOnbegrensd || binnen) && groepen.length > 0) groepen[groepen.length - 1] = true;
    hier += herhaling?.[0].length ?? 0;
  }
  return false;
}
