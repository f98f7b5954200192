/**
 * Makes everything that follows from the published schemas: types, validators and the table of fields, in generated/. Writes only what
 * changed, so that running it again costs nothing downstream. With --docs it also writes docs/standaard.md, which is committed: the set-up
 * leaves that file alone, so that a test can tell that it is stale. Run: node scripts/generate.ts [--docs]
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generateDocumentation } from './generate/documentation.ts';
import { generateFieldTable } from './generate/fields.ts';
import { readSchema, type Schema } from './generate/schema.ts';
import { generateTypes } from './generate/types.ts';
import { generateDeclarations, generateValidators } from './generate/validators.ts';

const WORTEL = new URL('../', import.meta.url);
const VERANTWOORDING = 'schemas/verantwoording/1.0.0.json';
/** Hand-written types of documents that are registered; a schema that is not named here proves nothing more than `unknown`. */
const TYPES: Readonly<Record<string, { readonly type: string; readonly module: string } | undefined>> = {
  formaat: { type: 'Formaat', module: '../src/domain/formaat.ts' },
  aansluiting: { type: 'Aansluiting', module: '../src/domain/register.ts' },
  antwoordformaat: { type: 'Antwoordformaat', module: '../src/domain/antwoordformaat.ts' },
  schema: { type: 'Schemaset', module: '../src/domain/schema.ts' },
  invoermapping: { type: 'Invoermapping', module: '../src/domain/invoermapping.ts' },
  kanaal: { type: 'Kanaalinvoer', module: '../src/domain/kanaal.ts' },
};

/** Schemas that the gateway itself gives to whoever makes a form from them. */
const GEPUBLICEERD: ReadonlySet<string> = new Set(['kanaal', 'formaat']);

async function writeIfChanged(pad: string, inhoud: string): Promise<void> {
  const bestand = new URL(pad, WORTEL);
  const vorige = await readFile(bestand, 'utf8').catch(() => undefined);
  if (vorige === inhoud) return;
  await mkdir(new URL('.', bestand), { recursive: true });
  await writeFile(bestand, inhoud);
  console.log(`wrote ${pad}`);
}

/** The root without its two long lists: those are read and checked element by element. */
function headSchema(schema: Schema): Schema {
  const { prestaties: _, trajecten: __, ...properties } = schema.properties ?? {};
  return { ...schema, properties };
}

const element = (schema: Schema, naam: string): Schema => ({ $ref: `#/$defs/${naam}`, $defs: schema.$defs ?? {} });

async function verantwoording(): Promise<void> {
  const schema = await readSchema(new URL(VERANTWOORDING, WORTEL));
  if (schema === undefined) throw new Error(`${VERANTWOORDING} is missing`);
  const [types, validators] = await Promise.all([
    generateTypes(schema, 'Verantwoording', VERANTWOORDING),
    generateValidators(
      {
        validateKop: headSchema(schema),
        validatePrestatie: element(schema, 'Prestatie'),
        validateTraject: element(schema, 'Traject'),
      },
      fileURLToPath(WORTEL),
    ),
  ]);
  await writeIfChanged('generated/verantwoording.ts', types);
  await writeIfChanged('generated/validate-verantwoording.js', validators);
  await writeIfChanged(
    'generated/validate-verantwoording.d.ts',
    generateDeclarations(
      {
        validateKop: "Omit<Verantwoording, 'prestaties' | 'trajecten'>",
        validatePrestatie: 'Prestatie',
        validateTraject: 'Traject',
      },
      ["import type { Prestatie, Traject, Verantwoording } from './verantwoording.ts';"],
    ),
  );
  await writeIfChanged('generated/velden.ts', generateFieldTable(schema));
  if (process.argv.includes('--docs')) await writeIfChanged('docs/standaard.md', generateDocumentation(schema));
}

async function registered(soort: string): Promise<void> {
  const schema = await readSchema(new URL(`schemas/${soort}/1.0.0.json`, WORTEL));
  if (schema === undefined) return;
  if (GEPUBLICEERD.has(soort))
    await writeIfChanged(
      `generated/schema-${soort}.ts`,
      `/* Made by scripts/generate.ts from schemas/${soort}/1.0.0.json; do not edit. */\nexport const SCHEMA = ${JSON.stringify(schema)};\n`,
    );
  const type = TYPES[soort];
  const naam = `validate${soort.charAt(0).toUpperCase()}${soort.slice(1)}`;
  await writeIfChanged(
    `generated/validate-${soort}.js`,
    await generateValidators({ [naam]: schema }, fileURLToPath(WORTEL)),
  );
  await writeIfChanged(
    `generated/validate-${soort}.d.ts`,
    generateDeclarations(
      { [naam]: type?.type ?? 'unknown' },
      type === undefined ? [] : [`import type { ${type.type} } from '${type.module}';`],
    ),
  );
}

const soorten = (await readdir(new URL('schemas/', WORTEL), { withFileTypes: true }))
  .filter((map) => map.isDirectory() && map.name !== 'verantwoording')
  .map((map) => map.name);
await Promise.all([verantwoording(), ...soorten.map(registered)]);
