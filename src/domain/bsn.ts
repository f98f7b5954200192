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
