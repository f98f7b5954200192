import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Formaat, Groepering } from '../../src/domain/formaat.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { testBsn } from '../helpers/bsn.ts';
import { bezwaren, csvBestand, formaat, inhoudVan, kolom, omzet, prestatie } from './bouw.ts';

const KLEIN = { ontbreekt: { standaard: '<5' } };
const personen = { clienten: { functie: 'aantalUniek', van: 'prestatie.bsn' } } as const;

const document = (groepering: Partial<Groepering> = {}, anders: Partial<Formaat> = {}): Formaat =>
  formaat({
    niveau: 'geaggregeerd',
    velden: ['prestatie.productcode', 'prestatie.bsn'],
    totalen: personen,
    groepering: {
      sleutels: { product: 'prestatie.productcode' },
      aggregaten: personen,
      onderdrukking: { veld: 'clienten', ondergrens: 5, aanvullend: true },
      ...groepering,
    },
    bestanden: [
      csvBestand(
        [kolom('p', 'groep.product'), kolom('n', 'groep.clienten', KLEIN), kolom('t', 'totaal.clienten', KLEIN)],
        {},
        { herhaal: 'groepen', kopregel: false },
      ),
    ],
    ...anders,
  });

const GENEST: Partial<Groepering> = {
  sleutels: { gemeente: 'gemeente.code' },
  subgroepen: { sleutels: { product: 'prestatie.productcode' }, aggregaten: personen },
};
const genest = (): Formaat =>
  document(GENEST, {
    bestanden: [
      csvBestand(
        [
          kolom('g', 'groep.gemeente'),
          kolom('p', 'subgroep.product'),
          kolom('n', 'subgroep.clienten', KLEIN),
          kolom('gn', 'groep.clienten', KLEIN),
          kolom('t', 'totaal.clienten', KLEIN),
        ],
        {},
        { herhaal: 'subgroepen', kopregel: false },
      ),
    ],
  });

/** As many different persons as asked, for every product (and gemeente). */
const invoer = (aantallen: Readonly<Record<string, number>>): readonly Prestatie[] => {
  let wie = 0;
  return Object.entries(aantallen).flatMap(([naam, aantal]) =>
    Array.from({ length: aantal }, () => {
      const [gemeentecode, productcode] = naam.includes('/') ? naam.split('/') : ['0384', naam];
      return prestatie({ gemeentecode: gemeentecode ?? '', productcode: productcode ?? '', bsn: testBsn(wie++) });
    }),
  );
};

const rows = async (
  formaatdocument: Formaat,
  aantallen: Readonly<Record<string, number>>,
): Promise<readonly string[]> => {
  const uitkomst = await omzet(formaatdocument, invoer(aantallen));
  expect(uitkomst.codes).toEqual([]);
  return inhoudVan(uitkomst).trimEnd().split('\r\n');
};

describe('small numbers', () => {
  it.each([
    ['nothing is small', { A: 5, B: 9 }, ['A;5;14', 'B;9;14']],
    ['one is small, so the next smallest goes with it', { A: 3, B: 9, C: 7 }, ['A;<5;19', 'B;9;19', 'C;<5;19']],
    ['two are small, and together not', { A: 3, B: 2, C: 7 }, ['A;<5;12', 'B;<5;12', 'C;7;12']],
    ['two are small, and together too', { A: 1, B: 1, C: 7, D: 9 }, ['A;<5;18', 'B;<5;18', 'C;<5;18', 'D;9;18']],
    ['there is nothing to hide behind', { A: 3 }, ['A;<5;<5']],
    ['all together are small', { A: 1, B: 2 }, ['A;<5;<5', 'B;<5;<5']],
  ])('are hidden: %s', async (_, aantallen, verwacht) => {
    expect(await rows(document(), aantallen)).toEqual(verwacht);
  });

  it('are hidden at both levels', async () => {
    // 0384 has nothing to hide behind inside it, so it is hidden itself, and 0518 with it.
    expect(await rows(genest(), { '0384/A': 2, '0518/A': 8, '0518/B': 9, '0855/A': 20, '0855/B': 30 })).toEqual([
      '0384;A;<5;<5;69',
      '0518;A;<5;<5;69',
      '0518;B;<5;<5;69',
      '0855;A;20;50;69',
      '0855;B;30;50;69',
    ]);
    expect(await rows(genest(), { '0384/A': 2, '0384/B': 6, '0384/C': 8, '0518/A': 8 })).toEqual([
      '0384;A;<5;16;24',
      '0384;B;<5;16;24',
      '0384;C;8;16;24',
      '0518;A;8;8;24',
    ]);
  });

  it('cannot be worked out from what is shown, whatever comes in', async () => {
    const aantal = fc.nat(9);
    const som = (getallen: readonly number[]): number => getallen.reduce((tot, getal) => tot + getal, 0);
    /** Whoever knows the total and the shown parts knows the sum of the hidden ones: of two or more, and not small. */
    const safe = (delen: readonly { readonly getoond: string; readonly echt: number }[], geheel: string): boolean => {
      const verborgen = delen.filter(({ getoond }) => getoond === '<5').map(({ echt }) => echt);
      return verborgen.length === 0 || geheel === '<5' || (verborgen.length >= 2 && som(verborgen) >= 5);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('0384', '0518', '0855'), fc.dictionary(fc.constantFrom('A', 'B', 'C'), aantal)),
        async (per) => {
          const aantallen = Object.fromEntries(
            Object.entries(per).flatMap(([gemeente, producten]) =>
              Object.entries(producten)
                .filter(([, n]) => n > 0)
                .map(([product, n]) => [`${gemeente}/${product}`, n]),
            ),
          );
          if (Object.keys(aantallen).length === 0) return;
          const gelezen = (await rows(genest(), aantallen)).map((rij) => rij.split(';'));
          const gemeenten = [...new Set(gelezen.map((rij) => rij[0] ?? ''))].map((gemeente) => {
            const eigen = gelezen.filter((rij) => rij[0] === gemeente);
            const delen = eigen.map((rij) => ({
              getoond: rij[2] ?? '',
              echt: aantallen[`${gemeente}/${rij[1]}`] ?? 0,
            }));
            for (const { getoond, echt } of delen)
              if (getoond !== '<5') expect([Number(getoond), echt >= 5]).toEqual([echt, true]);
            const geheel = eigen[0]?.[3] ?? '';
            expect(safe(delen, geheel)).toBe(true);
            // A hidden whole must not be the sum of parts that are all shown.
            if (geheel === '<5') expect(delen.every(({ getoond }) => getoond === '<5')).toBe(true);
            return { getoond: geheel, echt: som(delen.map(({ echt }) => echt)) };
          });
          expect(safe(gemeenten, gelezen[0]?.[4] ?? '')).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('do not hide what a controle asks', async () => {
    const controles = [{ code: 'EEN', als: 'totaal.clienten == 1', melding: 'melding', oplossing: 'oplossing' }];
    expect((await omzet(document({}, { controles }), invoer({ A: 1 }))).codes).toEqual([]);
    expect((await omzet(document({}, { controles }), invoer({ A: 2 }))).codes).toEqual(['CONTROLE_NIET_GEHAALD']);
  });

  const kolommen = [kolom('p', 'groep.product'), kolom('n', 'groep.clienten', KLEIN)];
  it.each([
    [
      'a field that is not there',
      document({ onderdrukking: { veld: 'x', ondergrens: 5, aanvullend: true } }),
      'veld',
      '/groepering/onderdrukking/veld',
    ],
    [
      'an order that tells how small',
      document({ volgorde: [{ op: 'clienten' }] }),
      'volgorde',
      '/groepering/volgorde/0/op',
    ],
    [
      'a figure that is required',
      document(
        {},
        { totalen: {}, bestanden: [csvBestand([kolom('n', 'groep.clienten')], {}, { herhaal: 'groepen' })] },
      ),
      'verplicht',
      '/bestanden/0/csv/kolommen/0/ontbreekt',
    ],
    [
      'totals of all beside totals of each',
      document(
        {},
        {
          totalen: {},
          bestanden: [
            csvBestand(kolommen, {}, { herhaal: 'groepen' }),
            csvBestand(kolommen, { bestandPer: 'gemeente', bestandsnaam: 'gemeente.code' }, { herhaal: 'groepen' }),
          ],
        },
      ),
      'meer-sneden',
      '/groepering/onderdrukking',
    ],
  ])('are refused with %s', (_, opgave, reden, pointer) => {
    expect(bezwaren(opgave).map((b) => [b.plaats.pointer, b.parameters])).toContainEqual([
      pointer,
      expect.objectContaining({ reden }),
    ]);
  });
});
