/** Reads the published JSON Schemas and gives the few parts of JSON Schema that they use a type. */
import { readFile } from 'node:fs/promises';

/** A (sub)schema, as far as the published schemas go. `x-bron` and `x-privacy` are our own annotations. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly 'x-bron'?: string;
  readonly 'x-privacy'?: Privacyklasse;
}

export type Privacyklasse = 'geen' | 'persoonsgegeven' | 'bijzonder';

export const ANNOTATIES = ['x-bron', 'x-privacy'];

/** The schema in `bestand`, or undefined when there is no such file. */
export async function readSchema(bestand: URL): Promise<Schema | undefined> {
  try {
    return JSON.parse(await readFile(bestand, 'utf8')) as Schema;
  } catch (fout) {
    if (fout instanceof Error && 'code' in fout && fout.code === 'ENOENT') return undefined;
    throw fout;
  }
}

const DEF = '#/$defs/';

/** Follows a `$ref` inside `wortel`; what stands beside the `$ref` (description, annotations) wins from what it points to. */
export function resolveRef(wortel: Schema, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  if (!schema.$ref.startsWith(DEF)) throw new Error(`only references to ${DEF} are supported, not ${schema.$ref}`);
  const doel = wortel.$defs?.[schema.$ref.slice(DEF.length)];
  if (doel === undefined) throw new Error(`dangling reference ${schema.$ref}`);
  const { $ref: _, ...naast } = schema;
  return { ...resolveRef(wortel, doel), ...naast };
}
