import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Termijn } from '../../src/domain/register.ts';
import type { Tijdvak } from '../../src/domain/termijnbewaking.ts';
import { judge, listBewakingen, neighbour } from '../../src/route/bewaking.ts';
import { aansluiting } from '../register/bouw.ts';

const van = (begindatum: string, einddatum: string): Tijdvak => ({ begindatum, einddatum });

describe('the tijdvak after and before', () => {
  it.each([
    ['a month', van('2026-01-01', '2026-01-31'), van('2026-02-01', '2026-02-28')],
    ['a leap month', van('2028-01-01', '2028-01-31'), van('2028-02-01', '2028-02-29')],
    ['december', van('2026-12-01', '2026-12-31'), van('2027-01-01', '2027-01-31')],
    ['a quarter', van('2026-10-01', '2026-12-31'), van('2027-01-01', '2027-03-31')],
    ['a year', van('2026-01-01', '2026-12-31'), van('2027-01-01', '2027-12-31')],
    ['four weeks', van('2026-03-23', '2026-04-19'), van('2026-04-20', '2026-05-17')],
  ])('of %s', (_, eerste, tweede) => {
    expect(neighbour(eerste, 1)).toEqual(tweede);
    expect(neighbour(tweede, -1)).toEqual(eerste);
  });

  it('is unknown for an odd length', () => {
    expect(neighbour(van('2026-01-01', '2026-02-28'), 1)).toBeUndefined();
    expect(neighbour(van('2026-01-05', '2026-01-20'), -1)).toBeUndefined();
  });

  it('is its own neighbour’s neighbour, and they touch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2100 }),
        fc.integer({ min: 0, max: 11 }),
        fc.constantFrom(1, 3, 6, 12),
        (jaar, maand, duur) => {
          const dag = (m: number, d: number) => new Date(Date.UTC(jaar, m, d)).toISOString().slice(0, 10);
          const tijdvak = van(dag(maand, 1), dag(maand + duur, 0));
          const volgende = neighbour(tijdvak, 1);
          if (volgende === undefined) throw new Error('no neighbour');
          expect(neighbour(volgende, -1)).toEqual(tijdvak);
          expect(volgende.begindatum).toBe(dag(maand + duur, 1));
        },
      ),
    );
  });
});

describe('a last day', () => {
  it.each([
    ['2026-05-27', undefined],
    ['2026-05-28', 'nadert'],
    ['2026-05-31', 'nadert'],
    ['2026-06-01', 'verstreken'],
    ['2026-06-30', 'verstreken'],
    ['2026-07-01', undefined],
  ])('of 31 May is on %s %s', (vandaag, verwacht) => {
    expect(judge('2026-05-31', vandaag)).toBe(verwacht);
  });
});

describe('what is looked after', () => {
  const maand: Termijn = { wat: 'over de maand', betreft: 'verantwoording', grens: 'uiterlijk', maandenErna: 1 };
  const april = { ...van('2026-04-01', '2026-04-30'), soort: 'declaratie' as const };
  const met = (termijnen: readonly Termijn[], rest = {}) => [
    aansluiting('a', { soort: 'declaratie', geldigVanaf: '2026-01-01', termijnen, ...rest }),
  ];

  it('is the known tijdvak and the one after it, by the aansluitingen in force on its last day', () => {
    expect(listBewakingen(met([maand]), [april], '2026-05-29')).toEqual([
      {
        termijnsoort: 'nadert',
        aansluitingId: 'a',
        soort: 'declaratie',
        wat: 'over de maand',
        periode: van('2026-04-01', '2026-04-30'),
        vorige: van('2026-03-01', '2026-03-31'),
        laatsteDag: '2026-05-31',
      },
    ]);
    expect(
      listBewakingen(met([maand]), [april], '2026-06-30').map((b) => [b.termijnsoort, b.periode.begindatum]),
    ).toEqual([
      ['verstreken', '2026-04-01'],
      ['nadert', '2026-05-01'],
    ]);
    expect(listBewakingen(met([maand], { geldigTot: '2026-04-29' }), [april], '2026-05-29')).toEqual([]);
    expect(listBewakingen(met([maand]), [{ ...april, soort: 'kwartaalrapportage' }], '2026-05-29')).toEqual([]);
  });

  it('takes "vóór" as the day before, and leaves out what is about a verklaring', () => {
    const voor: Termijn = { wat: 'x', betreft: 'verantwoording', grens: 'voor', maand: 4, dag: 1, jaarOffset: 1 };
    const jaar = { ...van('2025-01-01', '2025-12-31'), soort: 'declaratie' as const };
    const [een, ...meer] = listBewakingen(
      met([voor, { ...voor, betreft: 'verklaring' }], { geldigVanaf: '2025-01-01' }),
      [jaar],
      '2026-03-28',
    );
    expect([een?.laatsteDag, een?.termijnsoort, meer]).toEqual(['2026-03-31', 'nadert', []]);
  });
});
