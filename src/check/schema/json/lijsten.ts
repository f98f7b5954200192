/**
 * Which lists of a JSON Schema can be checked item by item. Only where the schema says no more of a list than what its items are, how many
 * there are, that they differ or that some are of a kind: each of that can be known without holding the list.
 */
import type { Schema } from '@cfworker/json-schema';

export interface Lijstregels {
  readonly items: Schema | boolean;
  readonly minItems: number;
  readonly maxItems: number;
  readonly uniek: boolean;
  readonly bevat?: { readonly schema: Schema | boolean; readonly min: number; readonly max: number };
}

const TOELICHTEND = [
  '$schema',
  '$id',
  '$comment',
  '$defs',
  'definitions',
  'title',
  'description',
  'examples',
  'default',
  'type',
];
/** Keywords that are counted beside the check of the items. */
export const TELLEND: ReadonlySet<string> = new Set([
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'minContains',
  'maxContains',
]);
const LIJST = new Set([...TOELICHTEND, 'items', ...TELLEND]);
const OBJECT = new Set([...TOELICHTEND, 'properties', 'required', 'additionalProperties']);

/** What the validator adds to a schema when it looks up references. */
const isEigen = (trefwoord: string): boolean => trefwoord.startsWith('__');

const saysOnly = (schema: Schema, trefwoorden: ReadonlySet<string>): boolean =>
  Object.keys(schema).every((naam) => trefwoorden.has(naam) || isEigen(naam));

const isSchema = (waarde: unknown): waarde is Schema | boolean =>
  typeof waarde === 'boolean' || (typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde));

/** The schema a chain of references leads to; undefined when something stands beside a reference. */
export function resolve(
  hier: Schema | boolean | undefined,
  opAdres: Readonly<Record<string, Schema | boolean>>,
  diepte = 0,
): Schema | undefined {
  if (hier === undefined || typeof hier === 'boolean' || diepte > 20) return undefined;
  if (hier.$ref === undefined) return hier;
  if (Object.keys(hier).some((naam) => naam !== '$ref' && !isEigen(naam) && !TOELICHTEND.includes(naam)))
    return undefined;
  const adres = hier.__absolute_ref__;
  return adres === undefined ? undefined : resolve(opAdres[adres], opAdres, diepte + 1);
}

/** What is asked of a list, or undefined when the list must be checked whole. */
export function listRules(schema: Schema): Lijstregels | undefined {
  const { items = true, minItems = 0, maxItems, uniqueItems = false, contains } = schema;
  if (!isSchema(items) || !saysOnly(schema, LIJST)) return undefined;
  const { minContains = 1, maxContains } = schema;
  const onbegrensd = Number.POSITIVE_INFINITY;
  return {
    ...{ items, minItems, maxItems: maxItems ?? onbegrensd, uniek: uniqueItems },
    ...(contains !== undefined && { bevat: { schema: contains, min: minContains, max: maxContains ?? onbegrensd } }),
  };
}

/** Whether what stands in an object can be followed by name. */
export const isPlainObject = (schema: Schema): boolean => saysOnly(schema, OBJECT);
