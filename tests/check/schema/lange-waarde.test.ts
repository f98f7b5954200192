/** A schema with a pattern that is for short values only: no longer value is held against it, and none goes unchecked. */
import { describe, expect, it } from 'vitest';
import { LIMIETEN } from '../../../src/domain/limieten.ts';
import type { Schemaset } from '../../../src/domain/schema.ts';
import { bytesVan, compiled, controleer, kort, XSD_SET } from './bouw.ts';

const LENGTE = LIMIETEN.patroonWaardeTekens.waarde;

/** The set of the tests, with another type for its Kop. */
const metKop = (patroon: string): Schemaset => ({
  ...XSD_SET,
  bestanden: {
    ...XSD_SET.bestanden,
    'bericht.xsd':
      XSD_SET.bestanden['bericht.xsd']?.replace('<xs:maxLength value="8"/>', `<xs:pattern value="${patroon}"/>`) ?? '',
  },
});

/** In chunks of so many bytes. */
function* inStukken(brokken: Iterable<Uint8Array>, lengte: number): Generator<Uint8Array> {
  for (const brok of brokken)
    for (let van = 0; van < brok.length; van += lengte) yield brok.subarray(van, van + lengte);
}

describe('a file of XML', () => {
  it.each([100_000, 7])('has no value of more characters than the pattern is for, in chunks of %i', async (stuk) => {
    const schema = await compiled(metKop('.*[^\\s].*'));
    const vind = (kop: string): unknown[] => kort(controleer(schema, inStukken(bytesVan({ kop }), stuk)));
    try {
      expect(vind('a'.repeat(LENGTE))).toEqual([]);
      // Characters, not bytes.
      expect(vind('é'.repeat(LENGTE))).toEqual([]);
      expect(vind('a'.repeat(LENGTE + 1))).toEqual(['UITVOER_WAARDE_TE_LANG']);
      expect(vind(`${'a'.repeat(LENGTE)}<!-- in two -->a`)).toEqual(['UITVOER_WAARDE_TE_LANG']);
      expect(vind(`${'a'.repeat(LENGTE)}<![CDATA[a]]>`)).toEqual(['UITVOER_WAARDE_TE_LANG']);
      // What it finds hardest: it is never asked.
      expect(vind(`${'a'.repeat(200_000)}&#10;`)).toEqual(['UITVOER_WAARDE_TE_LANG']);
    } finally {
      schema.sluit();
    }
  });

  it('has no such attribute either', async () => {
    const schema = await compiled(metKop('.*[^\\s].*'));
    const metAttribuut = (waarde: string): Uint8Array =>
      new TextEncoder().encode(
        new TextDecoder()
          .decode(Buffer.concat([...bytesVan({})]))
          .replace('<b:Kop>', `<b:Kop xmlns:y='${waarde}' xmlns:z="urn:z">`),
      );
    try {
      expect(kort(controleer(schema, [metAttribuut('u'.repeat(LENGTE))]))).toEqual([]);
      expect(kort(controleer(schema, [metAttribuut('u'.repeat(LENGTE + 1))]))).toEqual(['UITVOER_WAARDE_TE_LANG']);
    } finally {
      schema.sluit();
    }
  });

  it('may have long values where every pattern is fine for them', async () => {
    const schema = await compiled(metKop('[a-z]*'));
    try {
      expect(kort(controleer(schema, bytesVan({ kop: 'a'.repeat(50 * LENGTE) })))).toEqual([]);
    } finally {
      schema.sluit();
    }
  });
});

describe('a file of JSON', () => {
  const set = (kop: unknown): Schemaset => ({
    naam: 'test-json',
    versie: '1.0.0',
    titel: 'Test',
    schemasoort: 'json-schema',
    hoofdbestand: 'hoofd.json',
    bestanden: {
      'hoofd.json': JSON.stringify({
        type: 'object',
        properties: { kop, regels: { type: 'array', items: { type: 'object' }, contains: { required: ['n'] } } },
      }),
    },
    bronnen: [{ naam: 'eigen' }],
  });
  const vind = async (schemaset: Schemaset, inhoud: unknown): Promise<readonly string[]> => {
    const schema = await compiled(schemaset);
    return controleer(schema, [new TextEncoder().encode(JSON.stringify(inhoud))]).map(({ code }) => code);
  };
  const KORT = set({ type: 'string', pattern: '^[a-z]*[a-z0-9]*$' });

  it('has no value, and no name of a member, of more characters than the pattern is for', async () => {
    const lang = 'a'.repeat(LENGTE + 1);
    expect(await vind(KORT, { kop: 'a'.repeat(LENGTE), regels: [{ n: 1 }] })).toEqual([]);
    expect(await vind(KORT, { kop: lang, regels: [{ n: 1 }] })).toEqual(['UITVOER_WAARDE_TE_LANG']);
    expect(await vind(KORT, { kop: 'a', regels: [{ n: [lang] }, { n: { [lang]: 1 } }, { n: 1 }] })).toEqual([
      'UITVOER_WAARDE_TE_LANG',
    ]);
  });

  it('may have long values where every pattern is fine for them', async () => {
    const schemaset = set({ type: 'string', pattern: '^[a-z]*$' });
    expect(await vind(schemaset, { kop: 'a'.repeat(50 * LENGTE), regels: [{ n: 1 }] })).toEqual([]);
  });
});
