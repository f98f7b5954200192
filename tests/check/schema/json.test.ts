/** A JSON file is held against the receiver's JSON Schema, which comes at run time and may ask for nothing from outside. */
import { describe, expect, it } from 'vitest';
import type { Knoop } from '../../../src/domain/formaat.ts';
import type { Schemaset } from '../../../src/domain/schema.ts';
import { leesbaar } from '../../../src/text/nl.ts';
import { compiled, controleer } from './bouw.ts';

const REGEL = {
  type: 'object',
  required: ['bsn', 'bedrag'],
  additionalProperties: false,
  properties: {
    bsn: { type: 'string', pattern: '^[0-9]{9}$' },
    bedrag: { type: 'integer', minimum: 0 },
    soort: { enum: ['D', 'C'] },
    datum: { type: 'string', format: 'date' },
    keus: { anyOf: [{ type: 'string', maxLength: 2 }, { type: 'integer' }] },
  },
};

const HOOFD = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['kop', 'regels'],
  properties: {
    kop: { $ref: 'kop.json' },
    regels: { type: 'array', minItems: 1, items: { $ref: '#/$defs/regel' } },
  },
  $defs: { regel: REGEL },
};

const set = (hoofd: unknown, anders: Partial<Schemaset> = {}): Schemaset => ({
  naam: 'test-json',
  versie: '1.0.0',
  titel: 'Test',
  schemasoort: 'json-schema',
  hoofdbestand: 'hoofd.json',
  bestanden: { 'hoofd.json': JSON.stringify(hoofd) },
  bronnen: [{ naam: 'eigen' }],
  ...anders,
});

const TWEE = set(HOOFD, {
  bestanden: {
    'hoofd.json': JSON.stringify(HOOFD),
    'kop.json': JSON.stringify({ type: 'object', required: ['code'], properties: { code: { type: 'string' } } }),
  },
});

const blad = (element: string): Knoop => ({ element, waarde: '"x"', ontbreekt: 'verplicht' });
const BOOM: Knoop = {
  element: 'bestand',
  inhoud: [
    { element: 'kop', inhoud: [blad('code')] },
    {
      element: 'regels',
      lijst: true,
      inhoud: [{ herhaal: 'regels', inhoud: [{ element: 'regel', inhoud: [blad('bsn'), blad('bedrag')] }] }],
    },
  ],
};

const bytes = (inhoud: unknown): Uint8Array[] => [
  new TextEncoder().encode(typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud)),
];
const goed = { bsn: '999900006', bedrag: 1 };

async function vind(inhoud: unknown, schemaset: Schemaset = TWEE, regelnummers: Iterable<number> = []) {
  return controleer(await compiled(schemaset), bytes(inhoud), { boom: BOOM, regelnummers });
}

describe('a JSON file', () => {
  it('passes when it is right', async () => {
    expect(await vind({ kop: { code: 'a' }, regels: Array.from({ length: 5000 }, () => goed) })).toEqual([]);
  });

  it('shows every violation with its place, its rule and its regel, and no value', async () => {
    const regels = Array.from({ length: 2000 }, (_, nr) => ({ ...goed, bedrag: nr === 1500 ? 'geheim' : nr }));
    const bevindingen = await vind(
      { kop: {}, regels },
      TWEE,
      regels.map((_, nr) => nr * 2),
    );
    const delen = { bestandsnaam: 'uit.xml', schema: 'test-json@1.0.0', formaat: 'test@1.0.0' };
    expect(bevindingen).toEqual([
      {
        code: 'UITVOER_JSON_SCHEMA',
        ernst: 'fout',
        plaats: { pointer: '/prestaties/3000', uitvoerveld: '/regels/1500/bedrag' },
        parameters: {
          ...delen,
          regel: '/bestanden/0/boom/inhoud/1/inhoud/0/inhoud/0/inhoud/1',
          veld: 'bedrag',
          trefwoord: 'type',
          verwacht: 'integer',
          onderdeel: 'regel 1501',
        },
      },
      {
        code: 'UITVOER_JSON_SCHEMA',
        ernst: 'fout',
        plaats: { uitvoerveld: '/kop' },
        parameters: {
          ...delen,
          regel: '/bestanden/0/boom/inhoud/0',
          veld: 'kop',
          trefwoord: 'required',
          verwacht: 'code',
        },
      },
    ]);
    expect(bevindingen.map((bevinding) => leesbaar(bevinding).melding)).toEqual([
      'In het bestand uit.xml, bij "bedrag" (regel 1501): de waarde is van de verkeerde soort (integer).',
      'In het bestand uit.xml, bij "kop": er ontbreekt een veld (code).',
    ]);
  });

  it.each([
    ['a first item', [{ ...goed, bedrag: -1 }, goed], ['/regels/0/bedrag minimum']],
    ['a single item', [{ ...goed, bedrag: -1 }], ['/regels/0/bedrag minimum']],
    ['no item', [], ['/regels minItems']],
    ['an unknown field', [goed, { ...goed, anders: 1 }], ['/regels/1/anders additionalProperties']],
    ['a value outside a list', [goed, { ...goed, soort: 'X' }], ['/regels/1/soort enum']],
    ['a day that does not exist', [goed, { ...goed, datum: '2026-02-30' }], ['/regels/1/datum format']],
    ['a choice that none allows', [goed, { ...goed, keus: 'te lang' }], ['/regels/1/keus anyOf']],
    ['several faults', [{}, goed], ['/regels/0 required', '/regels/0 required']],
    ['no list', 'regels', ['/regels type']],
  ])('fails on %s', async (_, regels, verwacht) => {
    const gevonden = await vind({ kop: { code: 'a' }, regels });
    expect(
      gevonden.map(
        (een) =>
          `${een.plaats.uitvoerveld} ${een.code === 'UITVOER_JSON_SCHEMA' ? een.parameters.trefwoord : een.code}`,
      ),
    ).toEqual(verwacht);
  });

  it('keeps to a schema that says more of a list than of its items', async () => {
    const uniek = set({ ...HOOFD, properties: { regels: { type: 'array', uniqueItems: true, items: REGEL } } });
    const gevonden = await vind({ kop: {}, regels: [goed, goed] }, uniek);
    expect(gevonden.map((een) => een.plaats.uitvoerveld)).toEqual(['/regels']);
  });

  it('shows a hundred violations and counts the rest', async () => {
    const regels = Array.from({ length: 100_000 }, () => ({ ...goed, bedrag: -1 }));
    const bevindingen = await vind({ kop: { code: 'a' }, regels });
    expect(bevindingen).toHaveLength(101);
    expect(bevindingen.at(-1)).toMatchObject({ code: 'UITVOER_SCHEMA_MEER', parameters: { aantal: 99_900 } });
  });

  it.each([['{"kop":'], ['\u0000'], ['']])('that is no JSON is said to be none: %j', async (tekst) => {
    expect(await vind(tekst)).toMatchObject([{ code: 'UITVOER_JSON_SCHEMA', parameters: { trefwoord: 'json' } }]);
  });

  it('is held when it is too large to be checked', async () => {
    const schema = await compiled(TWEE);
    const brok = new Uint8Array(1_000_000).fill(0x20);
    expect(
      controleer(
        schema,
        Array.from({ length: 11 }, () => brok),
        { boom: BOOM },
      ),
    ).toMatchObject([{ code: 'UITVOER_NIET_TE_CONTROLEREN', parameters: { maximaleBytes: 10_000_000 } }]);
  });
});

describe('a JSON Schema', () => {
  it.each([
    ['from elsewhere', { $ref: 'https://voorbeeld.nl/schema.json' }, 'SCHEMA_VERWIJZING'],
    ['to a file that is not there', { properties: { a: { $ref: 'weg.json#/$defs/a' } } }, 'SCHEMA_VERWIJZING'],
    ['to nothing', { $ref: '#/$defs/weg' }, 'SCHEMA_VERWIJZING'],
    ['that moves', { $dynamicRef: '#a', $defs: { a: { $dynamicAnchor: 'a' } } }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['of another time', { $schema: 'http://json-schema.org/draft-04/schema#' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with a pattern without end', { pattern: '^(a+)+$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with a hidden pattern without end', { pattern: '^((a|b{2,})c?)*$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with a pattern that reads one text in two ways', { pattern: '^(a|a)*$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with one by its classes', { pattern: '^(?:\\w|\\d)+$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with one by a code point', { pattern: '^(?<x>a|\\u0061)+?$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with one that repeats what can be empty', { pattern: '^(a?){30}a{30}$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with one that repeats two such', { pattern: '^(a?b?)*$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with one that counts very far', { pattern: '^(a{1,40})*$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with one that looks ahead and repeats', { pattern: '^(?=a)(a|b)*$' }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['with a wrong pattern', { patternProperties: { '(': {} } }, 'SCHEMA_NIET_ONDERSTEUND'],
    ['that is a list', [], 'SCHEMA_ONGELDIG'],
  ])('that refers %s is refused', async (_, hoofd, code) => {
    await expect(compiled(set(hoofd))).rejects.toThrow(code);
  });

  it.each([
    ['^([a-z]{2}|[0-9+*]{3})$'],
    ['^(ab)+$'],
    ['^a+b*[)(]+\\(c+\\)$'],
    ['^[A-Z]{1,5}-[0-9]{3,}$'],
    ['^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$'],
    ['^(?=\\s*\\S)[^\\p{Cc}]*$'],
    ['^[\\x21\\u{23}-\\x7e]+?$'],
    ['^(p|t)(\\.[a-z]{1,60}){1,4}$'],
    ['^([0-9]{18}){1,40}$'],
    ['^(NL)?\\b[0-9]{9}B?$'],
    ['^$'],
  ])('may have the pattern %s', async (pattern) => {
    await expect(compiled(set({ pattern }))).resolves.toMatchObject({ schemasoort: 'json-schema' });
  });
});
