import { zonderOnzichtbaar } from './tekenset.ts';

/**
 * The 11-proef of a burgerservicenummer (CS002): 9d1+8d2+7d3+6d4+5d5+4d6+3d7+2d8−d9 is a multiple of 11. Nine zeroes pass the sum and are
 * no BSN.
 *
 * @param bsn nine digits
 */
export function isBsn(bsn: string): boolean {
  let som = -(bsn.charCodeAt(8) - 48);
  for (let i = 0; i < 8; i++) som += (9 - i) * (bsn.charCodeAt(i) - 48);
  return som % 11 === 0 && bsn !== '000000000';
}

/** Where nine digits can begin: with a space, dot, slash or dash between them, as people write a number. Every beginning is looked at. */
const GESCHREVEN = /(?<!\d)(?=(\d(?:[\s./_\p{Pd}]{0,2}\d){8})(?!\d))/gu;
const ACHTER_ELKAAR = /(?<!\d)\d{9}(?!\d)/g;

/** What is not seen does not hide a digit, and a wide or raised digit is a digit (Unicode NFKC). */
const plain = (tekst: string): string => zonderOnzichtbaar(tekst).normalize('NFKC');

/** Whether a text that somebody wrote may hold a bsn, however it is written: then it may not be kept with the state. */
export const mayHoldBsn = (tekst: string): boolean =>
  [...plain(tekst).matchAll(GESCHREVEN)].some(([, cijfers = '']) => isBsn(cijfers.replace(/\D/g, '')));

/** The same of a name or a code, which holds dates and numbers of its own: only nine digits in a row. */
export const noemtBsn = (naam: string): boolean => (plain(naam).match(ACHTER_ELKAAR) ?? []).some(isBsn);
