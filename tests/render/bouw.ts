/** Documents for tests of the renderers, cut in batches wherever a test wants. */
import fc from 'fast-check';
import { type BoomStap, type Cel, Decimaal, type OutputDocument } from '../../src/domain/output.ts';

export type Boomknoop =
  | { readonly naam: string; readonly waarde: Cel }
  | { readonly naam: string; readonly lijst: boolean; readonly inhoud: readonly Boomknoop[] };

export const stappenVan = (knoop: Boomknoop): readonly BoomStap[] =>
  'waarde' in knoop
    ? [{ stap: 'blad', naam: knoop.naam, waarde: knoop.waarde }]
    : [
        { stap: 'open', naam: knoop.naam, lijst: knoop.lijst },
        ...knoop.inhoud.flatMap(stappenVan),
        { stap: 'sluit', naam: knoop.naam, lijst: knoop.lijst },
      ];

export async function* inBatches<T>(delen: readonly T[], per: number): AsyncIterable<readonly T[]> {
  for (let begin = 0; begin < delen.length; begin += per) yield delen.slice(begin, begin + per);
}

export const boom = (
  bestandssoort: 'xml' | 'json',
  wortel: Boomknoop,
  per = 3,
  naamruimten: Record<string, string> = {},
): OutputDocument => ({ vorm: 'boom', bestandssoort, naamruimten, stappen: inBatches(stappenVan(wortel), per) });

type Records = Extract<OutputDocument, { vorm: 'records' }>;

export const records = (
  koppen: readonly string[],
  rijen: readonly (readonly Cel[])[],
  anders: Partial<Records['opmaak']> = {},
  per = 2,
): OutputDocument => ({
  vorm: 'records',
  bestandssoort: 'csv',
  opmaak: {
    scheidingsteken: ';',
    decimaalteken: ',',
    tekenset: 'utf-8',
    regeleinde: 'crlf',
    kopregel: true,
    ...anders,
  },
  koppen,
  rijen: inBatches(rijen, per),
});

/** Text that XML can hold, with the characters that need care more often than by chance. */
export const xmlTekst = fc
  .array(
    fc.oneof(
      fc.constantFrom('&', '<', '>', '"', "'", ']]>', '\r', '\n', '\t', '€', '😀', '&amp;', ' '),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((delen) => delen.join(''))
  .filter((tekst) => tekst.isWellFormed() && [...tekst].every(isXmlTeken));

/** Straight from XML 1.0 §2.2, production 2. */
function isXmlTeken(teken: string): boolean {
  const code = teken.codePointAt(0) ?? 0;
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  );
}

export const waarde = fc.oneof(
  xmlTekst,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc
    .record({ eenheden: fc.integer({ min: -1e12, max: 1e12 }), decimalen: fc.nat(4) })
    .map(({ eenheden, decimalen }) => new Decimaal(eenheden, decimalen)),
);
