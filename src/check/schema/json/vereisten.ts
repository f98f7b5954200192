/** What a JSON Schema requires by name; `required` counts whatever stands beside it. */
import type { Schema } from '@cfworker/json-schema';
import type { Vereisten } from '../vereisten.ts';
import { resolve } from './lijsten.ts';

export function createJsonVereisten(
  schema: Schema | boolean | undefined,
  opAdres: Readonly<Record<string, Schema | boolean>>,
): Vereisten | undefined {
  const hier = resolve(schema, opAdres);
  if (hier === undefined) return undefined;
  const { required = [], properties = {}, items } = hier;
  return {
    verplicht: required,
    kind: (naam) => createJsonVereisten(Object.hasOwn(properties, naam) ? properties[naam] : undefined, opAdres),
    item: () =>
      Array.isArray(items) ? undefined : createJsonVereisten(items as Schema | boolean | undefined, opAdres),
  };
}
