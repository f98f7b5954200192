import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neem, type Snelheidsgrens } from '../../src/domain/snelheid.ts';

const grens = fc.record({ aantal: fc.integer({ min: 1, max: 500 }), seconden: fc.integer({ min: 1, max: 600 }) });
const begin = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 });

/** Asks at each of these moments; which were allowed. */
function vraag(opgave: Snelheidsgrens, momenten: readonly number[]): readonly number[] {
  let betaaldTot = 0;
  return momenten.filter((moment) => {
    const stap = neem(opgave, betaaldTot, moment);
    betaaldTot = stap.betaaldTot;
    return stap.oordeel.toegestaan;
  });
}

describe('a limit on how often', () => {
  it('lets a whole quota through at once, and then no more', () => {
    fc.assert(
      fc.property(grens, begin, (opgave, nu) => {
        const toegestaan = vraag(opgave, Array<number>(opgave.aantal + 5).fill(nu));
        expect(toegestaan).toHaveLength(opgave.aantal);
      }),
    );
  });

  it('never holds up who keeps to the average', () => {
    fc.assert(
      fc.property(grens, begin, fc.integer({ min: 1, max: 400 }), (opgave, nu, keer) => {
        const stap = (opgave.seconden * 1000) / opgave.aantal;
        const momenten = Array.from({ length: keer }, (_, nr) => Math.ceil(nu + nr * stap));
        expect(vraag(opgave, momenten)).toEqual(momenten);
      }),
    );
  });

  it('lets no more through over any time than the quota and what came back of it', () => {
    const tussen = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(grens, begin, tussen, (opgave, nu, stappen) => {
        let moment = nu;
        const toegestaan = vraag(
          opgave,
          stappen.map((stap) => {
            moment += stap;
            return moment;
          }),
        );
        const duur = ((toegestaan.at(-1) ?? nu) - (toegestaan[0] ?? nu)) / 1000;
        const hoogstens = opgave.aantal + (opgave.aantal * duur) / opgave.seconden;
        // Half a question is left for rounding.
        expect(toegestaan.length).toBeLessThanOrEqual(Math.floor(hoogstens + 0.5));
      }),
    );
  });

  it('says truly how many are left and how long to wait', () => {
    fc.assert(
      fc.property(grens, begin, fc.nat(600), (opgave, nu, al) => {
        let betaaldTot = 0;
        for (let nr = 0; nr < al; nr++) betaaldTot = neem(opgave, betaaldTot, nu).betaaldTot;
        const { over } = neem(opgave, betaaldTot, nu, 0).oordeel;
        expect(over).toBe(Math.max(0, opgave.aantal - al));
        for (let nr = 0; nr < over; nr++) {
          const stap = neem(opgave, betaaldTot, nu);
          expect(stap.oordeel.toegestaan).toBe(true);
          betaaldTot = stap.betaaldTot;
        }
        const { toegestaan, wachtSeconden, herstelSeconden } = neem(opgave, betaaldTot, nu).oordeel;
        expect([toegestaan, herstelSeconden]).toEqual([false, opgave.seconden]);
        expect(wachtSeconden).toBeGreaterThan(0);
        expect(neem(opgave, betaaldTot, nu + wachtSeconden * 1000).oordeel.toegestaan).toBe(true);
        expect(neem(opgave, betaaldTot, nu + herstelSeconden * 1000, 0).oordeel.over).toBe(opgave.aantal);
      }),
    );
  });

  it('looks without taking', () => {
    const opgave = { aantal: 1, seconden: 10 };
    const gekeken = neem(opgave, 0, 1_000_000, 0);
    expect(gekeken.oordeel).toMatchObject({ toegestaan: true, over: 1 });
    expect(neem(opgave, gekeken.betaaldTot, 1_000_000).oordeel.toegestaan).toBe(true);
  });
});
