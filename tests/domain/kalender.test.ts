import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDatum } from '../../src/domain/kalender.ts';

describe('a day', () => {
  it('is a date when the calendar has it', () => {
    const deel = (max: number, lengte: number) => fc.nat(max).map((getal) => String(getal).padStart(lengte, '0'));
    const tekst = fc
      .tuple(fc.oneof(deel(9999, 4), fc.constantFrom('1900', '2000', '2024', '2100')), deel(14, 2), deel(33, 2))
      .map((delen) => delen.join('-'));
    const inKalender = (datum: string): boolean => {
      const tijd = new Date(`${datum}T00:00:00Z`);
      return !Number.isNaN(tijd.getTime()) && tijd.toISOString().startsWith(datum);
    };
    fc.assert(
      fc.property(tekst, (datum) => {
        expect(isDatum(datum)).toBe(inKalender(datum));
      }),
      { numRuns: 2000 },
    );
    for (const datum of ['2026-02-29', '1900-02-29', '2026-4-01', '2026-04-01 ', ''])
      expect(isDatum(datum)).toBe(false);
    for (const datum of ['2024-02-29', '2000-02-29']) expect(isDatum(datum)).toBe(true);
  });
});
