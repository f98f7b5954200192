import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bestand, Formaat, Splitsing } from '../../src/domain/formaat.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { testBsn } from '../helpers/bsn.ts';
import { bezwaren, blad, csvBestand, delenVan, formaat, kolom, omzet, prestatie, REF, regels, xml } from './bouw.ts';

const SALDO = 'saldo(prestatie.bedragCenten, prestatie.debetCredit)';
const bytes = (tekst: string): number => new TextEncoder().encode(tekst).length;

const splitst = (bestand: Bestand, splitsing: Splitsing, anders: Partial<Formaat> = {}): Formaat =>
  formaat({
    velden: [REF, 'prestatie.bedragCenten', 'prestatie.debetCredit', 'prestatie.bsn'],
    totalen: { saldo: { functie: 'som', van: SALDO }, n: { functie: 'aantal' } },
    bestanden: [{ ...bestand, splitsing, bestandsnaam: '"uit-" + tekst(bestand.deel)' }],
    ...anders,
  });

const perClient = (...extra: Parameters<typeof blad>[]): Bestand =>
  xml(
    blad('Deel', 'bestand.deel'),
    blad('Delen', 'bestand.aantalDelen'),
    blad('Saldo', 'totaal.saldo'),
    blad('N', 'totaal.n'),
    {
      herhaal: 'clienten',
      inhoud: [
        {
          element: 'Client',
          inhoud: [
            blad('Bsn', 'client.bsn'),
            regels({
              element: 'P',
              inhoud: [blad('R', REF), blad('B', 'prestatie.bedragCenten'), ...extra.map((x) => blad(...x))],
            }),
          ],
        },
      ],
    },
  );

const perRegel: readonly (readonly [string, Bestand])[] = [
  ['xml', xml(blad('S', 'totaal.saldo'), blad('B', 'prestatie.bsn'), regels(blad('R', REF)))],
  [
    'json',
    {
      bestandssoort: 'json',
      bestandsnaam: '',
      boom: {
        element: 'x',
        inhoud: [
          blad('saldo', 'totaal.saldo'),
          {
            element: 'regels',
            lijst: true,
            inhoud: [regels({ element: 'r', inhoud: [blad('ref', REF), blad('b', 'euro(prestatie.bedragCenten)')] })],
          },
        ],
      },
    },
  ],
  [
    'csv',
    csvBestand(
      [kolom('ref', REF), kolom('bedrag', 'euro(prestatie.bedragCenten)')],
      {},
      {
        voetregels: [
          [
            { waarde: 'totaal.saldo', ontbreekt: 'leeg' },
            { waarde: 'geschreven.rijen', ontbreekt: 'leeg' },
          ],
        ],
      },
    ),
  ],
  [
    'vaste-breedte',
    {
      bestandssoort: 'vaste-breedte',
      bestandsnaam: '',
      vasteBreedte: {
        tekenset: 'utf-8',
        regeleinde: 'crlf',
        records: [
          {
            herhaal: 'regels',
            inhoud: [
              {
                record: 'r',
                velden: [
                  { naam: 'ref', lengte: 40, uitlijning: 'links', vulteken: ' ', waarde: REF, ontbreekt: 'verplicht' },
                ],
              },
            ],
          },
          {
            record: 'sluit',
            velden: [
              {
                naam: 'n',
                lengte: 9,
                uitlijning: 'rechts',
                vulteken: '0',
                waarde: 'geschreven.r',
                ontbreekt: 'verplicht',
              },
            ],
          },
        ],
      },
    },
  ],
];

/** Texts that grow on their way out. */
const LASTIG = fc.string({
  unit: fc.constantFrom('a', '&', '<', '"', '€', '😀', ';', '='),
  minLength: 1,
  maxLength: 20,
});

const willekeurig = fc.array(
  fc
    .record({
      bsn: fc.nat(8).map(testBsn),
      referentienummer: LASTIG,
      bedragCenten: fc.nat(99_999_999),
      debetCredit: fc.constantFrom('D', 'C'),
      gemeentecode: fc.constantFrom('0384', '0518'),
    })
    .map((anders) => prestatie(anders as Partial<Prestatie>)),
  { minLength: 1, maxLength: 80 },
);

describe('a file that would be too large', () => {
  it('leaves as whole messages below the maximum, no client in two, nothing lost', async () => {
    await fc.assert(
      fc.asyncProperty(willekeurig, fc.integer({ min: 2200, max: 6000 }), async (invoer, maximaleBytes) => {
        const uitkomst = await omzet(splitst(perClient(), { maximaleBytes }), invoer);
        expect(uitkomst.codes.filter((code) => code !== 'SPLITSING_TE_GROOT')).toEqual([]);
        if (uitkomst.codes.length > 0) return;
        const delen = [...uitkomst.bestanden.values()];
        const bsns = delen.flatMap((deel) => [...deel.matchAll(/<Bsn>(\d+)</g)].map((gevonden) => gevonden[1]));
        expect(bsns).toEqual([...new Set(invoer.map((regel) => regel.bsn))].toSorted());
        let saldo = 0;
        let aantal = 0;
        for (const [nr, deel] of delen.entries()) {
          expect(bytes(deel)).toBeLessThanOrEqual(maximaleBytes);
          const eigen = [...deel.matchAll(/<B>(\d+)</g)];
          expect(deel).toContain(`<Deel>${nr + 1}</Deel><Delen>${delen.length}</Delen>`);
          expect(deel).toContain(`<N>${eigen.length}</N>`);
          saldo += Number(/<Saldo>(-?\d+)</.exec(deel)?.[1]);
          aantal += eigen.length;
        }
        expect(aantal).toBe(invoer.length);
        expect(saldo).toBe(
          invoer.reduce((som, regel) => som + (regel.debetCredit === 'C' ? -1 : 1) * regel.bedragCenten, 0),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each(perRegel.slice(1))('of kind %s stays below the maximum and loses no regel', async (_, bestand) => {
    const document = splitst(bestand, { maximaleBytes: 1000 });
    const { velden } = document;
    const gebruikt = velden.filter((veld) => JSON.stringify([document.bestanden, document.totalen]).includes(veld));
    const [heel] = [{ ...document, velden: gebruikt, bestanden: [{ ...document.bestanden[0], splitsing: undefined }] }];
    await fc.assert(
      fc.asyncProperty(willekeurig, async (invoer) => {
        const uitkomst = await omzet({ ...document, velden: gebruikt }, invoer);
        expect(uitkomst.codes).toEqual([]);
        for (const deel of uitkomst.bestanden.values()) expect(bytes(deel)).toBeLessThanOrEqual(1000);
        const geheel = await omzet(JSON.parse(JSON.stringify(heel)) as Formaat, invoer);
        const alles = [...uitkomst.bestanden.values()].join('');
        const referenties = (tekst: string): number => tekst.split(/"ref"|\r\n/).length;
        // Every part repeats what stands around its regels, and nothing else.
        const rondom = bestand.bestandssoort === 'json' ? 0 : bestand.bestandssoort === 'csv' ? 2 : 1;
        expect(referenties(alles)).toBe(
          referenties([...geheel.bestanden.values()].join('')) + rondom * (uitkomst.bestanden.size - 1),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('by number of regels as well', async () => {
    const invoer = [0, 0, 1, 1, 1, 2].map((wie, nr) => prestatie({ bsn: testBsn(wie), referentienummer: `R${nr}` }));
    const uitkomst = await omzet(splitst(perClient(), { maximaleRegels: 4 }), invoer);
    expect(
      [...uitkomst.bestanden].map(([naam, tekst]) => [naam, [...tekst.matchAll(/<R>(\w+)</g)].map((r) => r[1])]),
    ).toEqual([
      ['uit-1', ['R0', 'R1']],
      ['uit-2', ['R2', 'R3', 'R4', 'R5']],
    ]);
    const los = await omzet(
      splitst(
        perRegel[2]?.[1] as Bestand,
        { maximaleRegels: 4 },
        { velden: [REF, 'prestatie.bedragCenten', 'prestatie.debetCredit'] },
      ),
      invoer,
    );
    expect([...los.bestanden.values()].map((tekst) => tekst.split('\r\n').length - 3)).toEqual([4, 2]);
  });

  it('is held when one client alone is too large', async () => {
    const invoer = [0, 1, 1, 1].map((wie, nr) => prestatie({ bsn: testBsn(wie), referentienummer: `R${nr}` }));
    const uitkomst = await omzet(splitst(perClient(), { maximaleRegels: 2 }), invoer);
    expect(uitkomst.bevindingen.bevindingen).toMatchObject([
      { code: 'SPLITSING_TE_GROOT', plaats: { pointer: '/prestaties/1' }, parameters: { maximum: 2, soort: 'regels' } },
    ]);
    expect(uitkomst.uitkomst).toBe('vastgehouden');
    expect(uitkomst.bestanden.size).toBe(0);
  });

  it('leaves the regels that stay behind out of every part', async () => {
    const document = splitst(perClient(), { maximaleRegels: 1 });
    const selectie = [{ als: 'prestatie.bedragCenten > 0', andersReden: 'nul' }];
    const invoer = [0, 5, 0, 0, 7, 0].map((bedragCenten, nr) => prestatie({ bsn: testBsn(nr), bedragCenten }));
    const uitkomst = await omzet({ ...document, selectie }, invoer);
    expect([...uitkomst.bestanden.values()].map((deel) => /<Saldo>(\d+)</.exec(deel)?.[1])).toEqual(['5', '7']);
  });

  it('gives the same parts whatever the order of the delen and the size of the batches', async () => {
    await fc.assert(
      fc.asyncProperty(willekeurig, fc.integer({ min: 1, max: 7 }), async (invoer, perBatch) => {
        const document = splitst(perClient(), { maximaleRegels: 80, maximaleBytes: 4000 });
        const een = await omzet(document, delenVan(invoer));
        const ander = await omzet(document, delenVan(invoer, perBatch).toReversed());
        expect([...ander.bestanden]).toEqual([...een.bestanden]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('splitting is refused', () => {
  it.each([
    [
      'without a repetition of regels',
      xml(blad('A', 'totaal.saldo')),
      { maximaleRegels: 5 },
      'FORMAAT_SPLITSING',
      '/bestanden/0/splitsing',
    ],
    [
      'with two repetitions',
      xml(regels(blad('A', REF)), regels(blad('B', REF))),
      { maximaleRegels: 5 },
      'FORMAAT_SPLITSING',
      '/bestanden/0/splitsing',
    ],
    [
      'by bytes, with a text that differs by part and has no bound',
      xml(blad('A', 'vervang(tekst(totaal.saldo), "1", "een")'), regels(blad('B', REF))),
      { maximaleBytes: 5000 },
      'FORMAAT_SPLITSING',
      '/bestanden/0/boom/inhoud/0/waarde',
    ],
  ])('%s', (_, bestand, splitsing, code, pointer) => {
    expect(bezwaren(splitst(bestand, splitsing)).map((b) => [b.code, b.plaats.pointer])).toContainEqual([
      code,
      pointer,
    ]);
  });

  it('when the file name does not tell the parts apart', () => {
    const document = splitst(perClient(), { maximaleRegels: 5 });
    const bestanden = document.bestanden.map((bestand) => ({ ...bestand, bestandsnaam: '"uit"' }));
    expect(bezwaren({ ...document, bestanden })).toMatchObject([
      { code: 'FORMAAT_BESTANDSNAAM_NIET_UNIEK', parameters: { reden: 'per-deel' } },
    ]);
  });
});
