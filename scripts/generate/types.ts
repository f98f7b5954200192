/** TypeScript types from a JSON Schema, one exported name for every `$defs` entry. */
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { ANNOTATIES, type Schema } from './schema.ts';

/**
 * json-schema-to-typescript makes a new anonymous type for a `$ref` that has keywords beside it (our descriptions and
 * annotations), so that `Wet` would come out as `Wet1`, `Wet2`, …: they are taken away before compiling.
 */
function bareReferences(waarde: unknown): unknown {
  if (Array.isArray(waarde)) return waarde.map(bareReferences);
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  if ('$ref' in waarde) return { $ref: waarde.$ref };
  const paren = Object.entries(waarde).filter(([sleutel]) => !ANNOTATIES.includes(sleutel));
  return Object.fromEntries(paren.map(([sleutel, w]) => [sleutel, bareReferences(w)]));
}

/** Source text of a module that exports `naam` (the root) and every definition below it. */
export function generateTypes(schema: Schema, naam: string, herkomst: string): Promise<string> {
  return compile(bareReferences({ ...schema, title: naam, $id: undefined }) as JSONSchema, naam, {
    bannerComment: `/* Made by scripts/generate.ts from ${herkomst}; do not edit. */`,
    additionalProperties: false,
    declareExternallyReferenced: true,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 120 },
  });
}
