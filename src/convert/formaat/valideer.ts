/** The whole examination of a formaat that is offered: its shape by the published schema, then everything its expressions say. */
import { validateFormaat as matchesSchema, type SchemaFout } from '../../../generated/validate-formaat.js';
import type { Bevinding } from '../../domain/bevinding.ts';
import { err, type Result } from '../../domain/result.ts';
import { compileFormaat, type GecompileerdFormaat } from './compileer.ts';

/** What the schema asked, in a few words; `if` only repeats the finding of its branch. */
function expected({ keyword, params }: SchemaFout): string | undefined {
  switch (keyword) {
    case 'if':
    case 'propertyNames':
      return undefined;
    case 'required':
      return String(params.missingProperty);
    case 'additionalProperties':
      return String(params.additionalProperty);
    case 'enum':
      return (params.allowedValues as readonly unknown[]).join(', ');
    case 'const':
      return String(params.allowedValue);
    case 'type':
      return String(params.type);
    case 'pattern':
      return String(params.pattern);
    case 'format':
      return String(params.format);
    default:
      return String(params.limit ?? '');
  }
}

function toBevinding(fout: SchemaFout): readonly Bevinding[] {
  const verwacht = expected(fout);
  if (verwacht === undefined) return [];
  return [
    {
      code: 'FORMAAT_VORM',
      ernst: 'fout',
      plaats: { pointer: fout.instancePath },
      parameters: { trefwoord: fout.keyword, verwacht },
    },
  ];
}

/**
 * Validates and compiles a formaat document. All findings come at once, each with a JSON pointer into the document; a document
 * whose shape is wrong is not looked at further, because what its expressions mean depends on where they stand.
 */
export function validateFormaat(document: unknown): Result<GecompileerdFormaat, readonly Bevinding[]> {
  if (matchesSchema(document)) return compileFormaat(document);
  return err((matchesSchema.errors ?? []).flatMap(toBevinding));
}
