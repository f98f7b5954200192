/** Checked item by item while it passes, whatever the chunks: the same verdict as on the whole file, for files of any size. */
import { type Schema, validate } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainErrors } from '../../../src/check/schema/json/fouten.ts';
import type { Knoop } from '../../../src/domain/formaat.ts';
import type { Schemaset } from '../../../src/domain/schema.ts';
import { compiled, controleer } from './bouw.ts';

const REGEL = {
  type: 'object',
  required: ['code'],
  properties: {
    code: { type: 'string', maxLength: 3 },
    bedragen: { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 1, maxItems: 3 },
  },
  additionalProperties: false,
};
const HOOFD = {
  type: 'object',
  required: ['regels', 'slot'],
  properties: {
    'naam/met~tekens': { type: 'array', items: { type: 'string' } },
    regels: { type: 'array', items: REGEL, minItems: 2 },
    uniek: { type: 'array', uniqueItems: true, items: { type: 'array', items: { type: 'integer' } } },
    bevat: { type: 'array', contains: { const: 1 }, items: { type: 'integer' } },
    heel: { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'integer' } },
    slot: { type: 'integer' },
  },
} as const;

const SET: Schemaset = {
  ...{ naam: 'test-json', versie: '1.0.0', titel: 'Test', schemasoort: 'json-schema', hoofdbestand: 'hoofd.json' },
  bestanden: { 'hoofd.json': JSON.stringify(HOOFD) },
  bronnen: [{ naam: 'eigen' }],
};
const BOOM: Knoop = { element: 'bestand', waarde: '"x"', ontbreekt: 'verplicht' };

const tekst = fc.oneof(
  fc.constantFrom('a', 'abcd', 'é"\\', '[{,}]', ''),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const getal = fc.constantFrom(-1, 0, 1, 2, 1.5);
const regel = fc.record(
  { code: tekst, bedragen: fc.array(fc.oneof(getal, tekst), { maxLength: 4 }), los: getal },
  { requiredKeys: [] },
);
const document = fc.record(
  {
    'naam/met~tekens': fc.array(fc.oneof(tekst, getal), { maxLength: 3 }),
    regels: fc.oneof(fc.array(fc.oneof(regel, tekst), { maxLength: 4 }), tekst, fc.record({ code: tekst })),
    uniek: fc.array(fc.array(getal, { maxLength: 2 }), { maxLength: 3 }),
    bevat: fc.array(getal, { maxLength: 3 }),
    heel: fc.array(fc.oneof(tekst, getal), { maxLength: 3 }),
    slot: fc.oneof(getal, fc.constant(null), fc.array(getal)),
  },
  { requiredKeys: [] },
);

function inChunks(bytes: Uint8Array, lengte: number): Uint8Array[] {
  const brokken: Uint8Array[] = [];
  for (let begin = 0; begin < bytes.length; begin += lengte) brokken.push(bytes.slice(begin, begin + lengte));
  return brokken;
}

const schema = await compiled(SET);

function inPieces(brokken: Iterable<Uint8Array>): readonly string[] {
  const gevonden = controleer(schema, brokken, { boom: BOOM }).map((een) =>
    een.code === 'UITVOER_JSON_SCHEMA' ? `${een.plaats.uitvoerveld ?? ''} ${een.parameters.trefwoord}` : een.code,
  );
  return [...new Set(gevonden)].toSorted();
}

function asWhole(waarde: unknown): readonly string[] {
  const { errors } = validate(waarde, HOOFD as unknown as Schema, '2020-12', undefined, false);
  const gevonden = explainErrors(errors).map(
    ({ pad, trefwoord }) => `${pad.length > 0 ? `/${pad.join('/')}` : ''} ${trefwoord}`,
  );
  return [...new Set(gevonden)].toSorted();
}

describe('a JSON file in pieces', () => {
  it('is judged as the whole is, whatever the chunks and the white space', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 2), (waarde, lengte, inspringen) => {
        const bytes = new TextEncoder().encode(JSON.stringify(waarde, null, inspringen));
        expect(inPieces(inChunks(bytes, lengte))).toEqual(asWhole(waarde));
      }),
      { numRuns: 500 },
    );
  });

  it('is JSON in pieces exactly when the whole is', () => {
    fc.assert(
      fc.property(
        document,
        fc.nat(),
        fc.constantFrom('', ',', ']', '}', '{', '[', '"', ':', '\\', 'x'),
        (waarde, plaats, teken) => {
          const goed = JSON.stringify(waarde);
          const hier = plaats % (goed.length + 1);
          const stuk = goed.slice(0, hier) + teken + goed.slice(hier + (teken === '' ? 1 : 0));
          let gelezen: unknown;
          try {
            gelezen = JSON.parse(stuk);
          } catch {
            expect(inPieces([new TextEncoder().encode(stuk)])).toContain(' json');
            return;
          }
          if (JSON.stringify(gelezen).length !== stuk.length) return;
          expect(inPieces([new TextEncoder().encode(stuk)])).toEqual(asWhole(gelezen));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('may be far larger than what is held at once, and shows what is wrong at its end', () => {
    function* file(laatste: string): Generator<Uint8Array> {
      const encoder = new TextEncoder();
      yield encoder.encode('{"regels":[');
      const regels = encoder.encode(`{"code":"abc",${' '.repeat(1000)}"bedragen":[1,2,3]},`.repeat(100));
      for (let nr = 0; nr < 120; nr++) yield regels;
      yield encoder.encode(`{"code":"${laatste}"}],"slot":1}`);
    }
    expect([...file('')].reduce((som, { length }) => som + length, 0)).toBeGreaterThan(12_000_000);
    expect(inPieces(file('abc'))).toEqual([]);
    expect(inPieces(file('te lang'))).toEqual(['/regels/12000/code maxLength']);
  });
});
