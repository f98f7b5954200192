/**
 * Every way in which a formaat is refused, as one table: what is wrong, the document, the finding. Longer than 300 lines because the
 * table is one thing; a case is worth having beside its neighbours.
 */
import { describe, expect, it } from 'vitest';
import type { Bestand, Formaat, Knoop } from '../../src/domain/formaat.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { bezwaren, blad, csvBestand, formaat, kolom } from './bouw.ts';
import { xlsx } from './bouw-werkmap.ts';

const REF = 'prestatie.referentienummer';
const aantal = { aantal: { functie: 'aantal' } } as const;

const xml = (inhoud: readonly object[], anders: object = {}): Bestand =>
  ({
    bestandssoort: 'xml',
    bestandsnaam: '"a.xml"',
    naamruimten: {},
    boom: { element: 'A', inhoud },
    ...anders,
  }) as Bestand;
const json = (inhoud: readonly object[]): Bestand =>
  ({ bestandssoort: 'json', bestandsnaam: '"a.json"', boom: { element: 'A', inhoud } }) as Bestand;
const herhaal = (soort: string, ...inhoud: Knoop[]): Knoop => ({ herhaal: soort, inhoud }) as Knoop;
const metKolom = (anders: object): Partial<Formaat> => ({ bestanden: [csvBestand([kolom('r', REF, anders)])] });
const zonder = (veld: keyof Formaat): object => {
  const { [veld]: _, ...rest } = formaat();
  return rest;
};
const geaggregeerd = (anders: Partial<Formaat>): Formaat =>
  formaat({
    niveau: 'geaggregeerd',
    velden: ['prestatie.productcode'],
    groepering: { sleutels: { product: 'prestatie.productcode' }, aggregaten: aantal },
    bestanden: [
      csvBestand([kolom('product', 'groep.product'), kolom('aantal', 'groep.aantal')], {}, { herhaal: 'groepen' }),
    ],
    ...anders,
  });

/** What is wrong, the document, and the finding: code and JSON pointer. */
const GEVALLEN: readonly (readonly [string, object, string, string])[] = [
  ['no grondslag', zonder('grondslag'), 'FORMAAT_VORM', ''],
  ['a property that does not exist', { ...formaat(), kleur: 'rood' }, 'FORMAAT_VORM', ''],
  ['an unknown niveau', formaat({ niveau: 'groep' as never }), 'FORMAAT_VORM', '/niveau'],
  ['a date that is none', formaat({ geldigVanaf: '2026-02-30' }), 'FORMAAT_VORM', '/geldigVanaf'],
  ['no bestanden', formaat({ bestanden: [] }), 'FORMAAT_VORM', '/bestanden'],
  [
    'a value without ontbreekt',
    formaat(metKolom({ ontbreekt: undefined })),
    'FORMAAT_VORM',
    '/bestanden/0/csv/kolommen/0',
  ],
  [
    'a heading with a character that no file holds',
    formaat({ bestanden: [csvBestand([kolom('a\u0000b', REF)])] }),
    'FORMAAT_VORM',
    '/bestanden/0/csv/kolommen/0/kop',
  ],
  [
    'a heading of a sheet with half a character',
    formaat({ bestanden: [xlsx([{ naam: '"A"', rijen: { herhaal: 'regels', kolommen: [kolom('a\ud800', REF)] } }])] }),
    'FORMAAT_VORM',
    '/bestanden/0/xlsx/bladen/0/rijen/kolommen/0/kop',
  ],
  ['som without van', formaat({ totalen: { x: { functie: 'som' } as never } }), 'FORMAAT_VORM', '/totalen/x'],
  [
    'an element with a value and content',
    formaat({ bestanden: [xml([{ element: 'B', waarde: REF, ontbreekt: 'leeg', inhoud: [] }])] }),
    'FORMAAT_VORM',
    '/bestanden/0/boom/inhoud/0',
  ],
  ['an end before the beginning', formaat({ geldigTot: '2019-12-31' }), 'FORMAAT_DATUMS', '/geldigTot'],
  [
    'an unreadable expression',
    formaat({ selectie: [{ als: 'prestatie.volume >', andersReden: 'x' }] }),
    'FORMAAT_EXPRESSIE_ONGELDIG',
    '/selectie/0/als',
  ],
  [
    'an unknown field',
    formaat({ bestanden: [csvBestand([kolom('r', 'prestatie.referentie')])] }),
    'FORMAAT_NAAM_ONBEKEND',
    '/bestanden/0/csv/kolommen/0/waarde',
  ],
  [
    'a selectie that is no condition',
    formaat({ selectie: [{ als: 'prestatie.volume', andersReden: 'x' }] }),
    'FORMAAT_TYPE',
    '/selectie/0/als',
  ],
  [
    'a file name that is no text',
    formaat({ bestanden: [csvBestand([kolom('r', REF)], { bestandsnaam: '1' })] }),
    'FORMAAT_TYPE',
    '/bestanden/0/bestandsnaam',
  ],
  ['a sum of texts', formaat({ totalen: { x: { functie: 'som', van: REF } } }), 'FORMAAT_TYPE', '/totalen/x/van'],
  [
    'a filter that is always true',
    formaat({ selectie: [{ als: '1 == 1', andersReden: 'x' }] }),
    'FORMAAT_VOORWAARDE_VAST',
    '/selectie/0/als',
  ],
  [
    'a filter that is true for every wet',
    formaat({
      selectie: [{ als: 'prestatie.wet == "wmo" || prestatie.wet == "jw"', andersReden: 'x' }],
      velden: [REF, 'prestatie.wet'],
    }),
    'FORMAAT_VOORWAARDE_VAST',
    '/selectie/0/als',
  ],
  [
    'a filter that is never true',
    formaat({
      selectie: [{ als: 'prestatie.wet == "wmo" && prestatie.wet == "jw"', andersReden: 'x' }],
      velden: [REF, 'prestatie.wet'],
    }),
    'FORMAAT_VOORWAARDE_VAST',
    '/selectie/0/als',
  ],
  [
    'a code that does not exist',
    formaat({ selectie: [{ als: 'prestatie.wet == "Wmo"', andersReden: 'x' }] }),
    'FORMAAT_WAARDE_BUITEN_LIJST',
    '/selectie/0/als',
  ],
  [
    'a filter on a field that can be absent',
    formaat({
      selectie: [{ als: 'prestatie.uitvoeringsvariant == "taakgericht"', andersReden: 'x' }],
      velden: [REF, 'prestatie.uitvoeringsvariant'],
    }),
    'FORMAAT_MAG_ONTBREKEN',
    '/selectie/0/als',
  ],
  [
    'a sum over a field that can be absent',
    formaat({
      totalen: { x: { functie: 'som', van: 'prestatie.tariefCenten' } },
      velden: [REF, 'prestatie.tariefCenten'],
    }),
    'FORMAAT_MAG_ONTBREKEN',
    '/totalen/x/van',
  ],
  [
    'a field outside the allow-list',
    formaat({ bestanden: [csvBestand([kolom('r', REF), kolom('b', 'prestatie.bsn')])] }),
    'FORMAAT_VELD_NIET_TOEGESTAAN',
    '/bestanden/0/csv/kolommen/1/waarde',
  ],
  [
    'a bsn through client outside the allow-list',
    formaat({ bestanden: [xml([herhaal('clienten', blad('B', 'client.bsn'), herhaal('regels', blad('R', REF)))])] }),
    'FORMAAT_VELD_NIET_TOEGESTAAN',
    '/bestanden/0/boom/inhoud/0/inhoud/0/waarde',
  ],
  [
    'a field that is allowed and not read',
    formaat({ velden: [REF, 'prestatie.bsn'] }),
    'FORMAAT_VELD_ONGEBRUIKT',
    '/velden/1',
  ],
  ['a field that does not exist', formaat({ velden: [REF, 'prestatie.naam'] }), 'FORMAAT_VELD_ONBEKEND', '/velden/1'],
  [
    'a bsn in a file name',
    formaat({
      niveau: 'persoon',
      totalen: { eerste: { functie: 'eerste', van: 'prestatie.bsn' } },
      velden: [REF, 'prestatie.bsn'],
      bestanden: [csvBestand([kolom('r', REF)], { bestandsnaam: 'totaal.eerste + ".csv"' })],
    }),
    'FORMAAT_PERSOONSGEGEVEN',
    '/bestanden/0/bestandsnaam',
  ],
  [
    'a product in a file name',
    geaggregeerd({
      totalen: { eerste: { functie: 'eerste', van: 'prestatie.productcode' } },
      bestanden: [
        csvBestand([kolom('p', 'groep.product')], { bestandsnaam: 'totaal.eerste + ".csv"' }, { herhaal: 'groepen' }),
      ],
    }),
    'FORMAAT_PERSOONSGEGEVEN',
    '/bestanden/0/bestandsnaam',
  ],
  [
    'a bsn as group key in an aggregated formaat',
    geaggregeerd({
      velden: ['prestatie.bsn'],
      groepering: { sleutels: { wie: 'prestatie.bsn' }, aggregaten: aantal },
      bestanden: [csvBestand([kolom('wie', 'groep.wie')], {}, { herhaal: 'groepen' })],
    }),
    'FORMAAT_PERSOONSGEGEVEN',
    '/bestanden/0/csv/kolommen/0/waarde',
  ],
  [
    'the largest amount of one person in an aggregated formaat',
    geaggregeerd({
      velden: ['prestatie.productcode', 'prestatie.bedragCenten'],
      groepering: {
        sleutels: { product: 'prestatie.productcode' },
        aggregaten: { hoogste: { functie: 'maximum', van: 'prestatie.bedragCenten' } },
      },
      bestanden: [csvBestand([kolom('p', 'groep.product'), kolom('m', 'groep.hoogste')], {}, { herhaal: 'groepen' })],
    }),
    'FORMAAT_PERSOONSGEGEVEN',
    '/bestanden/0/csv/kolommen/1/waarde',
  ],
  [
    'regels in an aggregated formaat',
    geaggregeerd({
      groepering: undefined as never,
      velden: ['prestatie.productcode'],
      bestanden: [csvBestand([kolom('p', 'prestatie.productcode')])],
    }),
    'FORMAAT_PERSOONSNIVEAU',
    '/bestanden/0/csv/herhaal',
  ],
  [
    'groups without groepering',
    formaat({
      bestanden: [csvBestand([kolom('r', 'kop.kenmerk')], {}, { herhaal: 'groepen' })],
      velden: ['kop.kenmerk'],
    }),
    'FORMAAT_GROEPERING_ONTBREEKT',
    '/bestanden/0/csv/herhaal',
  ],
  [
    'a groepering that nothing shows',
    formaat({ groepering: { sleutels: { r: REF }, aggregaten: aantal } }),
    'FORMAAT_GROEPERING_ONGEBRUIKT',
    '/groepering',
  ],
  [
    'a key and an aggregate of one name',
    geaggregeerd({
      groepering: { sleutels: { product: 'prestatie.productcode' }, aggregaten: { product: { functie: 'aantal' } } },
    }),
    'FORMAAT_ELEMENTNAAM',
    '/groepering/aggregaten/product',
  ],
  [
    'regels inside regels',
    formaat({ bestanden: [xml([herhaal('regels', { element: 'B', inhoud: [herhaal('regels', blad('C', REF))] })])] }),
    'FORMAAT_HERHALING',
    '/bestanden/0/boom/inhoud/0/inhoud/0/inhoud/0/herhaal',
  ],
  [
    'regels twice for one client',
    formaat({
      bestanden: [xml([herhaal('clienten', herhaal('regels', blad('B', REF)), herhaal('regels', blad('C', REF)))])],
    }),
    'FORMAAT_HERHALING',
    '/bestanden/0/boom/inhoud/0/inhoud',
  ],
  [
    'a repetition as root',
    formaat({ bestanden: [xml([], { boom: herhaal('regels', blad('B', REF)) })] }),
    'FORMAAT_HERHALING',
    '/bestanden/0/boom/herhaal',
  ],
  [
    'an element that is no name',
    formaat({ bestanden: [xml([herhaal('regels', blad('1e', REF))])] }),
    'FORMAAT_ELEMENTNAAM',
    '/bestanden/0/boom/inhoud/0/inhoud/0/element',
  ],
  [
    'a prefix without a namespace',
    formaat({ bestanden: [xml([herhaal('regels', blad('x:B', REF))])] }),
    'FORMAAT_ELEMENTNAAM',
    '/bestanden/0/boom/inhoud/0/inhoud/0/element',
  ],
  [
    'a repetition outside a list in JSON',
    formaat({ bestanden: [json([herhaal('regels', blad('B', REF))])] }),
    'FORMAAT_ELEMENTNAAM',
    '/bestanden/0/boom/inhoud/0',
  ],
  [
    'one name twice in a JSON object',
    formaat({
      bestanden: [
        json([
          {
            element: 'L',
            lijst: true,
            inhoud: [herhaal('regels', { element: 'O', inhoud: [blad('B', REF), blad('B', REF)] })],
          },
        ]),
      ],
    }),
    'FORMAAT_ELEMENTNAAM',
    '/bestanden/0/boom/inhoud/0/inhoud/0/inhoud/0/inhoud/1/element',
  ],
  [
    'one column twice',
    formaat({ bestanden: [csvBestand([kolom('r', REF), kolom('r', REF)])] }),
    'FORMAAT_ELEMENTNAAM',
    '/bestanden/0/csv/kolommen/0/kop',
  ],
  [
    'a column that can be left out',
    formaat(metKolom({ ontbreekt: 'weglaten' })),
    'FORMAAT_WEGLATEN_IN_KOLOM',
    '/bestanden/0/csv/kolommen/0/ontbreekt',
  ],
  [
    'a heading that the encoding cannot hold',
    formaat({ bestanden: [csvBestand([kolom('łódź', REF)], {}, { tekenset: 'windows-1252' })] }),
    'FORMAAT_TEKENSET',
    '/bestanden/0/csv/kolommen/0/kop',
  ],
  [
    'a codetabel that does not exist',
    formaat(metKolom({ codetabel: 'producten' })),
    'FORMAAT_CODETABEL_ONBEKEND',
    '/bestanden/0/csv/kolommen/0/codetabel',
  ],
  [
    'a codetabel that misses codes of an enumeration',
    formaat({
      velden: ['prestatie.eenheid'],
      codetabellen: { eenheden: { '01': 'minuut', '04': 'uur' } },
      bestanden: [csvBestand([kolom('e', 'prestatie.eenheid', { codetabel: 'eenheden' })])],
    }),
    'FORMAAT_CODETABEL_ONVOLLEDIG',
    '/bestanden/0/csv/kolommen/0/codetabel',
  ],
  [
    'a smallest length above the largest',
    formaat(metKolom({ minLengte: 9, maxLengte: 3 })),
    'FORMAAT_LENGTEN',
    '/bestanden/0/csv/kolommen/0/minLengte',
  ],
  [
    'a file per gemeente without the gemeente in its name',
    formaat({ verdeling: 'gemeente' }),
    'FORMAAT_BESTANDSNAAM_NIET_UNIEK',
    '/bestanden/0/bestandsnaam',
  ],
  [
    'two files of one name',
    formaat({ bestanden: [csvBestand([kolom('r', REF)]), csvBestand([kolom('r', REF)])] }),
    'FORMAAT_BESTANDSNAAM_NIET_UNIEK',
    '/bestanden/1/bestandsnaam',
  ],
  [
    'a parameter that nothing reads',
    formaat({ parameters: { contract: { omschrijving: 'x' } } }),
    'FORMAAT_PARAMETER_ONGEBRUIKT',
    '/parameters/contract',
  ],
  [
    'declaratie where two wetten meet',
    formaat({
      verdeling: 'gemeente',
      bestanden: [csvBestand([kolom('r', REF)], { bestandsnaam: 'declaratie.declaratienummer' })],
    }),
    'FORMAAT_NAAM_ONBEKEND',
    '/bestanden/0/bestandsnaam',
  ],
];

describe('a formaat is refused for', () => {
  it.each(GEVALLEN)('%s', (_, document, code, pointer) => {
    // As it comes in: JSON has no undefined.
    const gevonden = bezwaren(JSON.parse(JSON.stringify(document)));
    expect(gevonden.map((bevinding) => [bevinding.code, bevinding.plaats.pointer])).toContainEqual([code, pointer]);
    for (const bevinding of gevonden) {
      const { melding, regel, oplossing } = leesbaar(bevinding);
      for (const zin of [melding, regel, oplossing]) expect(zin).toMatch(/\S{2}/);
      expect(`${melding} ${oplossing}`).not.toMatch(/undefined|\[object/);
    }
  });

  it('everything at once', () => {
    const gevonden = bezwaren(
      formaat({
        geldigTot: '2019-12-31',
        selectie: [{ als: 'prestatie.x == 1', andersReden: 'x' }],
        totalen: { t: { functie: 'som', van: '"a"' } },
        bestanden: [csvBestand([kolom('r', 'prestatie.y')])],
      }),
    );
    expect(gevonden.map((bevinding) => bevinding.plaats.pointer)).toEqual([
      '/selectie/0/als',
      '/totalen/t/van',
      '/bestanden/0/csv/kolommen/0/waarde',
      '/geldigTot',
    ]);
  });

  it('nothing: the formaten these tests start from are good', () => {
    expect(bezwaren(formaat())).toEqual([]);
    expect(bezwaren(geaggregeerd({}))).toEqual([]);
  });
});

const verscheept = import.meta.glob<Formaat>('../../register/formaten/*/*/formaat.json', {
  eager: true,
  import: 'default',
});

describe('the formaten that are shipped', () => {
  it.each(Object.keys(verscheept))('%s is accepted', (pad) => {
    expect(bezwaren(verscheept[pad])).toEqual([]);
  });

  it('are there', () => {
    expect(Object.keys(verscheept).length).toBeGreaterThanOrEqual(8);
  });
});
