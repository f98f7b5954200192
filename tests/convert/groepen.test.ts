import { describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { testBsn } from '../helpers/bsn.ts';
import { bezwaren, blad, csvBestand, formaat, inhoudVan, kolom, omzet, prestatie, REF, xml } from './bouw.ts';

describe('totals and groups', () => {
  const document = formaat({
    niveau: 'geaggregeerd',
    velden: [
      'prestatie.productcode',
      'prestatie.bedragCenten',
      'prestatie.debetCredit',
      'prestatie.bsn',
      'prestatie.productperiode.begindatum',
    ],
    totalen: { saldo: { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' } },
    groepering: {
      sleutels: {
        gemeente: 'gemeente.naam',
        product: 'prestatie.productcode',
        jaar: 'jaar(prestatie.productperiode.begindatum)',
      },
      aggregaten: {
        saldo: { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' },
        clienten: { functie: 'aantalUniek', van: 'prestatie.bsn' },
        regels: { functie: 'aantal' },
      },
    },
    bestanden: [
      csvBestand(
        [
          kolom('gemeente', 'groep.gemeente'),
          kolom('product', 'groep.product'),
          kolom('jaar', 'groep.jaar'),
          kolom('bedrag', 'euro(groep.saldo)'),
          kolom('clienten', 'groep.clienten'),
          kolom('regels', 'groep.regels'),
          kolom('deel', 'totaal.saldo != 0 ? metDecimalen(100 * groep.saldo / totaal.saldo, 1) : metDecimalen(0, 1)'),
        ],
        {},
        { herhaal: 'groepen' },
      ),
    ],
  });
  const invoer = [
    prestatie({ productcode: 'B', bedragCenten: 1000 }),
    prestatie({ productcode: 'A', bedragCenten: 150, bsn: testBsn(1) }),
    prestatie({ productcode: 'A', bedragCenten: 50, debetCredit: 'C', bsn: testBsn(1) }),
    prestatie({ productcode: 'A', bedragCenten: 100, bsn: testBsn(2) }),
    prestatie({ productcode: 'A', bedragCenten: 5, gemeentecode: '0014', wet: 'jw' }),
    prestatie({
      productcode: 'A',
      bedragCenten: 1,
      productperiode: { begindatum: '2025-12-01', einddatum: '2025-12-31' },
    }),
  ];

  it('come out sorted by key, credits taken off, clients counted once', async () => {
    const uitkomst = await omzet(document, invoer);
    expect(uitkomst.codes).toEqual([]);
    expect(inhoudVan(uitkomst).split('\r\n')).toEqual([
      'gemeente;product;jaar;bedrag;clienten;regels;deel',
      'Gemeente 0014;A;2026;0,05;1;1;0,4',
      'Gemeente 0384;A;2025;0,01;1;1;0,1',
      'Gemeente 0384;A;2026;2,00;2;3;16,6',
      'Gemeente 0384;B;2026;10,00;1;1;82,9',
      '',
    ]);
    expect(uitkomst.totalen).toEqual([{ waarden: { saldo: 1206 } }]);
  });

  it('are kept apart per gemeente when the formaat divides so', async () => {
    const perGemeente = {
      ...document,
      verdeling: 'gemeente',
      bestanden: document.bestanden.map((bestand) => ({ ...bestand, bestandsnaam: 'gemeente.code + ".csv"' })),
    } as Formaat;
    const uitkomst = await omzet(perGemeente, invoer);
    expect(uitkomst.totalen).toEqual([
      { gemeentecode: '0014', waarden: { saldo: 5 } },
      { gemeentecode: '0384', waarden: { saldo: 1201 } },
    ]);
    expect(uitkomst.bestanden.get('0014.csv')).toContain('Gemeente 0014;A;2026;0,05;1;1;100,0');
    expect(uitkomst.bestanden.get('0384.csv')).not.toContain('0014');
  });

  it('keep keys apart that would read the same when glued together', async () => {
    const glued = formaat({
      velden: ['prestatie.productcode', 'prestatie.productcategorie'],
      groepering: {
        sleutels: { a: 'prestatie.productcode', b: 'prestatie.productcategorie' },
        aggregaten: { n: { functie: 'aantal' } },
      },
      bestanden: [
        csvBestand([kolom('a', 'groep.a'), kolom('b', 'groep.b'), kolom('n', 'groep.n')], {}, { herhaal: 'groepen' }),
      ],
    });
    const uitkomst = await omzet(glued, [
      prestatie({ productcode: '1:', productcategorie: '21' }),
      prestatie({ productcode: '1:2', productcategorie: '1' }),
    ]);
    expect(inhoudVan(uitkomst).split('\r\n')).toEqual(['a;b;n', '1:;21;1', '1:2;1;1', '']);
  });

  it('know the smallest, largest and first', async () => {
    const uiterst = formaat({
      velden: ['prestatie.volume', REF],
      totalen: {
        laag: { functie: 'minimum', van: 'prestatie.volume' },
        hoog: { functie: 'maximum', van: 'prestatie.volume' },
        eerste: { functie: 'eerste', van: REF },
      },
      bestanden: [xml(blad('L', 'totaal.laag'), blad('H', 'totaal.hoog'), blad('E', 'totaal.eerste'))],
    });
    const uitkomst = await omzet(
      uiterst,
      [7, 3, 9].map((volume) => prestatie({ volume, referentienummer: `V${volume}` })),
    );
    expect(inhoudVan(uitkomst)).toContain('<Uit><L>3</L><H>9</H><E>V7</E></Uit>');
  });
});

describe('a key through a codetabel', () => {
  const document = (anders: Partial<Formaat> = {}, sleutel: object = {}): Formaat =>
    formaat({
      velden: ['prestatie.productcode'],
      codetabellen: { groep: { A: 'Begeleiding', B: 'Begeleiding', C: 'Dagbesteding' } },
      groepering: {
        sleutels: { soort: { waarde: 'prestatie.productcode', codetabel: 'groep', ...sleutel } },
        aggregaten: { regels: { functie: 'aantal' } },
      },
      bestanden: [
        csvBestand([kolom('soort', 'groep.soort'), kolom('regels', 'groep.regels')], {}, { herhaal: 'groepen' }),
      ],
      ...anders,
    });
  const regels = (...codes: string[]) => codes.map((productcode) => prestatie({ productcode }));

  it('gathers what is translated alike', async () => {
    const uitkomst = await omzet(document(), regels('C', 'A', 'B', 'A'));
    expect(inhoudVan(uitkomst)).toBe('soort;regels\r\nBegeleiding;3\r\nDagbesteding;1\r\n');
  });

  it('takes the codes of the aansluiting first', async () => {
    const uitkomst = await omzet(document(), regels('A', 'B', 'X'), {
      codetabellen: { groep: { B: 'Dagbesteding', X: 'Overig' } },
    });
    expect(inhoudVan(uitkomst)).toBe('soort;regels\r\nBegeleiding;1\r\nDagbesteding;1\r\nOverig;1\r\n');
  });

  it('holds the zending for a code that is not in the table, once for every regel', async () => {
    const uitkomst = await omzet(document(), regels('A', 'Z', 'Z'));
    expect(uitkomst.bevindingen.bevindingen).toMatchObject([
      { code: 'CODE_ONBEKEND', plaats: { pointer: '/prestaties/1' }, parameters: { codetabel: 'groep' } },
      { code: 'CODE_ONBEKEND', plaats: { pointer: '/prestaties/2' }, parameters: { codetabel: 'groep' } },
    ]);
  });

  it('also cuts files and sheets', async () => {
    const perSoort = csvBestand(
      [kolom('soort', 'per.soort'), kolom('regels', 'totaal.regels')],
      { bestandPer: 'soort', bestandsnaam: '"per-" + string(bestand.nummer) + ".csv"' },
      { herhaal: 'groepen' },
    );
    const uitkomst = await omzet(
      document({ totalen: { regels: { functie: 'aantal' } }, bestanden: [perSoort] }),
      regels('C', 'A', 'B'),
    );
    expect([...uitkomst.bestanden.values()].map((tekst) => tekst.split('\r\n')[1])).toEqual([
      'Begeleiding;2',
      'Dagbesteding;1',
    ]);
  });

  it.each([
    [
      'a table that is not there',
      { codetabel: 'weg' },
      'FORMAAT_CODETABEL_ONBEKEND',
      '/groepering/sleutels/soort/codetabel',
    ],
    [
      'a table that misses codes',
      { waarde: 'prestatie.wet', codetabel: 'groep' },
      'FORMAAT_CODETABEL_ONVOLLEDIG',
      '/groepering/sleutels/soort/codetabel',
    ],
    [
      'what can be absent',
      { waarde: 'prestatie.uitvoeringsvariant' },
      'FORMAAT_MAG_ONTBREKEN',
      '/groepering/sleutels/soort/waarde',
    ],
    ['a table without a value', { waarde: undefined }, 'FORMAAT_VORM', '/groepering/sleutels/soort'],
  ])('is refused with %s', (_, sleutel, code, pointer) => {
    const gevonden = bezwaren(JSON.parse(JSON.stringify(document({}, sleutel)))).map((een) => [
      een.code,
      een.plaats.pointer,
    ]);
    expect(gevonden).toContainEqual([code, pointer]);
  });
});
