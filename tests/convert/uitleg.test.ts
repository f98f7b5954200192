import { describe, expect, it } from 'vitest';
import iwmo323 from '../../register/formaten/iwmo323/3.2.0/formaat.json';
import { explain, type Uitleg } from '../../src/convert/index.ts';
import type { Bestand, Formaat, Knoop } from '../../src/domain/formaat.ts';
import { Decimaal } from '../../src/domain/output.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { testBsn } from '../helpers/bsn.ts';
import {
  blad,
  csvBestand,
  delenVan,
  formaat,
  gecompileerd,
  KOP,
  kolom,
  omzet,
  prestatie,
  REF,
  regels,
  xml,
} from './bouw.ts';

const SALDO = 'saldo(prestatie.bedragCenten, prestatie.debetCredit)';

const INVOER = [
  prestatie({ bsn: testBsn(1), referentienummer: 'R0', productcode: 'B', bedragCenten: 100 }),
  prestatie({ bsn: testBsn(0), referentienummer: 'R1', productcode: 'A', bedragCenten: 250 }),
  prestatie({ bsn: testBsn(1), referentienummer: 'R2', productcode: 'A', bedragCenten: 50, debetCredit: 'C' }),
  prestatie({ bsn: testBsn(2), referentienummer: 'R3', productcode: 'B', gemeentecode: '0518', bedragCenten: 7 }),
];

const uitleg = (
  document: Formaat,
  positie: string,
  bestandsnaam = 'uit.csv',
  prestaties: readonly Prestatie[] = INVOER,
): Promise<Uitleg | undefined> =>
  explain(
    gecompileerd(document),
    {
      kop: KOP,
      ontvanger: { soort: 'gemeente', code: '0384', naam: 'Diemen' },
      parameters: {},
      gemeenteNaam: (code) => `Gemeente ${code}`,
      delen: delenVan(prestaties),
    },
    { bestandsnaam, positie },
  );

const VELDEN = [REF, 'prestatie.bedragCenten', 'prestatie.debetCredit'];
const perRegel = (anders: Partial<Formaat> = {}, opmaak: object = {}): Formaat =>
  formaat({
    velden: VELDEN,
    bestanden: [csvBestand([kolom('ref', REF), kolom('bedrag', `euro(${SALDO})`)], {}, opmaak)],
    ...anders,
  });

const perProduct = (): Formaat =>
  formaat({
    velden: ['prestatie.productcode', 'prestatie.bedragCenten', 'prestatie.debetCredit'],
    totalen: { saldo: { functie: 'som', van: SALDO } },
    groepering: {
      sleutels: { product: 'prestatie.productcode' },
      aggregaten: { saldo: { functie: 'som', van: SALDO } },
    },
    bestanden: [
      csvBestand(
        [kolom('product', 'groep.product'), kolom('saldo', 'euro(groep.saldo)'), kolom('totaal', 'totaal.saldo')],
        {},
        { herhaal: 'groepen' },
      ),
    ],
  });

describe('explaining a value', () => {
  it('says which rule, fields, functions and regel are behind a cell', async () => {
    expect(await uitleg(perRegel(), '3:bedrag')).toEqual({
      formaat: { naam: 'proef', versie: '1.0.0' },
      bestandsnaam: 'uit.csv',
      positie: '3:bedrag',
      waarde: new Decimaal(100, 2),
      uitvoerveld: 'bedrag',
      regel: '/bestanden/0/csv/kolommen/1',
      expressie: `euro(${SALDO})`,
      ontbrak: false,
      functies: [expect.objectContaining({ naam: 'euro' }), expect.objectContaining({ naam: 'saldo', bron: 'TR358' })],
      velden: [
        expect.objectContaining({
          veld: 'prestatie.bedragCenten',
          privacy: 'persoonsgegeven',
          bron: expect.stringContaining('323'),
        }),
        expect.objectContaining({ veld: 'prestatie.debetCredit' }),
      ],
      aggregaten: [],
      regels: { soort: 'prestaties', aantal: 1, nummers: [0] },
    });
  });

  it.each([
    ['the first row under the headings', perRegel(), '2:ref', 'R1', [1]],
    ['a column by its number', perRegel(), '4:1', 'R2', [2]],
    ['a cell as in a spreadsheet', perRegel(), 'A4', 'R2', [2]],
    ['the first row where there are no headings', perRegel({}, { kopregel: false }), '1:ref', 'R1', [1]],
    ['a group: all regels of it', perProduct(), '3:saldo', new Decimaal(107, 2), [0, 3]],
    ['the key of a group', perProduct(), '2:product', 'A', [1, 2]],
    ['a total: all regels', perProduct(), '2:totaal', 307, [1, 0, 2, 3]],
  ])('finds %s', async (_, document, positie, waarde, nummers) => {
    const gevonden = await uitleg(document, positie);
    expect(gevonden?.waarde).toEqual(waarde);
    expect(gevonden?.regels.nummers).toEqual(nummers);
  });

  it('names the rule that counts', async () => {
    expect((await uitleg(perProduct(), '2:saldo'))?.aggregaten).toEqual([
      { naam: 'groep.saldo', regel: '/groepering/aggregaten/saldo', expressie: SALDO },
    ]);
    expect((await uitleg(perProduct(), '2:product'))?.aggregaten).toEqual([
      { naam: 'groep.product', regel: '/groepering/sleutels/product', expressie: 'prestatie.productcode' },
    ]);
  });

  it('tells that a value was not there, and through which table it went', async () => {
    const document = formaat({
      velden: ['prestatie.wet', 'prestatie.uitvoeringsvariant'],
      codetabellen: { wetten: { wmo: 'Wmo', jw: 'Jeugdwet' } },
      bestanden: [
        csvBestand([
          kolom('w', 'prestatie.wet', { codetabel: 'wetten' }),
          kolom('v', 'prestatie.uitvoeringsvariant', { ontbreekt: { standaard: 'geen' } }),
        ]),
      ],
    });
    expect(await uitleg(document, '2:w')).toMatchObject({ waarde: 'Wmo', codetabel: 'wetten', ontbrak: false });
    expect(await uitleg(document, '2:v')).toMatchObject({ waarde: 'geen', ontbrak: true });
  });

  it('leaves out what the selectie keeps back', async () => {
    const selectie = [{ als: 'prestatie.bedragCenten > 60', andersReden: 'klein' }];
    expect((await uitleg({ ...perProduct(), selectie }, '2:saldo'))?.regels).toEqual({
      soort: 'prestaties',
      aantal: 1,
      nummers: [1],
    });
  });

  it.each([
    ['another file', '2:ref', 'anders.csv'],
    ['a row that is not there', '9:ref', 'uit.csv'],
    ['a column that is not there', '2:x', 'uit.csv'],
    ['a cell beside the table', 'AA2', 'uit.csv'],
    ['the headings', '1:ref', 'uit.csv'],
    ['no place at all', '', 'uit.csv'],
  ])('knows nothing of %s', async (_, positie, bestandsnaam) => {
    expect(await uitleg(perRegel(), positie, bestandsnaam)).toBeUndefined();
  });
});

describe('a place in a tree', () => {
  const clienten: Knoop = {
    herhaal: 'clienten',
    inhoud: [
      {
        element: 'C',
        inhoud: [
          blad('B', 'client.bsn'),
          regels({
            element: 'P',
            attributen: [{ naam: 'ref', waarde: REF, ontbreekt: 'verplicht' }],
            inhoud: [blad('S', SALDO), blad('T', '"vast"')],
          }),
        ],
      },
    ],
  };
  const document = (): Formaat =>
    formaat({ velden: [...VELDEN, 'prestatie.bsn'], bestanden: [xml(blad('K', 'kop.kenmerk'), clienten)] });
  const metKop = (): Formaat => ({ ...document(), velden: [...document().velden, 'kop.kenmerk'] });

  it.each([
    ['/Uit/K', 'K-1', []],
    ['/Uit/C/B', testBsn(0), [1]],
    ['/Uit/C[2]/B', testBsn(1), [0, 2]],
    ['/Uit/C[2]/P[2]/S', -50, [2]],
    ['/Uit/C[2]/P/@ref', 'R0', [0]],
    ['/Uit/C[3]/P[1]/S[1]', 7, [3]],
    ['/Uit/C[2]/P[2]/T', 'vast', []],
  ])('%s', async (positie, waarde, nummers) => {
    const gevonden = await uitleg(metKop(), positie, 'uit.xml');
    expect([gevonden?.waarde, gevonden?.regels.nummers]).toEqual([waarde, nummers]);
  });

  it.each(['/Uit/C[4]/B', '/Uit/C', '/Anders/K', '/Uit/C/P/@x', '/Uit/C/P/S/X', '/Uit'])(
    'nothing at %s',
    async (positie) => {
      expect(await uitleg(metKop(), positie, 'uit.xml')).toBeUndefined();
    },
  );

  it.each([
    ['/kenmerk', 'K-1', []],
    ['/regels/0/ref', 'R1', [1]],
    ['/regels/3/ref', 'R3', [3]],
  ])('as JSON pointer: %s', async (positie, waarde, nummers) => {
    const json: Bestand = {
      bestandssoort: 'json',
      bestandsnaam: '"uit.json"',
      boom: {
        element: 'x',
        inhoud: [
          blad('kenmerk', 'kop.kenmerk'),
          { element: 'regels', lijst: true, inhoud: [regels({ element: 'regel', inhoud: [blad('ref', REF)] })] },
        ],
      },
    };
    const gevonden = await uitleg(formaat({ velden: [REF, 'kop.kenmerk'], bestanden: [json] }), positie, 'uit.json');
    expect([gevonden?.waarde, gevonden?.regels.nummers]).toEqual([waarde, nummers]);
  });

  it('in a message of the register, also when it was split', async () => {
    const [bestand] = iwmo323.bestanden;
    const klein = { ...iwmo323, bestanden: [{ ...bestand, splitsing: { maximaleRegels: 2 } }] } as unknown as Formaat;
    const { bestanden } = await omzet(klein, INVOER.slice(0, 3));
    const [, tweede = ''] = [...bestanden.keys()];
    const pad = '/wmo323:Bericht/wmo323:Declaratie/wmo323:TotaalIngediendBedrag/iwmo:TotaalBedrag';
    expect(await uitleg(klein, pad, tweede, INVOER.slice(0, 3))).toMatchObject({
      waarde: 50,
      aggregaten: [{ naam: 'totaal.saldoCenten', regel: '/totalen/saldoCenten' }],
      regels: { aantal: 2, nummers: [0, 2] },
    });
  });
});

describe('a place in a workbook or record', () => {
  it('by sheet, row and column', async () => {
    const document = formaat({
      velden: ['prestatie.productcode', 'prestatie.bedragCenten', 'prestatie.debetCredit'],
      groepering: { sleutels: { p: 'prestatie.productcode' }, aggregaten: { saldo: { functie: 'som', van: SALDO } } },
      bestanden: [
        {
          bestandssoort: 'xlsx',
          bestandsnaam: '"uit.xlsx"',
          xlsx: {
            bladen: [
              {
                naam: 'gemeente.naam',
                bladPer: 'gemeente',
                rijen: { herhaal: 'groepen', kolommen: [kolom('p', 'groep.p'), kolom('s', 'groep.saldo')] as never },
              },
            ],
          },
        },
      ],
    });
    const gevonden = await uitleg(document, 'gemeente 0384!3:s', 'uit.xlsx');
    expect([gevonden?.waarde, gevonden?.regels.nummers]).toEqual([100, [0]]);
    expect((await uitleg(document, 'Gemeente 0518!2:s', 'uit.xlsx'))?.regels.nummers).toEqual([3]);
  });

  it('by record and field', async () => {
    const velden = [
      { naam: 'ref', lengte: 4, uitlijning: 'links', vulteken: ' ', waarde: REF, ontbreekt: 'verplicht' },
    ];
    const document = formaat({
      bestanden: [
        {
          bestandssoort: 'vaste-breedte',
          bestandsnaam: '"uit.txt"',
          vasteBreedte: {
            tekenset: 'ascii',
            regeleinde: 'lf',
            records: [{ herhaal: 'regels', volgorde: 'bsn', inhoud: [{ record: 'r', velden }] }],
          },
        } as Bestand,
      ],
    });
    const gevonden = await uitleg(document, '2:ref', 'uit.txt');
    expect([gevonden?.waarde, gevonden?.regels.nummers]).toEqual(['R0', [0]]);
  });
});
