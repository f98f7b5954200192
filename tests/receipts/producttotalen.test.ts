import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Producttotaal } from '../../src/domain/totalen.ts';
import { compareTotalen } from '../../src/receipts/producttotalen.ts';

const LAATSTE_DAG = ['31', '28', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31'];

const maand = (jaar: number, nummer: number, anders: Partial<Producttotaal> = {}): Producttotaal => {
  const mm = String(nummer).padStart(2, '0');
  const laatste = nummer === 2 && jaar % 4 === 0 ? '29' : LAATSTE_DAG[nummer - 1];
  return {
    periode: { begindatum: `${jaar}-${mm}-01`, einddatum: `${jaar}-${mm}-${laatste}` },
    wet: 'wmo',
    productcategorie: '01',
    productcode: '01A03',
    aantal: 1,
    centen: 100,
    ...anders,
  };
};

describe('totals beside each other', () => {
  it('compares a periode with the one before it, also over the end of a year, and with a year ago', () => {
    const beeld = compareTotalen(
      [
        maand(2026, 2, { centen: 500 }),
        maand(2026, 1, { centen: 300 }),
        maand(2025, 12, { centen: 200 }),
        maand(2025, 1),
      ],
      2026,
    );
    expect(beeld.perioden).toEqual([
      {
        periode: { begindatum: '2026-01-01', einddatum: '2026-01-31' },
        aantal: 1,
        centen: 300,
        vorige: { aantal: 1, centen: 200 },
        jaarTerug: { aantal: 1, centen: 100 },
      },
      {
        periode: { begindatum: '2026-02-01', einddatum: '2026-02-28' },
        aantal: 1,
        centen: 500,
        vorige: { aantal: 1, centen: 300 },
      },
    ]);
    expect(beeld.totaal).toEqual({ ditJaar: { aantal: 2, centen: 800 }, vorigJaar: { aantal: 2, centen: 300 } });
  });

  it('finds february of a leap year again', () => {
    const [februari] = compareTotalen([maand(2025, 2), maand(2024, 2, { centen: 7 })], 2025).perioden;
    expect(februari?.jaarTerug).toEqual({ aantal: 1, centen: 7 });
  });

  it('does not compare a month with the quarter before it', () => {
    const kwartaal = { begindatum: '2025-10-01', einddatum: '2025-12-31' };
    const [januari] = compareTotalen([maand(2026, 1), maand(2025, 12, { periode: kwartaal })], 2026).perioden;
    expect(januari?.vorige).toBeUndefined();
  });

  it('loses and makes no cent, whatever comes in', () => {
    const regel = fc.record({
      jaar: fc.constantFrom(2025, 2026),
      nummer: fc.integer({ min: 1, max: 12 }),
      productcode: fc.constantFrom('', '01A03', '45A04'),
      wet: fc.constantFrom('wmo' as const, 'jw' as const),
      centen: fc.integer({ min: -100_000, max: 100_000 }),
      aantal: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(regel, { maxLength: 40 }), (regels) => {
        const totalen = regels.map(({ jaar, nummer, ...rest }) => maand(jaar, nummer, rest));
        const beeld = compareTotalen(totalen, 2026);
        const som = (van: readonly { readonly centen: number }[]): number =>
          van.reduce((samen, { centen }) => samen + centen, 0);
        expect(som(beeld.perioden)).toBe(beeld.totaal.ditJaar.centen);
        expect(som(beeld.producten.map(({ ditJaar }) => ditJaar))).toBe(beeld.totaal.ditJaar.centen);
        expect(som(beeld.producten.map(({ vorigJaar }) => vorigJaar))).toBe(beeld.totaal.vorigJaar.centen);
        expect(som(beeld.producten.flatMap(({ perPeriode }) => perPeriode))).toBe(beeld.totaal.ditJaar.centen);
        expect(beeld.totaal.ditJaar.centen + beeld.totaal.vorigJaar.centen).toBe(som(totalen));
      }),
    );
  });
});
