import { NdjsonDeel } from '../../../src/ingest/ndjson/lees-ndjson.ts';
import { bevindingenVan, lees } from '../../ingest/bouw.ts';
import { readCorpus } from '../corpus.ts';
import { type Doel, eis, eisGelijk, inStukken } from '../doel.ts';
import type { Taal } from '../ingreep.ts';
import { leesDeel, watTelt } from '../lezen.ts';

const JSONTAAL: Taal = {
  tekens: /"(?:[^"\\]|\\[\s\S])*"?|[{}[\],:]|[^\s{}[\],:"]+|\s+/g,
  woorden: [
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\\u0000',
      '\\ud800',
      '\\',
      '/*',
      '//',
      "'",
      '\ufeff',
      '\u0000',
      '\u2028',
    ],
    ...[
      'null',
      'true',
      'NaN',
      '-',
      '1e999',
      '0x1',
      '+1',
      '.5',
      '1.',
      '{"a":',
      '[[[[[[[[[[',
      '"prestaties":[',
      '"kop":',
      '"__proto__":{},',
    ],
  ],
};

/** What only text can have that is no JSON, or bytes that are no text. */
const GEEN_JSON = new Set([
  'JSON_ONGELDIG',
  'JSON_AFGEBROKEN',
  'JSON_NA_EINDE',
  'JSON_LEEG',
  'JSON_GEEN_UTF8',
  'JSON_UTF16',
]);

function parse(bytes: Uint8Array): { readonly waarde: unknown } | undefined {
  try {
    return { waarde: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

export const json: Doel = {
  naam: 'json',
  taal: JSONTAAL,
  corpus: () => readCorpus('json'),
  async probeer(bytes, stap) {
    const gelezen = await lees(bytes, { stukken: [stap] });
    eisGelijk(watTelt(gelezen), watTelt(await lees(bytes, { stukken: [1_000_000] })), 'read in pieces and at once');
    const codes = bevindingenVan(gelezen).map(({ code }) => code);
    const echt = parse(bytes);
    if (echt === undefined) eis(gelezen.uitkomst.uitkomst === 'geweigerd', () => 'taken, and JSON.parse refuses it');
    else if (typeof echt.waarde === 'object' && echt.waarde !== null && !Array.isArray(echt.waarde))
      eis(
        !codes.some((code) => GEEN_JSON.has(code)),
        () => `refused as no JSON (${codes.join()}), and JSON.parse takes it`,
      );
  },
};

export const ndjson: Doel = {
  naam: 'ndjson',
  taal: JSONTAAL,
  corpus: () => readCorpus('ndjson'),
  async probeer(bytes, stap) {
    const deel = (maat: number) => new NdjsonDeel({ open: () => inStukken(bytes, maat) }, { ...LIMIETEN_NDJSON });
    const gelezen = await leesDeel(deel(stap));
    eisGelijk(watTelt(gelezen), watTelt(await leesDeel(deel(1_000_000))), 'read in pieces and at once');
    if (gelezen.uitkomst.uitkomst !== 'geldig') return;
    for (const regel of new TextDecoder().decode(bytes).split('\n'))
      eis(
        /^[ \t\r]*$/.test(regel) || parse(new TextEncoder().encode(regel)) !== undefined,
        () => `taken: ${regel.slice(0, 200)}`,
      );
  },
};

const LIMIETEN_NDJSON = {
  maximaleBytes: 1_000_000,
  elementBytes: 100_000,
  kopBytes: 100_000,
  diepte: 64,
  regels: 10_000,
  getoondeBevindingen: 100,
  geteldeFouten: 100_000,
};
