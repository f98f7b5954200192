/** Arithmetic on plain dates 'jjjj-mm-dd' that the schema accepted. Such dates sort as text. */

const maandVan = (datum: string): string => datum.slice(0, 7);

export const isSameMonth = (a: string, b: string): boolean => maandVan(a) === maandVan(b);

export const isFirstOfMonth = (datum: string): boolean => datum.endsWith('-01');

export const isLastOfMonth = (datum: string): boolean => Number(datum.slice(8)) === daysInMonth(datum);

/** Exactly one whole calendar month. */
export const isWholeMonth = (begindatum: string, einddatum: string): boolean =>
  isSameMonth(begindatum, einddatum) && isFirstOfMonth(begindatum) && isLastOfMonth(einddatum);

function daysInMonth(datum: string): number {
  const jaar = Number(datum.slice(0, 4));
  const maand = Number(datum.slice(5, 7));
  if (maand === 2) return (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0 ? 29 : 28;
  return maand === 4 || maand === 6 || maand === 9 || maand === 11 ? 30 : 31;
}

/** The same day a number of years earlier; 29 February stands for itself and sorts before 1 March. */
export const yearsBefore = (datum: string, jaren: number): string =>
  `${String(Number(datum.slice(0, 4)) - jaren).padStart(4, '0')}${datum.slice(4)}`;

/** A birth date as CBS takes it: day 00 when only month and year are known. */
export function isBirthDate(datum: string): boolean {
  const maand = Number(datum.slice(5, 7));
  const dag = Number(datum.slice(8));
  return maand >= 1 && maand <= 12 && dag <= daysInMonth(datum);
}
