import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aantalCijfers, celLengte, celTekst, Decimaal, decimaalTekst } from '../../src/domain/output.ts';

describe('the length of a value', () => {
  it('is that of its text, whatever it is', () => {
    const cel = fc.oneof(
      fc.string(),
      fc.maxSafeInteger(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom(null, 0, -0, 9, 10, 99, 100, -10, Number.MAX_SAFE_INTEGER, 1e21),
      fc
        .tuple(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1000, max: 1000 })), fc.nat(6))
        .map(([eenheden, decimalen]) => new Decimaal(eenheden, decimalen)),
    );
    fc.assert(
      fc.property(cel, (waarde) => {
        expect(celLengte(waarde)).toBe(celTekst(waarde).length);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts digits without the sign', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(aantalCijfers(n)).toBe(String(Math.abs(n)).length);
      }),
    );
  });
});

describe('a decimal', () => {
  it('is written in full and without losing a digit', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(6), (eenheden, decimalen) => {
        const tekst = decimaalTekst(new Decimaal(eenheden, decimalen), ',');
        expect(tekst).toMatch(decimalen === 0 ? /^-?\d+$/ : new RegExp(`^-?(0|[1-9]\\d*),\\d{${decimalen}}$`));
        expect(BigInt(tekst.replace(',', ''))).toBe(BigInt(eenheden));
      }),
    );
  });
});
