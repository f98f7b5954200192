/** The small parts: findings, hashes, dates, code lists. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBsn } from '../../src/domain/bsn.ts';
import { PRODUCTCATEGORIEEN, RETOURCODES } from '../../src/domain/codelijsten.ts';
import { HashSet64 } from '../../src/domain/hash-set.ts';
import { Bevindingen } from '../../src/ingest/bevindingen.ts';
import { isWholeMonth, yearsBefore } from '../../src/ingest/datums.ts';
import { AANTAL_TEST_BSN, testBsn } from '../helpers/bsn.ts';

describe('findings', () => {
  it('counts all, keeps some, and never lets a waarschuwing push out a fout', () => {
    const bevindingen = new Bevindingen(3);
    for (let i = 0; i < 10; i++) bevindingen.waarschuwing('TR387', `/${i}`, {});
    bevindingen.fout('CS002', '/a', {});
    bevindingen.fout('CS002', '/b', {});
    const { bevindingen: getoond, aantal, aantalFouten } = bevindingen.lijst();
    expect({ aantal, aantalFouten }).toEqual({ aantal: 12, aantalFouten: 2 });
    expect(getoond.map(({ plaats }) => plaats.pointer)).toEqual(['/a', '/b', '/0']);
  });

  it('shows at least one of every code while there is room for it', () => {
    const bevindingen = new Bevindingen(3);
    for (let i = 0; i < 10; i++) bevindingen.fout('CS002', `/${i}`, {});
    bevindingen.fout('CS337', '/x', {});
    bevindingen.fout('CS325', '/y', {});
    bevindingen.fout('TR416', '/z', {});
    expect(bevindingen.lijst().bevindingen.map(({ code }) => code)).toEqual(['CS002', 'CS337', 'CS325']);
  });
});

describe('HashSet64', () => {
  it('knows what was added, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.integer())), (delen) => {
        const set = new HashSet64();
        const echt = new Set<string>();
        for (const [tekst, getal] of delen) {
          const sleutel = JSON.stringify([tekst, getal]);
          expect(set.has(tekst, getal)).toBe(echt.has(sleutel));
          expect(set.add(tekst, getal)).toBe(!echt.has(sleutel));
          echt.add(sleutel);
        }
        expect(set.size).toBe(echt.size);
      }),
    );
  });

  it('keeps half a million references in a row apart', () => {
    const set = new HashSet64();
    for (let nr = 0; nr < 500_000; nr++) set.add('jw', `R${nr}`);
    expect(set.size).toBe(500_000);
    expect(set.has('jw', 'R499999')).toBe(true);
    expect(set.has('jw', 'R500000')).toBe(false);
  });

  it('keeps the parts apart', () => {
    const set = new HashSet64();
    set.add('a', 'bc');
    expect(set.has('ab', 'c')).toBe(false);
    expect(set.has('a', 'bc')).toBe(true);
  });
});

describe('dates', () => {
  it.each([
    ['2026-04-01', '2026-04-30', true],
    ['2000-02-01', '2000-02-29', true],
    ['2100-02-01', '2100-02-28', true],
    ['2026-12-01', '2026-12-31', true],
    ['2026-04-01', '2026-04-29', false],
    ['2026-04-01', '2027-04-30', false],
  ])('%s to %s is a whole month: %s', (begindatum, einddatum, verwacht) => {
    expect(isWholeMonth(begindatum, einddatum)).toBe(verwacht);
  });

  it('goes back years, also from 29 February', () => {
    expect(yearsBefore('2026-05-04', 5)).toBe('2021-05-04');
    expect(yearsBefore('2024-02-29', 5)).toBe('2019-02-29');
  });
});

it('accepts every test BSN and refuses it with one digit changed', () => {
  fc.assert(
    fc.property(fc.nat(AANTAL_TEST_BSN - 1), fc.nat(8), fc.integer({ min: 1, max: 9 }), (nr, plaats, erbij) => {
      const bsn = testBsn(nr);
      const cijfer = (Number(bsn.charAt(plaats)) + erbij) % 10;
      expect(isBsn(bsn)).toBe(true);
      expect(isBsn(`${bsn.slice(0, plaats)}${cijfer}${bsn.slice(plaats + 1)}`)).toBe(false);
    }),
  );
});

it('has the code lists of iStandaarden 3.2', () => {
  expect([...PRODUCTCATEGORIEEN.wmo.keys()]).toHaveLength(18);
  expect([...PRODUCTCATEGORIEEN.jw.keys()]).toHaveLength(24);
  expect(RETOURCODES.size).toBe(58);
  expect(RETOURCODES.get('9346')).toMatchObject({ regel: 'TR346', berichten: ['323'] });
  expect(RETOURCODES.get('0001')).not.toHaveProperty('regel');
});
