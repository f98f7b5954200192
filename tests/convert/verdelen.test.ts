import { describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { testBsn } from '../helpers/bsn.ts';
import { bezwaren, blad, csvBestand, formaat, inhoudVan, kolom, omzet, prestatie, REF, regels, xml } from './bouw.ts';

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

describe('groups in an order of their own', () => {
  const gesorteerd = (...volgorde: readonly object[]): Formaat => {
    const document = perProduct();
    return { ...document, groepering: { ...document.groepering, volgorde } } as Formaat;
  };

  it('largest first, and by key where that is equal', async () => {
    const uitkomst = await omzet(gesorteerd({ op: 'saldo', richting: 'aflopend' }), INVOER);
    expect(rows(inhoudVan(uitkomst))).toEqual(['g;p;s', '0384;A;900', '0384;B;300', '0518;C;300', '0518;A;50']);
  });

  it('by one key and then another', async () => {
    const uitkomst = await omzet(gesorteerd({ op: 'product' }, { op: 'gemeente', richting: 'aflopend' }), INVOER);
    expect(rows(inhoudVan(uitkomst))).toEqual(['g;p;s', '0518;A;50', '0384;A;900', '0384;B;300', '0518;C;300']);
  });

  it('are refused for what they do not have', () => {
    expect(bezwaren(gesorteerd({ op: 'bedrag' })).map((b) => [b.code, b.plaats.pointer])).toEqual([
      ['FORMAAT_VOLGORDE', '/groepering/volgorde/0/op'],
    ]);
  });
});

describe('regels in an order of their own', () => {
  const document = (volgorde: string): Formaat =>
    formaat({ bestanden: [csvBestand([kolom('r', REF)], {}, { volgorde })] });
  const invoer = [
    prestatie({ bsn: testBsn(2), referentienummer: 'a' }),
    prestatie({ bsn: testBsn(1), referentienummer: 'b', gemeentecode: '0518' }),
    prestatie({ bsn: testBsn(3), referentienummer: 'c', wet: 'jw' }),
    prestatie({ bsn: testBsn(1), referentienummer: 'd' }),
  ];

  it('deel by deel, or by client over all of them', async () => {
    expect(rows(inhoudVan(await omzet(document('gemeente'), invoer)))).toEqual(['r', 'c', 'd', 'a', 'b']);
    expect(rows(inhoudVan(await omzet(document('bsn'), invoer)))).toEqual(['r', 'b', 'd', 'a', 'c']);
  });

  it('are refused when all of them would have to be in memory', () => {
    expect(bezwaren(document('bedragCenten'))).toMatchObject([
      { code: 'FORMAAT_VOLGORDE', plaats: { pointer: '/bestanden/0/csv/volgorde' } },
    ]);
  });
});

describe('files', () => {
  it('for the zending and for each gemeente, from one formaat', async () => {
    const kolommen = [kolom('p', 'groep.product'), kolom('s', 'groep.saldo'), kolom('t', 'totaal.saldo')];
    const uitkomst = await omzet(
      perProduct({
        bestanden: [
          csvBestand(kolommen, { bestandsnaam: '"alles.csv"' }, { herhaal: 'groepen' }),
          csvBestand(
            [
              ...kolommen,
              kolom('g', 'gemeente.naam'),
              kolom('nr', 'bestand.nummer'),
              kolom('n', 'bestand.aantalRegels'),
            ],
            { bestandsnaam: 'gemeente.code + ".csv"', bestandPer: 'gemeente' },
            { herhaal: 'groepen' },
          ),
        ],
      }),
      INVOER,
    );
    expect([...uitkomst.bestanden].map(([naam, tekst]) => [naam, rows(tekst).slice(1)])).toEqual([
      ['alles.csv', ['A;900;1550', 'B;300;1550', 'A;50;1550', 'C;300;1550']],
      ['0384.csv', ['A;900;1200;Gemeente 0384;1;2', 'B;300;1200;Gemeente 0384;1;2']],
      ['0518.csv', ['A;50;350;Gemeente 0518;2;2', 'C;300;350;Gemeente 0518;2;2']],
    ]);
  });

  it('for each value of a key, with the regels of that value only', async () => {
    const document = formaat({
      velden: [REF, 'prestatie.productcode'],
      groepering: { sleutels: { product: 'prestatie.productcode' }, aggregaten: {} },
      totalen: { n: { functie: 'aantal' } },
      bestanden: [xml(blad('P', 'per.product'), blad('N', 'totaal.n'), regels(blad('R', REF)))].map((bestand) => ({
        ...bestand,
        bestandPer: 'product',
        bestandsnaam: '"deel-" + tekst(bestand.nummer) + ".xml"',
      })),
    });
    const uitkomst = await omzet(
      document,
      ['B', 'A', 'B'].map((productcode, nr) => prestatie({ productcode, referentienummer: `R${nr}` })),
    );
    expect([...uitkomst.bestanden].map(([naam, tekst]) => [naam, tekst.split('\n')[1]])).toEqual([
      ['deel-1.xml', '<Uit><P>A</P><N>1</N><R>R1</R></Uit>'],
      ['deel-2.xml', '<Uit><P>B</P><N>2</N><R>R0</R><R>R2</R></Uit>'],
    ]);
  });

  it.each([
    ['per gemeente', { bestandPer: 'gemeente' }, 'FORMAAT_BESTANDSNAAM_NIET_UNIEK'],
    ['per key', { bestandPer: 'gemeente', bestandsnaam: '"a"' }, 'FORMAAT_BESTANDSNAAM_NIET_UNIEK'],
    ['per product, named by it', { bestandPer: 'product', bestandsnaam: 'per.product' }, 'FORMAAT_PERSOONSGEGEVEN'],
    ['per product, not named by it', { bestandPer: 'product' }, 'FORMAAT_BESTANDSNAAM_NIET_UNIEK'],
    ['per something that is no key', { bestandPer: 'wijk' }, 'FORMAAT_SLEUTEL_ONBEKEND'],
  ])('%s are refused', (_, anders, code) => {
    const kolommen = [kolom('s', 'groep.saldo')];
    const document = perProduct({ bestanden: [csvBestand(kolommen, anders, { herhaal: 'groepen' })] });
    expect(bezwaren(document).map((b) => b.code)).toContain(code);
  });

  it('are not made by the thousand', async () => {
    const document = formaat({
      velden: [REF],
      groepering: { sleutels: { ref: REF }, aggregaten: {} },
      bestanden: [csvBestand([kolom('r', REF)], { bestandPer: 'ref', bestandsnaam: 'tekst(bestand.nummer)' })],
    });
    const veel = Array.from({ length: 1001 }, (_, nr) => prestatie({ referentienummer: `R${nr}` }));
    expect((await omzet(document, veel)).codes).toEqual(['TE_VEEL_BESTANDEN']);
  });
});

describe('rows above and below', () => {
  const waarde = (bron: string): object => ({ waarde: bron, ontbreekt: 'verplicht' });

  it('carry counts and sums', async () => {
    const document = perProduct({
      velden: [...VELDEN, 'aanbieder.naam'],
      bestanden: [
        csvBestand(
          [kolom('p', 'groep.product'), kolom('s', 'euro(groep.saldo)')],
          {},
          {
            herhaal: 'groepen',
            kopregels: [[waarde('aanbieder.naam'), waarde('bestand.aantalGroepen')]],
            voetregels: [
              [waarde('"rijen"'), waarde('geschreven.rijen')],
              [waarde('"totaal"'), waarde('euro(totaal.saldo)')],
            ],
          },
        ),
      ],
    });
    expect(rows(inhoudVan(await omzet(document, INVOER)))).toEqual([
      'Zorg & Zo;4',
      'p;s',
      'A;9,00',
      'B;3,00',
      'A;0,50',
      'C;3,00',
      'rijen;4',
      'totaal;15,50',
    ]);
  });
});
