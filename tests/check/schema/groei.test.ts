/** How many steps an expression can take: what is accepted stays below the limit, counted in steps and not in time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeJsonPattern } from '../../../src/check/schema/json/patroon.ts';
import { stappenBij } from '../../../src/check/schema/xsd/groei.ts';
import { growthOf, judgePatroon } from '../../../src/check/schema/xsd/traag.ts';
import { LIMIETEN } from '../../../src/domain/limieten.ts';
import {
  lastigeTeksten,
  schrijf,
  telPlaatsstappen,
  telStappen,
  type Uitdrukking,
  uitdrukkingen,
} from './terugzoeker.ts';

const MEEST = LIMIETEN.patroonStappen.waarde;
const LENGTE = LIMIETEN.patroonWaardeTekens.waarde;
const ZONDER_EINDE = Number.POSITIVE_INFINITY;

const een = (tekens: string): Uitdrukking => ({ soort: 'een', tekens });
const vaak = (tekens: string): Uitdrukking => ({ soort: 'keer', deel: een(tekens), minst: 0, meest: ZONDER_EINDE });
const reeks = (...delen: readonly Uitdrukking[]): Uitdrukking => ({ soort: 'reeks', delen });

describe('an expression of XML Schema', () => {
  it('that is accepted never takes more steps than it was judged by, whatever the text', () => {
    let aanvaard = 0;
    let geweigerd = 0;
    let krap = 0;
    fc.assert(
      fc.property(uitdrukkingen, fc.array(lastigeTeksten, { minLength: 8, maxLength: 8 }), (uitdrukking, teksten) => {
        const patroon = schrijf(uitdrukking);
        if (judgePatroon(patroon) === 'traag') {
          geweigerd++;
          return;
        }
        aanvaard++;
        const groei = growthOf(patroon);
        for (const tekst of teksten) {
          const grens = stappenBij(groei, tekst.length);
          const stappen = telPlaatsstappen(uitdrukking, tekst, Math.ceil(grens) + 1);
          expect([patroon, tekst, stappen <= grens]).toEqual([patroon, tekst, true]);
          if (stappen * 20 > grens) krap++;
        }
      }),
      { numRuns: 300 },
    );
    // Both verdicts came by, and the bound is no number that nothing comes near.

    expect([aanvaard > 100, geweigerd > 20, krap > 100]).toEqual([true, true, true]);
  }, 120_000);

  it.each([1, 2, 3, 4])('with %i loops in a row has its steps counted with that power of the length', (lussen) => {
    const uitdrukking = reeks(...Array.from({ length: lussen }, () => vaak('a')), een('b'));
    const stappen = (lengte: number): number => telStappen(uitdrukking, 'a'.repeat(lengte), 100_000_000);
    const gemeten = Math.log2(stappen(48) / stappen(24));
    const { macht } = growthOf(schrijf(uitdrukking));
    expect(macht).toBe(lussen);
    expect(Math.abs(gemeten - macht)).toBeLessThan(0.35);
  });

  it.each([
    ['a*b', 'gewoon'],
    ['a*a*b', 'kort'],
    ['a*a*a*b', 'traag'],
    ['(a|b)*[a-z]*(b|c)*d', 'traag'],
    ['a*ba*ba*b', 'gewoon'],
    ['\\s*\\S+(\\s+\\S+)*\\s*', 'gewoon'],
    ['.*a.*b.*', 'traag'],
    ['(a?){12}(a?){12}', 'traag'],
    // In official schemas.
    ['.*[^\\s].*', 'kort'],
    ['[0-9]{9}', 'gewoon'],
    ['[^:Z]*', 'gewoon'],
    ['([a-zA-ZÀ-ỳ])+', 'gewoon'],
    ['([a-zA-Z0-9])+', 'gewoon'],
    ['(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)', 'gewoon'],
    ['[A-Z]{1,35}[0-9]{0,999}', 'gewoon'],
    ['[A-Za-z0-9]{0,12}-?[0-9]{0,12}', 'gewoon'],
  ] as const)('%s is judged %s', (patroon, oordeel) => {
    expect(judgePatroon(patroon)).toBe(oordeel);
  });

  it('of official schemas that reads a text in all ways and never gets stuck stays accepted', () => {
    expect(judgePatroon('([.\\s]*\\S+[.\\s]*)+')).not.toBe('traag');
  });

  it('that is accepted for short values stays below the limit at the longest of them', () => {
    // `.*[^\s].*` of the StUF schemas, with the text that it finds hardest.
    const uitdrukking = reeks(vaak('a '), een('a'), vaak('a '));
    const stappen = telStappen(uitdrukking, `${'a'.repeat(LENGTE - 1)}\n`, MEEST);
    expect(stappen).toBeGreaterThan(LENGTE * 100);
    expect(stappenBij(growthOf('.*[^\\s].*'), LENGTE)).toBeLessThanOrEqual(MEEST);
  });

  it('is judged in bounded work, whatever its size', () => {
    expect(judgePatroon(Array.from({ length: 60 }, (_, nr) => `[a-z${nr}]*`).join(''))).toBe('traag');
    expect(judgePatroon(Array.from({ length: 190 }, () => 'a*b').join(''))).toBe('gewoon');
  });
});

describe('a pattern of JSON Schema', () => {
  const oordeel = (patroon: string): string => {
    const keuring = judgeJsonPattern(patroon);
    if ('bezwaar' in keuring) return 'traag';
    return keuring.kort ? 'kort' : 'gewoon';
  };

  it('that is accepted never takes more steps than the limit, whatever the text', () => {
    let aanvaard = 0;
    fc.assert(
      fc.property(uitdrukkingen, fc.array(lastigeTeksten, { minLength: 8, maxLength: 8 }), (uitdrukking, teksten) => {
        if (oordeel(`^(${schrijf(uitdrukking)})$`) === 'traag') return;
        aanvaard++;
        for (const tekst of teksten) expect(telStappen(uitdrukking, tekst, MEEST)).toBeLessThanOrEqual(MEEST);
      }),
      { numRuns: 250 },
    );
    expect(aanvaard).toBeGreaterThan(30);
  }, 120_000);

  it.each([
    ['^[0-9]{9}$', 'gewoon'],
    ['[a-z]', 'gewoon'],
    // It is looked for from every place.
    ['[0-9]+x', 'kort'],
    ['^[0-9]+x$', 'gewoon'],
    ['^[^@]+@[^@]+$', 'gewoon'],
    ['[a-z]+@[a-z]+\\.[a-z]+', 'kort'],
    ['a*a*b', 'traag'],
    ['^a*a*b$', 'kort'],
    ['^a*a*a*b$', 'traag'],
    ['^(?=\\s*\\S)[^\\p{Cc}\\p{Cf}]*$', 'gewoon'],
    ['^(?=a*a*a*b)[ab]*$', 'traag'],
    ['^(?=.*[0-9])(?=.*[a-z]).*$', 'gewoon'],
    ['^[a-z]*(?=[a-z]*1)[a-z0-9]*$', 'traag'],
    ['^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))?$', 'gewoon'],
    ['^(prestatie|traject)(\\.[a-zA-Z]{1,60}){1,4}$', 'gewoon'],
  ] as const)('%s is judged %s', (patroon, verwacht) => {
    expect(oordeel(patroon)).toBe(verwacht);
  });
});
