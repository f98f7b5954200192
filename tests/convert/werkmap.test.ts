import { describe, expect, it } from 'vitest';
import { convert, sjabloonvragen } from '../../src/convert/index.ts';
import type { Bestand, Blad, Formaat } from '../../src/domain/formaat.ts';
import type { Cel, OutputDocument, Werkbladomvang } from '../../src/domain/output.ts';
import { Decimaal } from '../../src/domain/output.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { bezwaren, delenVan, formaat, gecompileerd, KOP, kolom, prestatie, REF } from './bouw.ts';

const xlsx = (bladen: readonly object[], anders: object = {}, werkmap: object = {}): Bestand =>
  ({
    bestandssoort: 'xlsx',
    bestandsnaam: '"uit.xlsx"',
    xlsx: { bladen: bladen as readonly Blad[], ...werkmap },
    ...anders,
  }) as Bestand;

interface GelezenBlad {
  readonly naam: string;
  readonly cellen: Readonly<Record<string, Cel>>;
  readonly kolommen: readonly string[];
  readonly rijen: readonly (readonly Cel[])[];
}

interface GelezenWerkmap {
  readonly naam: string;
  readonly omvang: readonly Werkbladomvang[] | undefined;
  readonly bladen: readonly GelezenBlad[];
}

async function readWorkbook(document: OutputDocument): Promise<readonly GelezenBlad[]> {
  if (document.vorm !== 'werkmap') throw new Error(document.vorm);
  const bladen: GelezenBlad[] = [];
  for await (const blad of document.bladen) {
    const rijen: (readonly Cel[])[] = [];
    for await (const batch of blad.rijen) rijen.push(...batch);
    const kolommen = blad.kolommen.map(({ kop, notatie }) => `${kop}:${notatie}`);
    bladen.push({ naam: blad.naam, cellen: blad.cellen, kolommen, rijen });
  }
  return bladen;
}

async function werkmappen(
  document: Formaat,
  prestaties: readonly Prestatie[],
): Promise<{ readonly werkmappen: readonly GelezenWerkmap[]; readonly codes: readonly string[] }> {
  const omzetting = convert(gecompileerd(document), {
    kop: KOP,
    ontvanger: { soort: 'gemeente', code: '0384', naam: 'Diemen' },
    parameters: {},
    gemeenteNaam: (code) => ({ '0384': 'Diemen', '0518': "'s-Gravenhage" })[code] ?? `Gemeente ${code}`,
    delen: delenVan(prestaties),
  });
  const gelezen: GelezenWerkmap[] = [];
  for await (const { bestandsnaam, document: uit } of omzetting.bestanden) {
    const omvang = uit.vorm === 'werkmap' ? uit.sjabloon?.bladen : undefined;
    gelezen.push({ naam: bestandsnaam, omvang, bladen: await readWorkbook(uit) });
  }
  return { werkmappen: gelezen, codes: omzetting.resultaat().bevindingen.bevindingen.map((b) => b.code) };
}

const SALDO = 'saldo(prestatie.bedragCenten, prestatie.debetCredit)';

/** "Overzicht gemeenten" and one tab for every gemeente, as the national model. */
const perGemeente = (anders: object = {}, werkmap: object = {}, per: object = {}): Formaat =>
  formaat({
    niveau: 'geaggregeerd',
    velden: ['prestatie.productcode', 'prestatie.bedragCenten', 'prestatie.debetCredit', 'aanbieder.naam'],
    totalen: { saldo: { functie: 'som', van: SALDO } },
    groepering: {
      sleutels: { gemeente: 'gemeente.naam', product: 'prestatie.productcode' },
      aggregaten: { saldo: { functie: 'som', van: SALDO } },
    },
    bestanden: [
      xlsx(
        [
          {
            naam: '"Overzicht gemeenten"',
            rijen: {
              herhaal: 'groepen',
              kolommen: [
                kolom('Gemeente', 'groep.gemeente'),
                kolom('Product', 'groep.product'),
                kolom('Bedrag', 'euro(groep.saldo)', { breedteTekens: 14 }),
              ],
              voetregels: [
                [
                  { waarde: '"Totaal"', ontbreekt: 'leeg' },
                  { waarde: 'geschreven.rijen', ontbreekt: 'leeg' },
                  { waarde: 'euro(totaal.saldo)', ontbreekt: 'leeg' },
                ],
              ],
            },
          },
          {
            naam: 'bladnaam(gemeente.naam)',
            bladPer: 'gemeente',
            rijen: {
              herhaal: 'groepen',
              kolommen: [
                kolom('Product', 'groep.product'),
                kolom('Bedrag', 'groep.saldo'),
                kolom('Deel', 'totaal.saldo'),
                kolom('Aanbieder', 'aanbieder.naam'),
              ],
            },
            ...per,
          },
        ],
        anders,
        werkmap,
      ),
    ],
  });

const INVOER = [
  prestatie({ gemeentecode: '0518', productcode: 'B', bedragCenten: 700 }),
  prestatie({ productcode: 'B', bedragCenten: 300 }),
  prestatie({ productcode: 'A', bedragCenten: 100, debetCredit: 'C' }),
  prestatie({ gemeentecode: '0518', wet: 'jw', productcode: 'B', bedragCenten: 1 }),
];

describe('a workbook', () => {
  it('has an overview and one sheet for every gemeente, each with its own totals', async () => {
    const { werkmappen: gemaakt, codes } = await werkmappen(perGemeente(), INVOER);
    expect(codes).toEqual([]);
    expect(gemaakt).toHaveLength(1);
    const [overzicht, ...rest] = gemaakt[0]?.bladen ?? [];
    expect(overzicht).toEqual({
      naam: 'Overzicht gemeenten',
      cellen: {},
      kolommen: ['Gemeente:tekst', 'Product:tekst', 'Bedrag:bedrag'],
      rijen: [
        ["'s-Gravenhage", 'B', new Decimaal(701, 2)],
        ['Diemen', 'A', new Decimaal(-100, 2)],
        ['Diemen', 'B', new Decimaal(300, 2)],
        ['Totaal', 3, new Decimaal(901, 2)],
      ],
    });
    expect(rest.map((blad) => [blad.naam, blad.rijen])).toEqual([
      [
        'Diemen',
        [
          ['A', -100, 200, 'Zorg & Zo'],
          ['B', 300, 200, 'Zorg & Zo'],
        ],
      ],
      ['s-Gravenhage', [['B', 701, 701, 'Zorg & Zo']]],
    ]);
  });

  it('can be one for every gemeente', async () => {
    const { werkmappen: gemaakt } = await werkmappen(
      perGemeente({ bestandPer: 'gemeente', bestandsnaam: 'gemeente.code + ".xlsx"' }),
      INVOER,
    );
    expect(gemaakt.map((map) => [map.naam, map.bladen.map((blad) => [blad.naam, blad.rijen.length])])).toEqual([
      [
        '0384.xlsx',
        [
          ['Overzicht gemeenten', 3],
          ['Diemen', 2],
        ],
      ],
      [
        '0518.xlsx',
        [
          ['Overzicht gemeenten', 2],
          ['s-Gravenhage', 1],
        ],
      ],
    ]);
  });

  it('has one sheet for every value of a key', async () => {
    const { werkmappen: gemaakt } = await werkmappen(
      perGemeente({}, {}, { bladPer: 'product', naam: '"Product " + per.product' }),
      INVOER,
    );
    expect(gemaakt[0]?.bladen.slice(1).map((blad) => [blad.naam, blad.rijen.map((rij) => rij.slice(0, 3))])).toEqual([
      ['Product A', [['A', -100, -100]]],
      [
        'Product B',
        [
          ['B', 701, 1001],
          ['B', 300, 1001],
        ],
      ],
    ]);
  });

  it('writes the regels of a sheet and no others', async () => {
    const document = formaat({
      velden: [REF, 'prestatie.productcode'],
      groepering: { sleutels: { product: 'prestatie.productcode' }, aggregaten: {} },
      bestanden: [
        xlsx([{ naam: 'per.product', bladPer: 'product', rijen: { herhaal: 'regels', kolommen: [kolom('R', REF)] } }]),
      ],
    });
    const { werkmappen: gemaakt } = await werkmappen(
      document,
      ['B', 'A', 'B'].map((productcode, nr) => prestatie({ productcode, referentienummer: `R${nr}` })),
    );
    expect(gemaakt[0]?.bladen.map((blad) => [blad.naam, blad.rijen])).toEqual([
      ['A', [['R1']]],
      ['B', [['R0'], ['R2']]],
    ]);
  });

  it.each([
    ['BLADNAAM_ONGELDIG', { naam: 'gemeente.naam' }],
    ['BLADNAAM_DUBBEL', { naam: '"Overzicht GEMEENTEN"' }],
  ])('is held by %s', async (code, per) => {
    const { codes, werkmappen: gemaakt } = await werkmappen(perGemeente({}, {}, per), INVOER);
    expect(codes).toContain(code);
    expect(gemaakt).toEqual([]);
  });

  it('shows a date only where there is one', async () => {
    const document = formaat({
      velden: [REF],
      bestanden: [
        xlsx([{ naam: '"A"', rijen: { herhaal: 'regels', kolommen: [kolom('D', REF, { notatie: 'datum' })] } }]),
      ],
    });
    expect((await werkmappen(document, [prestatie({ referentienummer: '2026-02-28' })])).codes).toEqual([]);
    expect((await werkmappen(document, [prestatie({ referentienummer: '2026-02-30' })])).codes).toEqual([
      'WAARDE_GEEN_DATUM',
    ]);
  });
});

describe('a workbook of the receiver', () => {
  const SJABLOON = btoa('PK werkmap');
  const vol = (blad: object = {}): Formaat => ({
    ...perGemeente(
      {},
      { sjabloon: 'model' },
      {
        sjabloonblad: 'Gemeente',
        tabel: 'Productie',
        cellen: {
          Naam: { waarde: 'gemeente.naam', ontbreekt: 'verplicht' },
          KvK: { waarde: 'aanbieder.kvkNummer', ontbreekt: 'weglaten' },
        },
        ...blad,
      },
    ),
    velden: [
      'prestatie.productcode',
      'prestatie.bedragCenten',
      'prestatie.debetCredit',
      'aanbieder.naam',
      'aanbieder.kvkNummer',
    ],
    sjablonen: { model: SJABLOON },
  });

  it('is told beforehand how many rows every sheet gets', async () => {
    const { werkmappen: gemaakt, codes } = await werkmappen(vol(), INVOER);
    expect(codes).toEqual([]);
    expect(gemaakt[0]?.omvang).toEqual([
      { naam: 'Overzicht gemeenten', aantalRijen: 4 },
      { naam: 'Diemen', sjabloonblad: 'Gemeente', tabel: 'Productie', aantalRijen: 2 },
      { naam: 's-Gravenhage', sjabloonblad: 'Gemeente', tabel: 'Productie', aantalRijen: 1 },
    ]);
    for (const [nr, blad] of gemaakt[0]?.bladen.entries() ?? []) {
      expect(blad.rijen).toHaveLength(gemaakt[0]?.omvang?.[nr]?.aantalRijen ?? -1);
    }
    // A cell that is left out is not touched.
    expect(gemaakt[0]?.bladen[1]?.cellen).toEqual({ Naam: 'Diemen' });
  });

  it('is asked for what it must offer', () => {
    expect(sjabloonvragen(gecompileerd(vol()))).toEqual([
      {
        sjabloon: new TextEncoder().encode('PK werkmap'),
        pointer: '/bestanden/0/xlsx/sjabloon',
        bladen: [
          {
            pointer: '/bestanden/0/xlsx/bladen/1',
            gebruik: {
              sjabloonblad: 'Gemeente',
              meerBladen: true,
              cellen: ['Naam', 'KvK'],
              tabel: 'Productie',
              koppen: ['Product', 'Bedrag', 'Deel', 'Aanbieder'],
            },
          },
        ],
      },
    ]);
  });

  const blad = (anders: object): Formaat => vol(anders);
  it.each([
    ['a table without a sheet of the template', blad({ sjabloonblad: undefined }), 'FORMAAT_BLAD', '/bladen/1/tabel'],
    ['rows without a table', blad({ tabel: undefined }), 'FORMAAT_BLAD', '/bladen/1/rijen'],
    ['a table without rows', blad({ rijen: undefined }), 'FORMAAT_BLAD', '/bladen/1/tabel'],
    [
      'a template that is not there',
      { ...vol(), sjablonen: { ander: SJABLOON } },
      'FORMAAT_SJABLOON_ONBEKEND',
      '/sjabloon',
    ],
    ['a sheet by an unknown key', blad({ bladPer: 'wijk' }), 'FORMAAT_SLEUTEL_ONBEKEND', '/bladen/1/bladPer'],
  ])('is refused for %s', (_, document, code, plek) => {
    const gevonden = bezwaren(JSON.parse(JSON.stringify(document)));
    expect(gevonden.map((b) => [b.code, b.plaats.pointer])).toContainEqual([code, `/bestanden/0/xlsx${plek}`]);
  });

  it.each([
    [
      'a template that nobody fills',
      { model: SJABLOON, over: SJABLOON },
      'FORMAAT_SJABLOON_ONGEBRUIKT',
      '/sjablonen/over',
    ],
    ['a template that is cut off', { model: SJABLOON.slice(0, -2) }, 'FORMAAT_SJABLOON_ONLEESBAAR', '/sjablonen/model'],
  ])('is refused for %s', (_, sjablonen, code, pointer) => {
    expect(bezwaren({ ...vol(), sjablonen }).map((b) => [b.code, b.plaats.pointer])).toContainEqual([code, pointer]);
  });

  it('is refused for a notation that does not fit', () => {
    const met = (notatie: string): Formaat =>
      formaat({
        bestanden: [xlsx([{ naam: '"A"', rijen: { herhaal: 'regels', kolommen: [kolom('R', REF, { notatie })] } }])],
      });
    expect(bezwaren(met('datum'))).toEqual([]);
    expect(bezwaren(met('bedrag')).map((b) => [b.code, b.plaats.pointer])).toEqual([
      ['FORMAAT_NOTATIE', '/bestanden/0/xlsx/bladen/0/rijen/kolommen/0/notatie'],
    ]);
  });
});
