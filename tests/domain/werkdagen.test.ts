import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginVanDag } from '../../src/domain/kalender.ts';
import { addWerkdagen, eersteOpTijd, feestdagen, isWerkdag, paaszondag } from '../../src/domain/werkdagen.ts';

const datums = fc
  .date({ min: new Date('2021-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((dag) => dag.toISOString().slice(0, 10));
const dagen = (datum: string, aantal: number): string =>
  new Date(Date.parse(datum) + aantal * 86_400_000).toISOString().slice(0, 10);

describe('paaszondag', () => {
  it.each([
    [1818, '1818-03-22'],
    [2000, '2000-04-23'],
    [2021, '2021-04-04'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('of %i is %s', (jaar, datum) => {
    expect(paaszondag(jaar)).toBe(datum);
  });

  it('is always a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2300 }), (jaar) => {
        const datum = paaszondag(jaar);
        expect(new Date(datum).getUTCDay()).toBe(0);
        expect(datum >= `${jaar}-03-22` && datum <= `${jaar}-04-25`).toBe(true);
      }),
    );
  });
});

describe('feestdagen', () => {
  it('are those of the Algemene termijnenwet, 5 mei in every year', () => {
    expect(feestdagen(2026)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('celebrate the king on the 26th when the 27th is a Sunday', () => {
    expect(feestdagen(2025)).toContain('2025-04-26');
    expect(feestdagen(2025)).not.toContain('2025-04-27');
    expect(feestdagen(2031)).toContain('2031-04-26');
  });

  it('are nine in a year, unless two fall together', () => {
    expect(feestdagen(2008)).toEqual([...feestdagen(2008)].sort());
    // Hemelvaartsdag on 1 May, and in 2016 on 5 May.
    expect(new Set(feestdagen(2016)).size).toBe(8);
  });
});

describe('addWerkdagen', () => {
  it.each([
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-24', 1, '2026-04-28'],
    ['2026-05-04', 10, '2026-05-20'],
    ['2026-12-24', 3, '2026-12-30'],
    ['2026-11-20', 10, '2026-12-04'],
    ['2026-11-21', 10, '2026-12-04'],
  ])('%s + %i = %s', (datum, aantal, verwacht) => {
    expect(addWerkdagen(datum, aantal)).toBe(verwacht);
  });

  it('ends on a working day, with exactly so many of them after the first day', () => {
    fc.assert(
      fc.property(datums, fc.integer({ min: 1, max: 60 }), (datum, aantal) => {
        const eind = addWerkdagen(datum, aantal);
        expect(isWerkdag(eind)).toBe(true);
        let geteld = 0;
        for (let dag = dagen(datum, 1); dag <= eind; dag = dagen(dag, 1)) if (isWerkdag(dag)) geteld++;
        expect(geteld).toBe(aantal);
      }),
    );
  });

  it('can be done in two steps, and keeps the order of days', () => {
    fc.assert(
      fc.property(datums, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (datum, a, b) => {
        expect(addWerkdagen(addWerkdagen(datum, a), b)).toBe(addWerkdagen(datum, a + b));
        expect(addWerkdagen(dagen(datum, 1), a) >= addWerkdagen(datum, a)).toBe(true);
      }),
    );
  });
});

describe('eersteOpTijd', () => {
  it('separates what is late from what is not', () => {
    fc.assert(
      fc.property(datums, fc.integer({ min: 1, max: 40 }), fc.integer({ min: -90, max: 90 }), (vandaag, aantal, af) => {
        const begin = dagen(vandaag, af);
        expect(begin < eersteOpTijd(vandaag, aantal)).toBe(addWerkdagen(begin, aantal) < vandaag);
      }),
    );
  });
});

describe('beginVanDag', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s begins in the Netherlands at %s', (datum, moment) => {
    expect(beginVanDag(datum).toISOString()).toBe(moment);
  });
});
