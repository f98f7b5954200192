import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  JITTER,
  POGINGEN,
  RETRY_AFTER_MAX_MS,
  ROOSTER_DUUR_MS,
  ROOSTER_MS,
  volgendePoging,
} from '../../src/deliver/rooster.ts';
import { amsterdamseDatum } from '../../src/domain/kalender.ts';

const UUR = 3_600_000;
const begin = Date.parse('2026-05-06T10:00:00.000Z');
/** The nearest to 1 that chance can be. */
const HOOG = 1 - Number.EPSILON;

/** The moments of all attempts when each fails at once. */
function loop(van: number, toeval: number): number[] {
  const momenten = [van];
  for (;;) {
    const op = volgendePoging(momenten.length, momenten.at(-1) ?? van, toeval);
    if (op === undefined) return momenten;
    momenten.push(op);
  }
}

describe('the schedule', () => {
  it('is ten attempts in 75.6 hours, at these distances', () => {
    const momenten = loop(begin, 0.5);
    expect(momenten.slice(1).map((op, i) => (op - (momenten[i] ?? 0)) / 1000)).toEqual([
      5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400,
    ]);
    expect(momenten).toHaveLength(POGINGEN);
    expect(((momenten.at(-1) ?? 0) - begin) / UUR).toBeCloseTo(75.58, 2);
    expect((momenten.at(-1) ?? 0) - begin).toBe(ROOSTER_DUUR_MS);
  });

  it.each([
    ['shortest', 0],
    ['longest', HOOG],
  ])('with the %s jitter stays above 72 and below 80 hours', (_, toeval) => {
    const duur = ((loop(begin, toeval).at(-1) ?? 0) - begin) / UUR;
    expect(duur).toBeGreaterThan(72);
    expect(duur).toBeLessThan(80);
  });

  it('never comes before the previous attempt, and is never further off than jitter or the receiver asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: POGINGEN + 3 }),
        fc.integer({ min: 0, max: 4_102_444_800_000 }),
        fc.double({ min: 0, max: HOOG, noNaN: true }),
        fc.option(fc.oneof(fc.integer({ min: -10, max: 10_000_000 }), fc.constant(Number.NaN)), { nil: undefined }),
        (gedaan, nu, toeval, retryAfter) => {
          const op = volgendePoging(gedaan, nu, toeval, retryAfter);
          const stap = ROOSTER_MS[gedaan];
          expect(op === undefined).toBe(stap === undefined);
          if (stap === undefined) return;
          const wachten = (op ?? 0) - nu;
          expect(wachten).toBeGreaterThanOrEqual(Math.floor(stap * (1 - JITTER)));
          expect(wachten).toBeLessThanOrEqual(Math.max(Math.ceil(stap * (1 + JITTER)), RETRY_AFTER_MAX_MS));
          if (retryAfter !== undefined && retryAfter * 1000 <= RETRY_AFTER_MAX_MS)
            expect(wachten).toBeGreaterThanOrEqual(retryAfter * 1000);
        },
      ),
    );
  });

  it('counts elapsed time, so that the days on which the clock changes are no longer and no shorter', () => {
    // 29 March 2026 has 23 hours in the Netherlands, 25 October 25.
    const gewoon = loop(begin, 0.5).map((op) => op - begin);
    for (const nacht of ['2026-03-28T23:30:00.000Z', '2026-10-24T22:30:00.000Z']) {
      const van = Date.parse(nacht);
      const momenten = loop(van, 0.5);
      expect(momenten.map((op) => op - van)).toEqual(gewoon);
      expect(amsterdamseDatum(new Date(momenten.at(-1) ?? 0)) > amsterdamseDatum(new Date(van))).toBe(true);
    }
  });
});
