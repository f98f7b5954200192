/** The streaming reader against JSON.parse, on any document and any chunk boundaries. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bevindingen } from '../../../src/ingest/bevindingen.ts';
import { readElements } from '../../../src/ingest/elementen-lezer.ts';
import { decodeUtf8 } from '../../../src/ingest/json/decode.ts';
import { inspectJson } from '../../../src/ingest/json/inspect.ts';
import { JsonSplitter } from '../../../src/ingest/json/split.ts';
import type { Stuk } from '../../../src/ingest/json/stuk.ts';
import { bevindingenVan, kop, lees, prestatie, utf8 } from '../bouw.ts';

const LIMIETEN = { elementBytes: 1_000_000, kopBytes: 1_000_000, diepte: 64 };
const LIJSTEN = ['p', 'q'];

const maten = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
/** Any JSON value, also with keys and texts that look like structure. */
const lastig = fc.oneof(
  fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\\"', '\u0000', '𝄞', 'é'),
  fc.string(),
);
const waarde = fc.letrec((bind) => ({
  waarde: fc.oneof(
    { maxDepth: 4 },
    lastig,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(bind('waarde'), { maxLength: 4 }),
    fc.dictionary(lastig, bind('waarde'), { maxKeys: 4 }),
  ),
})).waarde;
const document = fc.record(
  { p: fc.oneof(fc.array(waarde), waarde), q: fc.array(waarde), kop: waarde, 'a:b': waarde },
  { requiredKeys: [] },
);
const tekst = fc
  .tuple(document, fc.constantFrom(0, 1, '\t'))
  .map(([inhoud, inspringing]) => JSON.stringify(inhoud, null, inspringing));

type Gelezen = { readonly waarde: Record<string, unknown> } | 'geen JSON' | 'dubbel';

/** Puts a document together again from what the reader hands over. */
function readAgain(bytes: Uint8Array, stukken: readonly number[]): Gelezen {
  const splitter = new JsonSplitter(LIJSTEN, LIMIETEN);
  const melder = new Bevindingen(10);
  const inhoud: Record<string, unknown> = {};
  let stuk = false;
  let dubbel = false;
  const take = (delen: readonly Stuk[]): void => {
    for (const deel of delen) {
      if (stuk) return;
      switch (deel.stuk) {
        case 'fout':
          stuk = true;
          break;
        case 'dubbele-lijst':
          dubbel = true;
          break;
        case 'waarde': {
          const { syntaxfout, dubbel: sleutels } = inspectJson(deel.bytes);
          if (syntaxfout !== undefined) stuk = true;
          else inhoud[deel.sleutel] = JSON.parse(decodeUtf8(deel.bytes) ?? '');
          dubbel ||= deel.dubbel || sleutels.length > 0;
          break;
        }
        case 'elementen': {
          const { waarden, heel } = readElements(deel, melder);
          const lijst = deel.eerste === 0 ? [] : (inhoud[deel.lijst] as unknown[]);
          inhoud[deel.lijst] = [...lijst, ...waarden];
          stuk = !heel;
        }
      }
    }
  };
  for (let i = 0, beurt = 0; i < bytes.length; beurt++) {
    const maat = stukken[beurt % stukken.length] ?? 1;
    take(splitter.push(bytes.slice(i, i + maat)));
    i += maat;
  }
  take(splitter.finish());
  if (stuk) return 'geen JSON';
  if (dubbel || melder.lijst().bevindingen.some(({ code }) => code === 'JSON_DUBBELE_SLEUTEL')) return 'dubbel';
  return { waarde: inhoud };
}

function nativeVerdict(invoer: string): unknown {
  try {
    return JSON.parse(invoer);
  } catch {
    return 'geen JSON';
  }
}

const isObject = (gelezen: unknown): boolean =>
  typeof gelezen === 'object' && gelezen !== null && !Array.isArray(gelezen);

/** An empty list leaves no trace in the batches. */
const withoutEmptyLists = (inhoud: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(inhoud).filter(([sleutel, w]) => !(LIJSTEN.includes(sleutel) && Array.isArray(w) && w.length === 0)),
  );

it('reads the values that JSON.parse reads, wherever the chunks end', () => {
  fc.assert(
    fc.property(tekst, maten, (invoer, stukken) => {
      const gelezen = readAgain(utf8(invoer), stukken);
      expect(gelezen).toEqual({ waarde: withoutEmptyLists(JSON.parse(invoer)) });
    }),
    { numRuns: 500 },
  );
});

it('gives the verdict of JSON.parse on documents that were damaged', () => {
  const schade = fc.record({
    plaats: fc.nat(),
    weg: fc.integer({ min: 0, max: 3 }),
    erbij: fc.oneof(
      fc.constantFrom(
        '',
        ',',
        ':',
        '"',
        '{',
        '}',
        '[',
        ']',
        '\\',
        '0',
        '-',
        '.',
        'e',
        '1',
        ' ',
        '\n',
        't',
        'u',
        '\u0001',
      ),
      lastig,
    ),
  });
  fc.assert(
    fc.property(tekst, fc.array(schade, { minLength: 1, maxLength: 2 }), maten, (heel, schades, stukken) => {
      let invoer = heel;
      for (const { plaats, weg, erbij } of schades) {
        const i = plaats % (invoer.length + 1);
        invoer = invoer.slice(0, i) + erbij + invoer.slice(i + weg);
      }
      fc.pre(!invoer.startsWith('\uFEFF') && invoer.isWellFormed());
      const verwacht = nativeVerdict(invoer);
      const gelezen = readAgain(utf8(invoer), stukken);
      if (gelezen === 'dubbel') expect(isObject(verwacht)).toBe(true);
      else if (gelezen === 'geen JSON') expect(isObject(verwacht)).toBe(false);
      else expect(gelezen.waarde).toEqual(withoutEmptyLists(verwacht as Record<string, unknown>));
    }),
    { numRuns: 3_000 },
  );
});

it('inspects a value as JSON.parse does', () => {
  fc.assert(
    fc.property(waarde, fc.nat(), fc.string({ maxLength: 2 }), (inhoud, plaats, erbij) => {
      const heel = JSON.stringify(inhoud);
      const i = plaats % (heel.length + 1);
      const invoer = heel.slice(0, i) + erbij + heel.slice(i + 1);
      fc.pre(invoer.isWellFormed());
      const { syntaxfout } = inspectJson(utf8(invoer));
      expect(syntaxfout === undefined).toBe(nativeVerdict(invoer) !== 'geen JSON' || invoer === '"geen JSON"');
      if (syntaxfout !== undefined) expect(syntaxfout).toBeLessThanOrEqual(utf8(invoer).length);
    }),
    { numRuns: 2_000 },
  );
});

it.each<[string, number]>([
  ['{"a":tru}', 5],
  ['{"a":1,}', 7],
  ['{"a" 1}', 5],
  ['[1 2]', 3],
  ['["a\\x"]', 4],
  ['["\\u12G4"]', 3],
  ['01', 1],
  ['"é\n"', 3],
  ['[1]]', 3],
  ['-', 0],
])('says at which byte %j breaks', (invoer, positie) => {
  expect(inspectJson(utf8(invoer)).syntaxfout).toBe(positie);
});

it('finds every key that stands twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 4 }), (sleutels) => {
      const invoer = `{"x":[{${sleutels.map((sleutel, i) => `"${sleutel}":${i}`).join(',')}}]}`;
      const { dubbel } = inspectJson(utf8(invoer));
      expect(dubbel).toHaveLength(sleutels.length - new Set(sleutels).size);
      for (const { pointer } of dubbel) expect(pointer).toBe('/x/0');
    }),
  );
});

it('comes to the same outcome wherever the chunks end', async () => {
  const prestaties = [
    prestatie(1),
    prestatie(2, { bsn: '123456789', productcode: 'ë"\\u' }),
    { ...prestatie(3), onbekend: '{[:' },
    prestatie(4),
  ];
  const document = { ...kop(), prestaties, verklaringen: [{}] };
  const heel = await lees(document);
  expect(bevindingenVan(heel).length).toBeGreaterThan(5);
  await fc.assert(
    fc.asyncProperty(maten, fc.constantFrom(0, 2), async (stukken, inspringing) => {
      expect(await lees(JSON.stringify(document, null, inspringing), { stukken })).toEqual(heel);
    }),
    { numRuns: 50 },
  );
});
