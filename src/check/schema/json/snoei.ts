/**
 * Takes long lists out of a document, so that their items can be checked one by one. Only where the schema says no more of a list than
 * what its items are: then the list is right exactly when every item is.
 */
import type { Schema } from '@cfworker/json-schema';

export interface Reeks {
  readonly items: readonly unknown[];
  readonly schema: Schema | boolean;
  /** JSON pointer of the list, as a fragment: `#/regels`. */
  readonly plaats: string;
}

export interface Gesnoeid {
  /** The document with one item in every list that was taken out. */
  readonly rest: unknown;
  readonly reeksen: readonly Reeks[];
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
const LIJST = new Set([...TOELICHTEND, 'items', 'minItems']);
const OBJECT = new Set([...TOELICHTEND, 'properties', 'required', 'additionalProperties']);

const saysOnly = (schema: Schema, trefwoorden: ReadonlySet<string>): boolean =>
  Object.keys(schema).every((naam) => trefwoorden.has(naam));

const isRecord = (waarde: unknown): waarde is Readonly<Record<string, unknown>> =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

/** @param zoek a schema by the absolute address that a `$ref` has */
export function prune(
  document: unknown,
  schema: Schema | boolean,
  zoek: (verwijzing: string) => Schema | boolean | undefined,
): Gesnoeid {
  const reeksen: Reeks[] = [];

  function resolve(hier: Schema | boolean, diepte = 0): Schema | undefined {
    if (typeof hier === 'boolean' || diepte > 20) return undefined;
    if (hier.$ref === undefined) return hier;
    if (Object.keys(hier).some((naam) => naam !== '$ref' && !TOELICHTEND.includes(naam))) return undefined;
    const doel = hier.__absolute_ref__ === undefined ? undefined : zoek(hier.__absolute_ref__);
    return doel === undefined ? undefined : resolve(doel, diepte + 1);
  }

  function visit(waarde: unknown, beschreven: Schema | boolean, plaats: string): unknown {
    const hier = resolve(beschreven);
    if (hier === undefined) return waarde;
    if (Array.isArray(waarde)) {
      const { items, minItems = 0 } = hier;
      const isItemschema = typeof items === 'boolean' || isRecord(items);
      if (!isItemschema || minItems > 1 || waarde.length < 2 || !saysOnly(hier, LIJST)) return waarde;
      reeksen.push({ items: waarde, schema: items as Schema | boolean, plaats });
      return waarde.slice(0, 1);
    }
    if (!isRecord(waarde) || !saysOnly(hier, OBJECT)) return waarde;
    const uit: Record<string, unknown> = {};
    for (const [naam, kind] of Object.entries(waarde)) {
      const eigen =
        hier.properties !== undefined && Object.hasOwn(hier.properties, naam) ? hier.properties[naam] : undefined;
      uit[naam] = eigen === undefined ? kind : visit(kind, eigen, `${plaats}/${pointerPart(naam)}`);
    }
    return uit;
  }

  return { rest: visit(document, schema, '#'), reeksen };
}

const pointerPart = (naam: string): string => naam.replaceAll('~', '~0').replaceAll('/', '~1');
