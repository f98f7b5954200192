import { describe, expect, it } from 'vitest';
import { type Aannames, type Gebruik, STANDAARD_AANNAMES } from '../../src/domain/besparing.ts';
import { berekenBesparing } from '../../src/receipts/besparing.ts';

const AANNAMES: Aannames = {
  minutenPerBestand: 30,
  minutenPerVeld: 2,
  minutenPerFormaat: 100,
  minutenPerAntwoord: 5,
  minutenPerVerantwoording: 60,
  uurtariefCenten: 4000,
};
const GEBRUIK: Gebruik = {
  verantwoordingen: 3,
  aanbieders: 1,
  gevolgdeFormaten: 2,
  formaten: [
    { naam: 'a', versie: '1.0.0', zendingen: 3, bestanden: 4, antwoorden: 2 },
    { naam: 'a', versie: '2.0.0', zendingen: 1, bestanden: 1, antwoorden: 0 },
    { naam: 'b', versie: '1.0.0', zendingen: 2, bestanden: 2, antwoorden: 1 },
  ],
};
const VELDEN: Readonly<Record<string, number>> = { 'a 1.0.0': 10, 'a 2.0.0': 12, 'b 1.0.0': 5 };
const velden = (naam: string, versie: string): number => VELDEN[`${naam} ${versie}`] ?? 0;

describe('what was saved', () => {
  it('is how often, times how long, times what an hour costs; less the work that was done', () => {
    expect(berekenBesparing(GEBRUIK, AANNAMES, velden)).toEqual({
      zonder: [
        { post: 'bestanden', aantal: 7, minuten: 210 },
        { post: 'velden', aantal: 3 * 10 + 12 + 2 * 5, minuten: 104 },
        { post: 'formaten', aantal: 2, minuten: 200 },
        { post: 'antwoorden', aantal: 3, minuten: 15 },
      ],
      met: [{ post: 'verantwoordingen', aantal: 3, minuten: 180 }],
      bespaardMinuten: 529 - 180,
      bespaardCenten: Math.round((349 * 4000) / 60),
    });
  });

  it('is below nothing when it took more work than it spared', () => {
    const { bespaardMinuten, bespaardCenten } = berekenBesparing(
      { verantwoordingen: 2, aanbieders: 1, gevolgdeFormaten: 0, formaten: [] },
      STANDAARD_AANNAMES,
      () => 0,
    );
    expect(bespaardMinuten).toBe(-2 * STANDAARD_AANNAMES.minutenPerVerantwoording);
    expect(bespaardCenten).toBeLessThan(0);
  });

  it('is nothing when nothing was done', () => {
    expect(
      berekenBesparing({ verantwoordingen: 0, aanbieders: 0, gevolgdeFormaten: 0, formaten: [] }, AANNAMES, velden),
    ).toMatchObject({ bespaardMinuten: 0, bespaardCenten: 0 });
  });
});
