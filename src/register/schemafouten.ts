/** Turns what a schema validator reports on a registered document into bevindingen. */
import type { Bevinding } from '../domain/bevinding.ts';

/** One violation as a generated validator reports it. */
export interface SchemaFout {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Keywords that only say that a nested one failed; the nested one is reported itself. */
const OMHULLEND = new Set(['if', 'allOf', 'propertyNames']);

const pointerPart = (naam: string): string => naam.replaceAll('~', '~0').replaceAll('/', '~1');

function place(fout: SchemaFout): string {
  const { missingProperty, additionalProperty } = fout.params;
  const naam = missingProperty ?? additionalProperty;
  return typeof naam === 'string' ? `${fout.instancePath}/${pointerPart(naam)}` : fout.instancePath;
}

/** What the keyword allows, as text: registered documents hold no personal data, so that their content may be named. */
function expected({ keyword, params }: SchemaFout): string {
  const { allowedValues, allowedValue, limit, pattern, type, format } = params;
  if (keyword === 'enum' && Array.isArray(allowedValues)) return allowedValues.join(', ');
  const waarde = allowedValue ?? limit ?? pattern ?? type ?? format ?? '';
  return String(waarde);
}

export function describeSchemaFouten(document: string, fouten: readonly SchemaFout[]): Bevinding[] {
  return fouten
    .filter((fout) => !OMHULLEND.has(fout.keyword))
    .map((fout) => ({
      code: 'REGISTER_SCHEMA',
      ernst: 'fout',
      plaats: { pointer: place(fout) },
      parameters: { document, regel: fout.keyword, verwacht: expected(fout) },
    }));
}
