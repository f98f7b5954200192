import { describe, expect, it } from 'vitest';
import { DICHT, isHalfOpen, naAntwoord, naMislukking, openDuur, ZEKERING_NA } from '../../src/deliver/zekering.ts';
import type { Zekering } from '../../src/domain/postbus.ts';

const faal = (van: Zekering, ids: readonly string[], nu: number): Zekering =>
  ids.reduce((zekering, id) => naMislukking(zekering, id, nu), van);
const verschillende = Array.from({ length: ZEKERING_NA }, (_, i) => `z${i}`);

describe('the breaker', () => {
  it('opens after failures of so many different zendingen, not of one that fails again and again', () => {
    expect(faal(DICHT, Array(50).fill('z'), 0).stand).toBe('dicht');
    expect(faal(DICHT, verschillende.slice(1), 0).stand).toBe('dicht');
    expect(faal(DICHT, verschillende, 0)).toEqual({ stand: 'open', tot: 60_000, keer: 1, sinds: 0 });
  });

  it('forgets what failed before something was answered', () => {
    const bijna = faal(DICHT, verschillende.slice(1), 0);
    expect(faal(naAntwoord(bijna), verschillende.slice(1), 0).stand).toBe('dicht');
  });

  it('is half open when its time is over, and the outcome of the probe decides', () => {
    const open = faal(DICHT, verschillende, 0);
    expect([isHalfOpen(open, 59_999), isHalfOpen(open, 60_000), isHalfOpen(DICHT, 60_000)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(naAntwoord(open)).toEqual(DICHT);
    expect(naMislukking(open, 'proef', 60_000)).toEqual({ stand: 'open', tot: 180_000, keer: 2, sinds: 0 });
  });

  it('learns nothing from one that was under way when it opened', () => {
    const open = faal(DICHT, verschillende, 0);
    expect(naMislukking(open, 'late', 30_000)).toBe(open);
  });

  it('stays open twice as long each time, up to half an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 40].map((keer) => openDuur(keer) / 60_000)).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });
});
