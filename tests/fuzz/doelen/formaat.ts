import { compileSchema } from '../../../src/check/schema/index.ts';
import { createBereik } from '../../../src/convert/expressie/bereik.ts';
import { createCompiler } from '../../../src/convert/expressie/compileer.ts';
import { createOmgeving } from '../../../src/convert/expressie/omgeving.ts';
import { RekenFout } from '../../../src/convert/functies/functie.ts';
import { convert, validateFormaat } from '../../../src/convert/index.ts';
import type { Schemaset } from '../../../src/domain/schema.ts';
import { render } from '../../../src/render/index.ts';
import { formaat as bouwFormaat, delenVan, KOP, prestatie } from '../../convert/bouw.ts';
import { readCorpus } from '../corpus.ts';
import { type Doel, eis } from '../doel.ts';
import type { Taal } from '../ingreep.ts';

const CELWOORDEN: readonly string[] = [
  ...[
    'prestatie.bsn',
    'prestatie.bedragCenten',
    'prestatie.volume',
    'prestatie.tariefCenten',
    'kop.soorten',
    'kop.periode.begindatum',
    'parameters.code',
  ],
  ...[
    'has(prestatie.tariefCenten)',
    'size(',
    '.exists(x, x == "a")',
    '.all(',
    '.map(',
    '.filter(',
    'euro(',
    'tekst(',
    'saldo(',
    'vulLinks(',
    'begin(',
    '.matches("(a+)+")',
  ],
  ...[
    '"',
    "'",
    '"\\u0000"',
    '1',
    '-1',
    '0',
    '1.5',
    '9223372036854775808',
    '1u',
    'b"x"',
    'true',
    'null',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    ',',
    '.',
    '?',
    ':',
    '&&',
    '||',
    '!',
    '==',
    '!=',
    '<',
    'in',
    '+',
    '-',
    '*',
    '/',
    '%',
    '//',
    '\n',
  ],
];

const CELTAAL: Taal = { tekens: /"[^"]*"?|\w+|\s+|[^\w\s"]/g, woorden: CELWOORDEN };
const JSONTAAL: Taal = { tekens: /"(?:[^"\\]|\\[\s\S])*"?|[{}[\],:]|[^\s{}[\],:"]+|\s+/g, woorden: CELWOORDEN };
const XMLTAAL: Taal = {
  tekens: /<[^>]*>?|[^<]+/g,
  woorden: [
    '<xs:element name=\\"a\\"/>',
    '<xs:any/>',
    '(a|a)*b',
    '[0-9]+',
    '\\\\p{L}',
    'maxOccurs=\\"unbounded\\"',
    'schemaLocation=\\"http://x/y.xsd\\"',
    '<!DOCTYPE a>',
    'type=\\"t:Bsn\\"',
    '<xs:assert test=\\"1\\"/>',
  ],
};

const PLAATSEN = (['regel', 'zending'] as const).map((plaats) => {
  const opgave = bouwFormaat({ parameters: { code: { omschrijving: 'x' } } });
  return createCompiler(createBereik(opgave, plaats));
});

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const cel: Doel = {
  naam: 'cel',
  taal: CELTAAL,
  corpus: async () =>
    (await readCorpus('cel')).flatMap((bytes) =>
      decode(bytes)
        .split('\n')
        .map((regel) => new TextEncoder().encode(regel)),
    ),
  probeer(bytes) {
    const bron = decode(bytes);
    for (const compiler of PLAATSEN) {
      const uitkomst = compiler.compile(bron, ['tekst', 'getal', 'ja-nee', 'decimaal']);
      if (!uitkomst.ok) {
        eis(uitkomst.error.length > 0, () => 'refused without a reason');
        continue;
      }
      for (const anders of [{}, { tariefCenten: undefined }, { bedragCenten: 0, volume: 0 }]) {
        const omgeving = Object.assign(createOmgeving(), {
          kop: KOP,
          aanbieder: KOP.aanbieder,
          parameters: { code: 'a' },
          gemeente: { code: '0384', naam: 'Diemen' },
          prestatie: JSON.parse(JSON.stringify({ ...prestatie(), ...anders })) as object,
        });
        try {
          uitkomst.value.lees(omgeving);
        } catch (fout) {
          if (!(fout instanceof RekenFout)) throw fout;
          eis(uitkomst.value.kanFalen, () => 'fails, and said it could not');
        }
      }
    }
  },
};

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decode(bytes));
  } catch {
    return undefined;
  }
}

export const formaat: Doel = {
  naam: 'formaat',
  taal: JSONTAAL,
  corpus: () => readCorpus('formaat'),
  async probeer(bytes) {
    const document = parse(bytes);
    if (document === undefined) return;
    const uitkomst = validateFormaat(document);
    if (!uitkomst.ok) {
      eis(uitkomst.error.length > 0, () => 'refused without a reason');
      return;
    }
    // What is taken must be able to run: what goes wrong with a line is a finding of that zending.
    const delen = delenVan([
      prestatie(),
      prestatie({ referentienummer: '=1', bedragCenten: 0, volume: 0, productcode: 'é' }),
      JSON.parse(JSON.stringify(prestatie({ referentienummer: 'R-3', tariefCenten: undefined as never }))),
    ]);
    const omzetting = convert(uitkomst.value, {
      kop: KOP,
      ontvanger: { soort: 'gemeente', code: '0384', naam: 'Diemen' },
      parameters: {},
      gemeenteNaam: (code) => `Gemeente ${code}`,
      delen,
    });
    for await (const { document: uit } of omzetting.bestanden) for await (const _ of render(uit));
    omzetting.resultaat();
  },
};

const isSchemaset = (waarde: unknown): waarde is Schemaset =>
  typeof waarde === 'object' &&
  waarde !== null &&
  'bestanden' in waarde &&
  typeof waarde.bestanden === 'object' &&
  waarde.bestanden !== null &&
  Object.values(waarde.bestanden).every((tekst) => typeof tekst === 'string') &&
  'hoofdbestand' in waarde &&
  typeof waarde.hoofdbestand === 'string' &&
  'schemasoort' in waarde &&
  (waarde.schemasoort === 'xsd' || waarde.schemasoort === 'json-schema');

/** A set of XSD files, or a JSON Schema: registration validates the document around it before it gets here. */
export const schema: Doel = {
  naam: 'schema',
  taal: XMLTAAL,
  corpus: () => readCorpus('schema'),
  async probeer(bytes) {
    const set = parse(bytes);
    if (!isSchemaset(set)) return;
    const uitkomst = await compileSchema(set);
    if (uitkomst.ok) uitkomst.value.sluit();
    else eis(uitkomst.error.length > 0, () => 'refused without a reason');
  },
};
