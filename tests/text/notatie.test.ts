import { describe, expect, it } from 'vitest';
import { bedragTekst, datumTekst } from '../../src/text/notatie.ts';

describe('how a Dutch reader sees amounts and dates', () => {
  it.each([
    [0, '€ 0'],
    [5, '€ 0,05'],
    [12_500_000, '€ 125.000'],
    [123_456_789, '€ 1.234.567,89'],
    [-100, '-€ 1'],
  ])('%i cents is %s', (centen, tekst) => {
    expect(bedragTekst(centen)).toBe(tekst);
  });

  it('writes a plain date out and leaves other text alone', () => {
    expect(datumTekst('2027-03-01')).toBe('1 maart 2027');
    expect(datumTekst('2027-13-01')).toBe('2027-13-01');
    expect(datumTekst('morgen')).toBe('morgen');
  });
});
