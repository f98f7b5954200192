import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import iwmo323 from '../../register/formaten/iwmo323/3.2.0/formaat.json';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { testBsn } from '../helpers/bsn.ts';
import { delenVan, gecompileerd, omzet, prestatie } from './bouw.ts';

const wmo323 = gecompileerd(iwmo323);

const willekeurigePrestatie = fc
  .record({
    bsn: fc.nat(6).map(testBsn),
    wet: fc.constantFrom('wmo', 'jw'),
    gemeentecode: fc.constantFrom('0384', '0855', '0014'),
    bedragCenten: fc.nat(99_999_999),
    debetCredit: fc.constantFrom('D', 'C'),
    declaratiestand: fc.constantFrom('ingediend', 'toegekend', 'nog-te-declareren'),
    uitvoeringsvariant: fc.constantFrom('inspanningsgericht', 'taakgericht'),
    productcode: fc.constantFrom('01A03', '01A04', '<&>"\'', 'é€'),
  })
  .map((anders) => prestatie(anders as Partial<Prestatie>));

const invoer = fc
  .array(willekeurigePrestatie, { minLength: 1, maxLength: 60 })
  .map((regels) => regels.map((regel, nr) => ({ ...regel, referentienummer: `R-${nr}` })));

const saldo = (regels: readonly Prestatie[]): number =>
  regels.reduce((som, regel) => som + (regel.debetCredit === 'C' ? -regel.bedragCenten : regel.bedragCenten), 0);

describe('whatever comes in', () => {
  it('nothing is lost: written + left out = what came in, in regels and to the cent', async () => {
    await fc.assert(
      fc.asyncProperty(invoer, async (regels) => {
        const { delen } = await omzet(wmo323, regels);
        const som = (getallen: readonly number[]): number => getallen.reduce((totaal, getal) => totaal + getal, 0);
        expect(som(delen.map((deel) => deel.verwerkt + som(deel.gefilterd.map((stand) => stand.aantal))))).toBe(
          regels.length,
        );
        expect(som(delen.map((deel) => deel.verwerktCenten + som(deel.gefilterd.map((stand) => stand.centen))))).toBe(
          saldo(regels),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('a 323 holds exactly the submitted regels, each client once, and a total that is their sum (TR358, TR101)', async () => {
    await fc.assert(
      fc.asyncProperty(invoer, async (regels) => {
        const { bestanden, totalen } = await omzet(wmo323, regels);
        const mee = regels.filter(
          (regel) =>
            regel.wet === 'wmo' && regel.declaratiestand === 'ingediend' && regel.uitvoeringsvariant !== 'taakgericht',
        );
        const gemeenten = [...new Set(mee.map((regel) => regel.gemeentecode))].toSorted();
        expect(totalen.map((totaal) => totaal.gemeentecode)).toEqual(gemeenten);
        for (const [nr, tekst] of [...bestanden.values()].entries()) {
          const eigen = mee.filter((regel) => regel.gemeentecode === gemeenten[nr]);
          const bsns = [...tekst.matchAll(/<wmo323:Bsn>(\d+)</g)].map((gevonden) => gevonden[1]);
          expect(bsns).toEqual([...new Set(eigen.map((regel) => regel.bsn))].toSorted());
          expect([...tekst.matchAll(/<iwmo:ReferentieNummer>/g)]).toHaveLength(eigen.length);
          expect(tekst).toContain(`<iwmo:TotaalBedrag>${Math.abs(saldo(eigen))}</iwmo:TotaalBedrag>`);
          expect(tekst).toContain(
            `<iwmo:DebetCredit>${saldo(eigen) < 0 ? 'C' : 'D'}</iwmo:DebetCredit></wmo323:TotaalIngediendBedrag>`,
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('the bytes do not depend on the order of the delen or the size of the batches', async () => {
    await fc.assert(
      fc.asyncProperty(invoer, fc.integer({ min: 1, max: 7 }), async (regels, perBatch) => {
        const een = await omzet(wmo323, delenVan(regels));
        const ander = await omzet(wmo323, delenVan(regels, perBatch).toReversed());
        expect([...ander.bestanden]).toEqual([...een.bestanden]);
      }),
      { numRuns: 40 },
    );
  });
});
