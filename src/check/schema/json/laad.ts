/** A set of JSON Schema files, made ready: every reference stays inside the set, and nothing in it is passed over in silence. */
import type { Schema, SchemaDraft } from '@cfworker/json-schema';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { LIMIETEN } from '../../../domain/limieten.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Schemaset } from '../../../domain/schema.ts';
import type { GecompileerdSchema } from '../controle.ts';
import { createJsonControle } from './controle.ts';
import { judgeJsonPattern } from './patroon.ts';
import { createJsonVereisten } from './vereisten.ts';

/** Where a file without `$id` is taken to be, so that files find each other by name. Nothing is ever fetched. */
const BASIS = 'https://schemaset.invalid/';

const DRAFTS: readonly (readonly [RegExp, SchemaDraft])[] = [
  [/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/, '7'],
  [/^https?:\/\/json-schema\.org\/draft\/2019-09\/schema#?$/, '2019-09'],
  [/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, '2020-12'],
];

/** The validator does not know these (dynamic references) or takes no notice of them: a schema with them would say less than it means. */
const NIET_ONDERSTEUND = ['$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor', '$vocabulary'];

type Opgave = Readonly<Record<string, Schema | boolean>>;

const isSchema = (waarde: unknown): waarde is Schema | boolean =>
  typeof waarde === 'boolean' || (typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde));

const place = (bestand: string): { readonly pointer: string } => ({ pointer: `/bestanden/${bestand}` });

function parseFiles({ bestanden }: Schemaset): {
  readonly schemas: Opgave;
  readonly bevindingen: readonly Bevinding[];
} {
  const schemas: Record<string, Schema | boolean> = {};
  const bevindingen: Bevinding[] = [];
  for (const [bestand, tekst] of Object.entries(bestanden)) {
    const refuse = (uitleg: string): number =>
      bevindingen.push({
        code: 'SCHEMA_ONGELDIG',
        ernst: 'fout',
        plaats: place(bestand),
        parameters: { bestand, uitleg },
      });
    try {
      const schema: unknown = JSON.parse(tekst.replace(/^\uFEFF/, ''));
      if (isSchema(schema)) schemas[bestand] = schema;
      else refuse('een schema is een object, true of false.');
    } catch (fout) {
      if (!(fout instanceof SyntaxError)) throw fout;
      refuse(`dit is geen geldige JSON (${fout.message}).`);
    }
  }
  return { schemas, bevindingen };
}

const draftOf = (schema: Schema | boolean): SchemaDraft | undefined => {
  const naam = typeof schema === 'boolean' ? undefined : schema.$schema;
  return naam === undefined ? '2020-12' : DRAFTS.find(([vorm]) => vorm.test(naam))?.[1];
};

interface Bestandskeuring {
  readonly bevindingen: readonly Bevinding[];
  /** Whether one of its patterns is for short values only. */
  readonly kort: boolean;
}

/** @param opAdres every (sub)schema of one file, by its absolute address */
function checkFile(bestand: string, opAdres: Opgave, alles: Opgave): Bestandskeuring {
  const bevindingen: Bevinding[] = [];
  let kort = false;
  const refuse = (wat: string): number =>
    bevindingen.push({
      code: 'SCHEMA_NIET_ONDERSTEUND',
      ernst: 'fout',
      plaats: place(bestand),
      parameters: { bestand, wat },
    });
  for (const schema of new Set(Object.values(opAdres))) {
    if (typeof schema === 'boolean') continue;
    for (const trefwoord of NIET_ONDERSTEUND) if (Object.hasOwn(schema, trefwoord)) refuse(trefwoord);
    const patronen = [schema.pattern, ...Object.keys(schema.patternProperties ?? {})];
    for (const patroon of patronen) {
      if (typeof patroon !== 'string') continue;
      const keuring = judgeJsonPattern(patroon);
      if ('bezwaar' in keuring) refuse(keuring.bezwaar);
      else kort ||= keuring.kort;
    }
    const { $ref: verwijzing, __absolute_ref__: adres } = schema;
    if (verwijzing !== undefined && (adres === undefined || !Object.hasOwn(alles, adres)))
      bevindingen.push({
        code: 'SCHEMA_VERWIJZING',
        ernst: 'fout',
        plaats: place(bestand),
        parameters: { bestand, verwijzing },
      });
  }
  return { bevindingen, kort };
}

/** Compiles a set whose `hoofdbestand` is one of its files. Errors: everything that is wrong with it, with a JSON pointer into the set. */
export async function compileJsonSchema(set: Schemaset): Promise<Result<GecompileerdSchema, readonly Bevinding[]>> {
  const { dereference, validate } = await import('@cfworker/json-schema');
  const { schemas, bevindingen } = parseFiles(set);
  const wortel = schemas[set.hoofdbestand];
  if (bevindingen.length > 0 || wortel === undefined) return err(bevindingen);

  const opAdres: Record<string, Schema | boolean> = Object.create(null);
  const perBestand: (readonly [string, Opgave])[] = [];
  const gevonden: Bevinding[] = [];
  for (const [bestand, schema] of Object.entries(schemas)) {
    try {
      const eigen = dereference(schema, Object.create(null), new URL(bestand, BASIS));
      perBestand.push([bestand, eigen]);
      Object.assign(opAdres, eigen);
    } catch (fout) {
      if (!(fout instanceof Error)) throw fout;
      const parameters = { bestand, uitleg: fout.message };
      gevonden.push({ code: 'SCHEMA_ONGELDIG', ernst: 'fout', plaats: place(bestand), parameters });
    }
  }
  let kort = false;
  for (const [bestand, eigen] of perBestand) {
    const keuring = checkFile(bestand, eigen, opAdres);
    gevonden.push(...keuring.bevindingen);
    kort ||= keuring.kort;
  }
  const draft = draftOf(wortel);
  if (draft === undefined) {
    const parameters = {
      bestand: set.hoofdbestand,
      wat: 'een andere versie van JSON Schema dan draft 7, 2019-09 of 2020-12',
    };
    gevonden.push({ code: 'SCHEMA_NIET_ONDERSTEUND', ernst: 'fout', plaats: place(set.hoofdbestand), parameters });
  }
  if (gevonden.length > 0 || draft === undefined) return err(gevonden);
  const langsteWaarde = kort ? { langsteWaarde: LIMIETEN.patroonWaardeTekens.waarde } : {};
  const onderdelen = { validate, wortel, draft, opAdres, schema: `${set.naam}@${set.versie}`, ...langsteWaarde };
  return ok({
    schemasoort: 'json-schema',
    vereisten: createJsonVereisten(wortel, opAdres),
    createControle: (bestand) => createJsonControle(onderdelen, bestand),
    sluit: () => undefined,
  });
}
