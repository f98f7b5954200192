/** Spans of validity over plain dates ('jjjj-mm-dd', which sort as text). */

/** What the register's documents carry: both days inclusive, no geldigTot means still in force. */
export interface Geldigheid {
  readonly geldigVanaf: string;
  readonly geldigTot?: string;
}

export const isGeldigOp = (geldigheid: Geldigheid, datum: string): boolean =>
  geldigheid.geldigVanaf <= datum && (geldigheid.geldigTot === undefined || datum <= geldigheid.geldigTot);

/** The earlier of two end dates; undefined is "no end". */
export function earliestEnd(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a < b ? a : b;
}

/** The days two spans share, or undefined when there is none. */
export function intersect(a: Geldigheid, b: Geldigheid): Geldigheid | undefined {
  const geldigVanaf = a.geldigVanaf > b.geldigVanaf ? a.geldigVanaf : b.geldigVanaf;
  const geldigTot = earliestEnd(a.geldigTot, b.geldigTot);
  if (geldigTot === undefined) return { geldigVanaf };
  return geldigVanaf <= geldigTot ? { geldigVanaf, geldigTot } : undefined;
}

const DAG = 86_400_000;

/** The plain date `dagen` days after `datum`. */
export function addDays(datum: string, dagen: number): string {
  return new Date(Date.parse(`${datum}T00:00:00Z`) + dagen * DAG).toISOString().slice(0, 10);
}
