/** A file is held against the receiver's XSD in pieces: whatever is wrong is found, wherever it stands, and nothing else is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GecompileerdSchema } from '../../../src/check/schema/index.ts';
import { leesbaar } from '../../../src/text/nl.ts';
import { bytesVan, client, compiled, controleer, kort, regels, XSD_SET } from './bouw.ts';

let schema: GecompileerdSchema;
beforeAll(async () => {
  schema = await compiled();
});
afterAll(() => schema.sluit());

const IN_CLIENT = '/bestanden/0/boom/inhoud/1/inhoud/0/inhoud/0';
const VEEL = 71_000;

describe('a long file', () => {
  it('passes when all of it is right', () => {
    expect(controleer(schema, bytesVan({ aantal: VEEL }))).toEqual([]);
  });

  it('fails on a value of the 70,000th client, with its place, its rule and its regel', () => {
    const fout = client('<b:Regel><t:Categorie>03</t:Categorie><t:Bedrag>1</t:Bedrag></b:Regel>');
    const nummers = Array.from({ length: VEEL }, (_, nr) => nr + 5);
    const bevindingen = controleer(schema, bytesVan({ aantal: VEEL, anders: { 70000: fout } }), {
      regelnummers: nummers,
    });
    expect(bevindingen).toEqual([
      {
        code: 'UITVOER_XSD',
        ernst: 'fout',
        plaats: {
          pointer: '/prestaties/70004',
          uitvoerveld: '/b:Bericht/b:Clienten/b:Client[70000]/b:Regels/b:Regel[1]/t:Categorie',
        },
        parameters: {
          bestandsnaam: 'uit.xml',
          schema: 'test-bericht@1.0.0',
          formaat: 'test@1.0.0',
          regel: `${IN_CLIENT}/inhoud/1/inhoud/0/inhoud/0/inhoud/0`,
          element: 'Categorie',
          overtreding: 'waardenlijst',
          verwacht: "'01', '02'",
          onderdeel: 'Client 70000',
        },
      },
    ]);
    expect(bevindingen.map((bevinding) => leesbaar(bevinding).melding)).toEqual([
      "In het bestand uit.xml, bij het element \"Categorie\" (Client 70000): de waarde staat niet in de lijst van de ontvanger ('01', '02').",
    ]);
  });

  it('counts regels through clients that have several, or very many', () => {
    const fout = client(
      `${regels(2)}<b:Regel><t:Categorie>03</t:Categorie><t:Bedrag>1</t:Bedrag></b:Regel>${regels(1)}`,
    );
    const groot = client(`${regels(20_000)}<b:Regel><t:Categorie>01</t:Categorie><t:Bedrag>x</t:Bedrag></b:Regel>`);
    const nummers = Array.from({ length: 21_000 }, (_, nr) => nr);
    const anders = { 1: groot, 7: fout };
    expect(
      kort(controleer(schema, bytesVan({ aantal: 10, anders, regelsPerClient: 3 }), { regelnummers: nummers })),
    ).toEqual([
      [
        'type',
        '/b:Bericht/b:Clienten/b:Client[1]/b:Regels/b:Regel[20001]/t:Bedrag',
        'Client 1',
        `${IN_CLIENT}/inhoud/1/inhoud/0/inhoud/0/inhoud/1`,
        '/prestaties/20000',
      ],
      [
        'waardenlijst',
        '/b:Bericht/b:Clienten/b:Client[7]/b:Regels/b:Regel[3]/t:Categorie',
        'Client 7',
        `${IN_CLIENT}/inhoud/1/inhoud/0/inhoud/0/inhoud/0`,
        `/prestaties/${20_001 + 5 * 3 + 2}`,
      ],
    ]);
  });

  it('cuts a large client in the middle of the file as well', () => {
    const groot = client(`${regels(30_000)}<b:Regel><t:Categorie>9</t:Categorie><t:Bedrag>1</t:Bedrag></b:Regel>`);
    expect(
      kort(controleer(schema, bytesVan({ aantal: 9000, anders: { 5000: groot, 8999: client(regels(1), 'x') } }))),
    ).toEqual([
      [
        'waardenlijst',
        '/b:Bericht/b:Clienten/b:Client[5000]/b:Regels/b:Regel[30001]/t:Categorie',
        'Client 5000',
        `${IN_CLIENT}/inhoud/1/inhoud/0/inhoud/0/inhoud/0`,
        undefined,
      ],
      ['patroon', '/b:Bericht/b:Clienten/b:Client[8999]/b:Bsn', 'Client 8999', `${IN_CLIENT}/inhoud/0`, undefined],
    ]);
  });

  it('fails on its head and on its tail', () => {
    expect(kort(controleer(schema, bytesVan({ aantal: VEEL, kop: 'veel te lang', slot: '0' })))).toEqual([
      ['te-lang', '/b:Bericht/b:Kop', undefined, '/bestanden/0/boom/inhoud/0', undefined],
      ['type', '/b:Bericht/b:Slot', undefined, '/bestanden/0/boom/inhoud/2', undefined],
    ]);
  });

  it('fails on an element out of order between two clients', () => {
    const bevindingen = kort(controleer(schema, bytesVan({ aantal: VEEL, ertussen: { 40000: '<b:Slot>1</b:Slot>' } })));
    expect(bevindingen[0]).toEqual([
      'onverwacht',
      '/b:Bericht/b:Clienten/b:Slot',
      undefined,
      expect.any(String),
      undefined,
    ]);
  });

  it('fails on text between two clients', () => {
    const bevindingen = kort(controleer(schema, bytesVan({ aantal: VEEL, ertussen: { 40000: 'zomaar' } })));
    expect(bevindingen).toEqual([
      ['tekst', '/b:Bericht/b:Clienten', undefined, '/bestanden/0/boom/inhoud/1', undefined],
    ]);
  });

  it('fails on an element that is missing at its end', () => {
    const brokken = [...bytesVan({ aantal: VEEL })];
    const laatste = new TextDecoder().decode(brokken.pop()).replace('<b:Slot>1</b:Slot>', '');
    expect(kort(controleer(schema, [...brokken, new TextEncoder().encode(laatste)]))).toEqual([
      ['ontbreekt', '/b:Bericht', undefined, '/bestanden/0/boom', undefined],
    ]);
  });

  it('shows a hundred findings and counts the rest', () => {
    const fout = client(regels(1), '12');
    const anders = Object.fromEntries(Array.from({ length: 5000 }, (_, nr) => [nr * 10 + 1, fout]));
    const bevindingen = controleer(schema, bytesVan({ aantal: VEEL, anders }));
    expect(bevindingen).toHaveLength(101);
    expect(bevindingen.at(-1)).toMatchObject({ code: 'UITVOER_SCHEMA_MEER', parameters: { aantal: 4900 } });
  });
});

describe('a file that is no good XML', () => {
  const encoder = new TextEncoder();
  it.each([
    ['is cut off', '<b:Bericht xmlns:b="urn:test:bericht"><b:Kop>', 'welgevormd'],
    ['closes another element', '<b:Bericht xmlns:b="urn:test:bericht"></b:Kop></b:Bericht>', 'welgevormd'],
    ['has two roots', '<b:Bericht xmlns:b="urn:test:bericht"/><b:Bericht xmlns:b="urn:test:bericht"/>', 'welgevormd'],
    ['is empty', '', 'welgevormd'],
    ['holds a bare ampersand', '<b:Bericht xmlns:b="urn:test:bericht"><b:Kop>a & b</b:Kop></b:Bericht>', 'welgevormd'],
    ['defines entities', '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>', 'doctype'],
    ['names a file', '<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>', 'doctype'],
    ['has another root', '<a/>', 'wortel'],
  ])('%s', (_, tekst, overtreding) => {
    expect(kort(controleer(schema, [encoder.encode(tekst)])).map((een) => (een as unknown[])[0])).toEqual([
      overtreding,
    ]);
  });

  it('is no UTF-8', () => {
    const brokken = [...bytesVan({ aantal: 20 })].map((brok) => brok.slice());
    const plaats = brokken[0]?.indexOf(0x39) ?? 0;
    brokken[0]?.set([0xff], plaats);
    expect(kort(controleer(schema, brokken)).map((een) => (een as unknown[])[0])).toEqual(['welgevormd']);
  });
});

describe('what is said', () => {
  it('never holds the value, whatever stands in it', () => {
    const waarden = [
      '999900006x',
      "' is not an element of the set {'geheim'}.",
      "geheim' is not accepted by the pattern 'geheim'.",
      'This element is not expected. Expected is ( geheim ).',
    ];
    for (const waarde of waarden) {
      const fout = client(
        `<b:Regel><t:Categorie>${waarde}</t:Categorie><t:Bedrag>${waarde}</t:Bedrag></b:Regel>`,
        waarde,
      );
      const bevindingen = controleer(schema, bytesVan({ anders: { 2: fout } }));
      expect(bevindingen.length).toBeGreaterThan(1);
      const gezegd = JSON.stringify(bevindingen.map((bevinding) => [bevinding, leesbaar(bevinding)]));
      expect(gezegd).not.toMatch(/geheim|999900006/);
    }
  });
});

describe('a set', () => {
  it.each([
    ['an import from elsewhere', 'typen.xsd"/>', 'https://voorbeeld.nl/typen.xsd"/>', 'SCHEMA_VERWIJZING'],
    ['an import from another folder', 'typen.xsd"/>', '../typen.xsd"/>', 'SCHEMA_VERWIJZING'],
    ['a type that is not there', 't:Bsn', 't:Nsb', 'SCHEMA_ONGELDIG'],
    ['no XML', '</xs:schema>', '', 'SCHEMA_ONGELDIG'],
    ['a document type', '<xs:schema', '<!DOCTYPE x [<!ENTITY y "z">]><xs:schema', 'SCHEMA_NIET_ONDERSTEUND'],
    [
      'a rule of XML Schema 1.1',
      '</xs:sequence></xs:complexType></xs:element>',
      '</xs:sequence><xs:assert test="true()"/></xs:complexType></xs:element>',
      'SCHEMA_NIET_ONDERSTEUND',
    ],
  ])('with %s is refused', async (_, zoek, vervang, code) => {
    const bestanden = {
      ...XSD_SET.bestanden,
      'bericht.xsd': XSD_SET.bestanden['bericht.xsd']?.replace(zoek, vervang) ?? '',
    };
    await expect(compiled({ ...XSD_SET, bestanden })).rejects.toThrow(code);
  });

  it('with a file that nothing uses, without its first file, or too large is refused', async () => {
    const { bestanden } = XSD_SET;
    await expect(
      compiled({ ...XSD_SET, bestanden: { ...bestanden, 'over.xsd': bestanden['typen.xsd'] ?? '' } }),
    ).rejects.toThrow('SCHEMA_BESTAND_ONGEBRUIKT');
    await expect(compiled({ ...XSD_SET, hoofdbestand: 'weg.xsd' })).rejects.toThrow('SCHEMA_HOOFDBESTAND');
    const groot = `${bestanden['typen.xsd'] ?? ''}<!--${'x'.repeat(2_000_000)}-->`;
    await expect(compiled({ ...XSD_SET, bestanden: { ...bestanden, 'typen.xsd': groot } })).rejects.toThrow(
      'SCHEMA_TE_GROOT',
    );
  });

  it('that ties repetitions together is not cut: a long file is held rather than half checked', async () => {
    const sleutel =
      '<xs:unique name="eenmaal"><xs:selector xpath="b:Clienten/b:Client"/><xs:field xpath="b:Bsn"/></xs:unique></xs:element>\n  <xs:complexType name="Clienten">';
    const bericht =
      XSD_SET.bestanden['bericht.xsd']?.replace(/<\/xs:element>\n {2}<xs:complexType name="Clienten">/, sleutel) ?? '';
    const uniek = await compiled({ ...XSD_SET, bestanden: { ...XSD_SET.bestanden, 'bericht.xsd': bericht } });
    try {
      expect(controleer(uniek, bytesVan({ aantal: 2 }))).toHaveLength(1);
      const verschillend = Object.fromEntries(
        Array.from({ length: VEEL }, (_, nr) => [nr + 1, client(regels(1), String(100_000_000 + nr))]),
      );
      expect(controleer(uniek, bytesVan({ aantal: 3, anders: verschillend }))).toEqual([]);
      expect(kort(controleer(uniek, bytesVan({ aantal: VEEL, anders: verschillend })))).toEqual([
        'UITVOER_NIET_TE_CONTROLEREN',
      ]);
    } finally {
      uniek.sluit();
    }
  });
});
