import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { testBsn } from '../helpers/bsn.ts';
import { bezwaren, blad, csvBestand, formaat, inhoudVan, kolom, omzet, prestatie, regels, xml } from './bouw.ts';

const SALDO = 'saldo(prestatie.bedragCenten, prestatie.debetCredit)';
const VELDEN = ['prestatie.productcode', 'prestatie.bedragCenten', 'prestatie.debetCredit'];

const perProduct = (anders: Partial<Formaat> = {}): Formaat =>
  formaat({
    niveau: 'geaggregeerd',
    velden: VELDEN,
    totalen: { saldo: { functie: 'som', van: SALDO } },
    groepering: {
      sleutels: { gemeente: 'gemeente.code', product: 'prestatie.productcode' },
      aggregaten: { saldo: { functie: 'som', van: SALDO }, regels: { functie: 'aantal' } },
    },
    bestanden: [
      csvBestand(
        [kolom('g', 'groep.gemeente'), kolom('p', 'groep.product'), kolom('s', 'groep.saldo')],
        {},
        { herhaal: 'groepen' },
      ),
    ],
    ...anders,
  });

const INVOER = [
  prestatie({ productcode: 'B', bedragCenten: 300 }),
  prestatie({ productcode: 'A', bedragCenten: 900 }),
  prestatie({ productcode: 'A', bedragCenten: 50, gemeentecode: '0518' }),
  prestatie({ productcode: 'C', bedragCenten: 300, gemeentecode: '0518' }),
];

const rows = (tekst: string | undefined): readonly string[] => (tekst ?? '').split('\r\n').slice(0, -1);

describe('groups within groups', () => {
  const genest = (anders: Partial<Formaat> = {}): Formaat =>
    formaat({
      velden: [...VELDEN, 'prestatie.bsn'],
      totalen: { saldo: { functie: 'som', van: SALDO } },
      groepering: {
        sleutels: { gemeente: 'gemeente.code' },
        aggregaten: {
          saldo: { functie: 'som', van: SALDO },
          clienten: { functie: 'aantalUniek', van: 'prestatie.bsn' },
        },
        subgroepen: {
          sleutels: { product: 'prestatie.productcode' },
          aggregaten: {
            saldo: { functie: 'som', van: SALDO },
            clienten: { functie: 'aantalUniek', van: 'prestatie.bsn' },
          },
          volgorde: [{ op: 'saldo', richting: 'aflopend' }],
        },
      },
      bestanden: [
        xml({
          herhaal: 'groepen',
          inhoud: [
            {
              element: 'Gemeente',
              inhoud: [
                blad('Code', 'groep.gemeente'),
                {
                  herhaal: 'subgroepen',
                  inhoud: [{ element: 'P', inhoud: [blad('C', 'subgroep.product'), blad('S', 'subgroep.saldo')] }],
                },
                blad('Subtotaal', 'groep.saldo'),
                blad('Clienten', 'groep.clienten'),
              ],
            },
          ],
        }),
      ],
      ...anders,
    });

  it('have subtotals at both levels', async () => {
    const uitkomst = await omzet(genest(), INVOER);
    expect(inhoudVan(uitkomst).split('\n')[1]).toBe(
      '<Uit><Gemeente><Code>0384</Code><P><C>A</C><S>900</S></P><P><C>B</C><S>300</S></P><Subtotaal>1200</Subtotaal><Clienten>1</Clienten></Gemeente>' +
        '<Gemeente><Code>0518</Code><P><C>C</C><S>300</S></P><P><C>A</C><S>50</S></P><Subtotaal>350</Subtotaal><Clienten>1</Clienten></Gemeente></Uit>',
    );
  });

  it('make rows that show both', async () => {
    const kolommen = [kolom('g', 'groep.gemeente'), kolom('t', 'groep.saldo'), kolom('p', 'subgroep.product')];
    const document = genest({
      velden: [...VELDEN, 'prestatie.bsn'],
      bestanden: [csvBestand(kolommen, {}, { herhaal: 'subgroepen' })],
    });
    expect(rows(inhoudVan(await omzet(document, INVOER)))).toEqual([
      'g;t;p',
      '0384;1200;A',
      '0384;1200;B',
      '0518;350;C',
      '0518;350;A',
    ]);
  });

  it('add up to what is around them, whatever comes in', async () => {
    const kolommen = [
      kolom('g', 'groep.gemeente'),
      kolom('t', 'groep.saldo'),
      kolom('s', 'subgroep.saldo'),
      kolom('x', 'totaal.saldo'),
    ];
    const document = genest({ bestanden: [csvBestand(kolommen, {}, { herhaal: 'subgroepen' })] });
    const willekeurig = fc.array(
      fc
        .record({
          gemeentecode: fc.constantFrom('0384', '0518', '0014'),
          productcode: fc.constantFrom('A', 'B', 'C'),
          bedragCenten: fc.nat(1000),
          debetCredit: fc.constantFrom('D', 'C'),
          bsn: fc.nat(3).map(testBsn),
        })
        .map((anders) => prestatie(anders as Partial<Prestatie>)),
      { minLength: 1, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(willekeurig, async (invoer) => {
        const gelezen = rows(inhoudVan(await omzet(document, invoer)))
          .slice(1)
          .map((rij) => rij.split(';'));
        for (const [g, t] of gelezen) {
          const binnen = gelezen.filter((rij) => rij[0] === g).map((rij) => Number(rij[2]));
          expect(binnen.reduce((som, getal) => som + getal, 0)).toBe(Number(t));
        }
        const alles = gelezen.map((rij) => Number(rij[2])).reduce((som, getal) => som + getal, 0);
        expect(alles).toBe(Number(gelezen[0]?.[3]));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [
      'outside groups',
      [xml({ herhaal: 'subgroepen', inhoud: [blad('S', 'subgroep.saldo')] })],
      'FORMAAT_HERHALING',
      '/bestanden/0/boom/inhoud/0/herhaal',
    ],
    [
      'in regels',
      [xml(regels({ herhaal: 'subgroepen', inhoud: [blad('S', 'subgroep.saldo')] }))],
      'FORMAAT_HERHALING',
      '/bestanden/0/boom/inhoud/0/inhoud/0/herhaal',
    ],
  ])('are refused %s', (_, bestanden, code, pointer) => {
    expect(bezwaren(genest({ bestanden })).map((b) => [b.code, b.plaats.pointer])).toContainEqual([code, pointer]);
  });

  it('are refused when the groepering has none', () => {
    const kolommen = [kolom('p', 'groep.product')];
    const document = perProduct({ bestanden: [csvBestand(kolommen, {}, { herhaal: 'subgroepen' })] });
    expect(bezwaren(document).map((b) => [b.code, b.plaats.pointer])).toEqual([
      ['FORMAAT_SUBGROEPEN_ONTBREKEN', '/bestanden/0/csv/herhaal'],
    ]);
  });
});
