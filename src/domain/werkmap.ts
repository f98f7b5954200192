/** Limits of a workbook, for whoever must report them before the renderer would stop at them. Source: Excel specifications and limits. */

export const MAX_RIJEN = 1_048_576;
export const MAX_KOLOMMEN = 16_384;
/** UTF-16 units in one cell. */
export const MAX_CELTEKENS = 32_767;
export const MAX_BLADNAAM_TEKENS = 31;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const VERBODEN_IN_BLADNAAM = /[[\]:*?/\\\u0000-\u001f\u007f]/;

export type Bladnaamgebrek = 'leeg' | 'te-lang' | 'teken' | 'apostrof' | 'gereserveerd';

/** Why a spreadsheet program would not take this name for a sheet; undefined when it would. Unicity is the caller's. */
export function bladnaamGebrek(naam: string): Bladnaamgebrek | undefined {
  if (naam.trim() === '') return 'leeg';
  if (naam.length > MAX_BLADNAAM_TEKENS) return 'te-lang';
  if (VERBODEN_IN_BLADNAAM.test(naam) || !naam.isWellFormed() || /[\ufffe\uffff]/.test(naam)) return 'teken';
  if (naam.startsWith("'") || naam.endsWith("'")) return 'apostrof';
  // Excel keeps this one for itself, in every language.
  if (naam.toLowerCase() === 'history') return 'gereserveerd';
  return undefined;
}

/** Sheet names are one when they differ in case only. */
export const bladnaamSleutel = (naam: string): string => naam.toLowerCase();
