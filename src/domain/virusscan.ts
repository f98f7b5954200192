/**
 * Looking for viruses in the content of a document. It is stored first; nothing leaves before it was looked at, unless this deployment looks
 * at nothing and says so. See docs/decisions/0034-scanning.md.
 */

/**
 * `wacht`: still to be looked at. `mislukt`: that was tried and gave no answer; it is tried again. `besmet`: the content was removed.
 * `niet-gescand`: this deployment has no scanner.
 */
export const SCANSTANDEN = ['wacht', 'schoon', 'besmet', 'mislukt', 'niet-gescand'] as const;
export type Scanstand = (typeof SCANSTANDEN)[number];

/** What one look gave. */
export type Scanuitslag =
  | { readonly soort: 'schoon' }
  /** `virus`: as the scanner calls it; letters, digits and `.-_` only. */
  | { readonly soort: 'besmet'; readonly virus: string }
  | { readonly soort: 'mislukt'; readonly reden: Scanfout };

/** `geweigerd`: the scanner says that it cannot look at this one. The others are about the scanner, not about the file. */
export type Scanfout = 'onbereikbaar' | 'te-laat' | 'onbegrepen' | 'geweigerd';

export interface Virusscanner {
  /** Reads the content to its end, or as far as the scanner wants. Fails only when the content itself cannot be read. */
  scan(inhoud: AsyncIterable<Uint8Array>): Promise<Scanuitslag>;
}

/** Whether the content may be given to anybody. What was stored before there was a scanner is looked at first. */
export const isVrijgegeven = (stand: Scanstand | undefined, metScanner: boolean): boolean =>
  stand === 'schoon' || (stand === 'niet-gescand' && !metScanner);

const MINUUT = 60_000;
const EERSTE_WACHT_MS = 5 * MINUUT;
/** A scanner that was away for a day is back within the hour for every document. */
const LANGSTE_WACHT_MS = 60 * MINUUT;

/** @param pogingen made so far, the one that begins now included */
export const wachtNa = (pogingen: number): number =>
  Math.min(LANGSTE_WACHT_MS, EERSTE_WACHT_MS * 2 ** Math.min(Math.max(pogingen, 1) - 1, 10));
