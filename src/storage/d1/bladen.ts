/** Cursor paging by key: the cursor is the sort key of the last row, so a page stays right while rows are added. */
import type { Bladvraag, Bladzijde } from '../ports.ts';

export const LAATSTE = '￿';

export function splitCursor(vanaf: string | undefined, delen: number): readonly string[] | undefined {
  if (vanaf === undefined) return undefined;
  const stukken = vanaf.split('|');
  return stukken.length === delen ? stukken : undefined;
}

/** Ask for one row more than the page holds: if it comes there is a next page. */
export function toBladzijde<Db, Rij>(
  rijen: readonly Db[],
  blad: Bladvraag,
  toRij: (db: Db) => Rij,
  cursor: (db: Db) => string,
): Bladzijde<Rij> {
  const opBlad = rijen.slice(0, blad.aantal);
  const laatste = opBlad.at(-1);
  return {
    rijen: opBlad.map(toRij),
    ...(rijen.length > blad.aantal && laatste !== undefined ? { volgende: cursor(laatste) } : {}),
  };
}

/** A cursor whose parts may hold any character: a name that people chose. Undefined when it is none of these. */
export function splitTekstcursor(vanaf: string | undefined, delen: number): readonly string[] | undefined {
  if (vanaf === undefined) return undefined;
  try {
    const stukken: unknown = JSON.parse(vanaf);
    return Array.isArray(stukken) && stukken.length === delen && stukken.every((stuk) => typeof stuk === 'string')
      ? stukken
      : undefined;
  } catch {
    return undefined;
  }
}

export const tekstcursor = (...delen: readonly string[]): string => JSON.stringify(delen);
