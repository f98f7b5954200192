import { describe, expect, it } from 'vitest';
import iwmo323 from '../../register/formaten/iwmo323/3.2.0/formaat.json';
import type { Formaat } from '../../src/domain/formaat.ts';
import { testBsn } from '../helpers/bsn.ts';
import { KOP, omzet, prestatie } from './bouw.ts';

describe('a 323 that would be too large', () => {
  const klein = (): Formaat => {
    const [bestand] = iwmo323.bestanden;
    return { ...iwmo323, bestanden: [{ ...bestand, splitsing: { maximaleBytes: 4000 } }] } as unknown as Formaat;
  };
  const invoer = Array.from({ length: 6 }, (_, nr) =>
    prestatie({
      bsn: testBsn(nr),
      referentienummer: `R${nr}`,
      bedragCenten: 100 + nr,
      debetCredit: nr === 0 ? 'C' : 'D',
      ...(nr === 0 && { vorigReferentienummer: 'V' }),
    }),
  );

  it('leaves as messages with numbers of their own, that can be made again', async () => {
    const een = await omzet(klein(), invoer);
    expect(een.codes).toEqual([]);
    expect(een.bestanden.size).toBeGreaterThan(1);
    const nummers = (naam: string): readonly (string | undefined)[] =>
      [...een.bestanden.values()].map((tekst) => new RegExp(`:${naam}>([^<]*)<`).exec(tekst)?.[1]);
    for (const naam of ['Identificatie', 'DeclaratieNummer']) {
      const gevonden = nummers(naam);
      expect(new Set(gevonden).size).toBe(een.bestanden.size);
      for (const nummer of gevonden) expect(nummer).toMatch(/^[a-zA-Z0-9]{1,12}$/);
    }
    expect([...(await omzet(klein(), invoer)).bestanden]).toEqual([...een.bestanden]);
    // The first keeps the numbers it has when nothing is split.
    const heel = await omzet(iwmo323 as unknown as Formaat, invoer);
    expect([...een.bestanden.keys()][0]).toBe([...heel.bestanden.keys()][0]);
    expect(heel.bestanden.size).toBe(1);
  });

  it('adds the part to the numbers of the own administration', async () => {
    const kop = {
      ...KOP,
      declaraties: [
        { gemeentecode: '0384', wet: 'wmo' as const, berichtidentificatie: 'B1', declaratienummer: 'DECLARATIE12' },
      ],
    };
    const { bestanden } = await omzet(klein(), invoer, { kop });
    const [eerste, tweede] = [...bestanden.values()];
    expect([...bestanden.keys()].slice(0, 2)).toEqual(['WMO323_65656055_0384_B1.xml', 'WMO323_65656055_0384_B1P2.xml']);
    expect(eerste).toContain('<wmo323:DeclaratieNummer>DECLARATIE12<');
    expect(/DeclaratieNummer>([^<]*)</.exec(tweede ?? '')?.[1]).toMatch(/^[a-z0-9]{12}$/);
  });
});
