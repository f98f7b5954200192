/**
 * Ajv stand-alone validators as one self-contained ES module: workerd forbids compiling code at run time, and the helpers that
 * Ajv's code requires are CommonJS, so they are bundled in.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { build } from 'esbuild';
import { ANNOTATIES, type Schema } from './schema.ts';

/** Annotations say nothing about validity and would more than double the size of the module. */
function withoutAnnotations(waarde: unknown): unknown {
  if (Array.isArray(waarde)) return waarde.map(withoutAnnotations);
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  const paren = Object.entries(waarde).filter(
    ([sleutel, w]) => !(typeof w === 'string' && [...ANNOTATIES, 'description', 'title'].includes(sleutel)),
  );
  return Object.fromEntries(paren.map(([sleutel, w]) => [sleutel, withoutAnnotations(w)]));
}

/** Exported function name → schema it validates. */
export type Validators = Readonly<Record<string, Schema>>;

/** Source text of a module with one exported validate function for each entry. `allErrors`: a reader wants them all. */
export async function generateValidators(validators: Validators, wortelmap: string): Promise<string> {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, code: { source: true, esm: true } });
  formats.default(ajv, ['date', 'date-time', 'email', 'uri']);
  ajv.addVocabulary(ANNOTATIES);
  const namen: Record<string, string> = {};
  for (const [naam, schema] of Object.entries(validators)) {
    const id = `https://enkelvoud.nl/intern/${naam}`;
    ajv.addSchema({ ...(withoutAnnotations(schema) as Schema), $id: id });
    namen[naam] = id;
  }
  const gebundeld = await build({
    stdin: { contents: standalone.default(ajv, namen), resolveDir: wortelmap, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  const [bestand] = gebundeld.outputFiles;
  if (bestand === undefined) throw new Error('esbuild gave no output');
  return `/* Made by scripts/generate.ts; do not edit. */\n${bestand.text}`;
}

/** Type declarations beside it. `types` maps an exported function to the TypeScript type that it proves. */
export function generateDeclarations(types: Readonly<Record<string, string>>, imports: readonly string[]): string {
  return [
    '/* Made by scripts/generate.ts; do not edit. */',
    ...imports,
    '',
    '/** One violation as Ajv reports it; `params` depends on `keyword`. */',
    'export interface SchemaFout {',
    '  readonly keyword: string;',
    '  readonly instancePath: string;',
    '  readonly schemaPath: string;',
    '  readonly params: Readonly<Record<string, unknown>>;',
    '}',
    '',
    'export interface Validator<T> {',
    '  (waarde: unknown): waarde is T;',
    '  readonly errors?: readonly SchemaFout[] | null;',
    '}',
    '',
    ...Object.entries(types).map(([naam, type]) => `export declare const ${naam}: Validator<${type}>;`),
    '',
  ].join('\n');
}
