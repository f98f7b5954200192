/** Part of a file, and a file that the other side has already: Range, If-Range and If-None-Match (RFC 9110 §13.1 and §14). */

export type Deelvraag =
  /** No range was asked, or one that may be ignored: another unit, several ranges at once, or nonsense. */
  | { readonly soort: 'geheel' }
  /** Both ends count. */
  | { readonly soort: 'deel'; readonly van: number; readonly totEnMet: number }
  /** A good question about bytes that are not there: 416. */
  | { readonly soort: 'buiten-bestand' };

const BYTES = /^bytes=\s*(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))\s*$/i;

/** @param grootte bytes of the whole file */
export function readRange(range: string | undefined, grootte: number): Deelvraag {
  const [gevonden, begin, einde, achteraan] = BYTES.exec(range ?? '') ?? [];
  if (gevonden === undefined) return { soort: 'geheel' };
  if (begin === undefined) {
    const aantal = Math.min(Number(achteraan), grootte);
    return aantal === 0 ? { soort: 'buiten-bestand' } : { soort: 'deel', van: grootte - aantal, totEnMet: grootte - 1 };
  }
  const van = Number(begin);
  if (einde !== undefined && Number(einde) < van) return { soort: 'geheel' };
  if (van >= grootte) return { soort: 'buiten-bestand' };
  return { soort: 'deel', van, totEnMet: Math.min(Number(einde ?? grootte), grootte - 1) };
}

/** Whether the other side has this content: weak comparison, `*` is any content. */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || [...ifNoneMatch.matchAll(/"[\x21\x23-\x7e]*"/g)].some(([tag]) => tag === etag);
}

/** A part may only be added to what the other side has of the same content: strong comparison, a date is never the same. */
export const mayContinue = (ifRange: string | undefined, etag: string): boolean =>
  ifRange === undefined || ifRange.trim() === etag;
