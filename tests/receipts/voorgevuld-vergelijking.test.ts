/** The reasons for a difference add up to the difference, whatever the two sides say; and each reason is the right one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import type { Jaarregel } from '../../src/receipts/voorgevuld-regel.ts';
import { type EigenRegel, Jaarvergelijking } from '../../src/receipts/voorgevuld-vergelijking.ts';
import { testBsn } from '../helpers/bsn.ts';

const prestatie = (anders: Partial<Prestatie> = {}): Prestatie => ({
  referentienummer: 'R1',
  gemeentecode: '0855',
  wet: 'jw',
  bsn: testBsn(1),
  toewijzingnummer: 1,
  productcategorie: '45',
  productcode: '45A03',
  productperiode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  volume: 1000,
  eenheid: '83',
  bedragCenten: 1000,
  debetCredit: 'D',
  declaratiestand: 'toegekend',
  ...anders,
});
const bekend = (stand: Jaarregel['stand'], anders: Partial<Prestatie> = {}): Jaarregel => ({
  prestatie: prestatie({ declaratiestand: 'ingediend', ...anders }),
  stand,
  retourcodes: stand === 'afgewezen' ? ['9321'] : [],
});
const uw = (anders: Partial<Prestatie> = {}): EigenRegel => ({ nr: 7, prestatie: prestatie(anders) });

const vergelijk = (...regels: readonly (readonly [Jaarregel | undefined, EigenRegel | undefined])[]) => {
  const vergelijking = new Jaarvergelijking('2026', 10);
  for (const [ons, eigen] of regels) vergelijking.add(ons, eigen);
  return vergelijking.uitkomst();
};

describe('a line', () => {
  const CREDIT = { debetCredit: 'C', vorigReferentienummer: 'R0' } as const;
  it.each<[string, Jaarregel | undefined, EigenRegel | undefined, string | undefined, number]>([
    ['that is the same', bekend('toegekend'), uw(), undefined, 0],
    ['that waits, and is given as such', bekend('onbeantwoord'), uw({ declaratiestand: 'ingediend' }), undefined, 0],
    ['that waits, and is given as granted', bekend('onbeantwoord'), uw(), 'nog-niet-beantwoord', 0],
    ['that was rejected', bekend('afgewezen'), uw(), 'afgewezen', 1000],
    ['that was rejected, and left out', bekend('afgewezen'), undefined, undefined, 0],
    ['that was answered twice', bekend('betwist'), uw(), 'betwist', 1000],
    ['that is missing', bekend('toegekend'), undefined, 'ontbreekt', -1000],
    ['that is a credit and missing', bekend('toegekend', CREDIT), undefined, 'credit-ontbreekt', 1000],
    ['that was never seen', undefined, uw(), 'onbekend', 1000],
    [
      'that is still to be declared',
      undefined,
      uw({ declaratiestand: 'nog-te-declareren' }),
      'nog-te-declareren',
      1000,
    ],
    ['with another amount', bekend('toegekend'), uw({ bedragCenten: 1200, volume: 1200 }), 'anders', 200],
    ['with another volume', bekend('toegekend'), uw({ volume: 999 }), 'anders', 0],
  ])('%s', (_, ons, eigen, reden, verschilCenten) => {
    const uitkomst = vergelijk([ons, eigen]);
    expect(uitkomst.verschilCenten).toBe(verschilCenten);
    expect(uitkomst.regels.map((regel) => regel.reden)).toEqual(reden === undefined ? [] : [reden]);
    const redenen = uitkomst.producten.flatMap((product) => product.redenen);
    expect(redenen.map((een) => [een.reden, een.aantal, een.verschilCenten])).toEqual(
      reden === undefined ? [] : [[reden, 1, verschilCenten]],
    );
  });

  it('that was rejected says with which code, and where it stands in yours', () => {
    const { producten, regels } = vergelijk([bekend('afgewezen'), uw()]);
    expect(producten[0]?.redenen).toEqual([
      { reden: 'afgewezen', retourcode: '9321', aantal: 1, verschilCenten: 1000 },
    ]);
    expect(regels).toMatchObject([{ referentienummer: 'R1', retourcodes: ['9321'], uwCenten: 1000, nr: 7 }]);
  });

  it('with another product differs in both places', () => {
    const { producten, verschilCenten } = vergelijk([bekend('toegekend'), uw({ productcode: '45A04' })]);
    expect(producten.map((product) => [product.productcode, product.verschilCenten])).toEqual([
      ['45A03', -1000],
      ['45A04', 1000],
    ]);
    expect(verschilCenten).toBe(0);
  });

  it('of another year is not compared', () => {
    const ander = { productperiode: { begindatum: '2027-01-01', einddatum: '2027-01-31' } };
    expect(vergelijk([undefined, uw(ander)])).toMatchObject({ buitenJaar: 1, verschilCenten: 0, aantalVerschillen: 0 });
  });
});

describe('the reasons', () => {
  const kant = fc.option(
    fc.record({
      centen: fc.nat({ max: 5000 }),
      code: fc.constantFrom('45A03', '45A04'),
      gemeentecode: fc.constantFrom('0855', '0363'),
      credit: fc.boolean(),
      jaar: fc.constantFrom('2026', '2026', '2025'),
      stand: fc.constantFrom('toegekend', 'onbeantwoord', 'afgewezen', 'betwist', 'nog-te-declareren'),
      eigenStand: fc.constantFrom('toegekend', 'ingediend', 'nog-te-declareren'),
    }),
    { nil: undefined },
  );
  it('add up to the difference of each product, and lines past the maximum are counted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kant, kant), { maxLength: 40 }), (paren) => {
        const maak = (een: NonNullable<(typeof paren)[number][0]>): Partial<Prestatie> => ({
          bedragCenten: een.centen,
          volume: een.centen,
          productcode: een.code,
          gemeentecode: een.gemeentecode,
          productperiode: { begindatum: `${een.jaar}-04-01`, einddatum: `${een.jaar}-04-30` },
          ...(een.credit ? { debetCredit: 'C', vorigReferentienummer: 'R0' } : {}),
        });
        const uitkomst = vergelijk(
          ...paren.map(
            ([ons, eigen]) =>
              [
                ons && bekend(ons.stand as Jaarregel['stand'], maak(ons)),
                eigen && uw({ ...maak(eigen), declaratiestand: eigen.eigenStand as Prestatie['declaratiestand'] }),
              ] as const,
          ),
        );
        for (const { verschilCenten, uwCenten, bekendCenten, redenen } of uitkomst.producten) {
          expect(verschilCenten).toBe(uwCenten - bekendCenten);
          expect(redenen.reduce((som, reden) => som + reden.verschilCenten, 0)).toBe(verschilCenten);
        }
        const teken = (credit: boolean): number => (credit ? -1 : 1);
        const eigen = paren.flatMap(([, een]) => (een?.jaar === '2026' ? [teken(een.credit) * een.centen] : []));
        expect(uitkomst.uwCenten).toBe(eigen.reduce((som, centen) => som + centen, 0));
        expect(uitkomst.regels.length).toBe(Math.min(10, uitkomst.aantalVerschillen));
      }),
    );
  });
});
