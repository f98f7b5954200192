/** Which sign separates the fields of a CSV file: the one that divides its first lines into the same number of fields. */

export const SCHEIDINGSTEKENS = [';', ',', '\t', '|'] as const;
export type Scheidingsteken = (typeof SCHEIDINGSTEKENS)[number];

const BEKEKEN_REGELS = 20;

/**
 * @param begin first characters of the file; a last line that may be cut off is not counted, unless it is the only one.
 * @returns the semicolon when nothing divides: what Dutch Excel writes.
 */
export function detectScheidingsteken(begin: string): Scheidingsteken {
  let beste: { readonly teken: Scheidingsteken; readonly score: number } = { teken: ';', score: 0 };
  for (const teken of SCHEIDINGSTEKENS) {
    const score = agreement(countPerLine(begin, teken));
    if (score > beste.score) beste = { teken, score };
  }
  return beste.teken;
}

/** How many separators each line has, outside quotation marks. Empty lines say nothing. */
function countPerLine(begin: string, teken: string): readonly number[] {
  const aantallen: number[] = [];
  let aantal = 0;
  let leeg = true;
  let tussenAanhaling = false;
  for (const letter of begin) {
    if (letter === '"') tussenAanhaling = !tussenAanhaling;
    if (!tussenAanhaling && letter === '\n') {
      if (!leeg) aantallen.push(aantal);
      if (aantallen.length === BEKEKEN_REGELS) return aantallen;
      aantal = 0;
      leeg = true;
      continue;
    }
    if (letter !== '\r') leeg = false;
    if (!tussenAanhaling && letter === teken) aantal++;
  }
  if (!leeg && aantallen.length === 0) aantallen.push(aantal);
  return aantallen;
}

/** The first line, which holds the headings, counts most: separators it has, times the lines that have as many. */
function agreement([eerste = 0, ...rest]: readonly number[]): number {
  return eerste * (1 + rest.filter((aantal) => aantal === eerste).length);
}
