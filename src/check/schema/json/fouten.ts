/** What a validator reports, down to what a person can mend: the innermost failures, without any value. */
import type { OutputUnit } from '@cfworker/json-schema';

export interface JsonOvertreding {
  /** Keyword of JSON Schema. */
  readonly trefwoord: string;
  /** What the schema allows; empty when there is nothing to add. */
  readonly verwacht: string;
  /** Names and numbers from the root. */
  readonly pad: readonly string[];
}

/** Say no more than that something inside them failed. */
const OMHULLEND = new Set([
  '$ref',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'allOf',
  'dependentSchemas',
  'if',
]);
/** One choice of several failed: what failed in each of them helps nobody. */
const SAMENVATTEND = new Set(['anyOf', 'oneOf', 'not', 'contains', 'propertyNames']);

const LANGSTE_UITLEG = 300;

/** Only what comes from the schema: the validator's own sentences may quote values. */
const VERWACHT: Readonly<Record<string, RegExp>> = {
  type: /Expected "(.*)"\.$/s,
  enum: /does not match any of \[(.*)\]\.$/s,
  required: /required property "(.*)"\.$/s,
};

/** Names with a slash or tilde are escaped in a pointer; a URI fragment escapes more. */
export function readPath(plaats: string): readonly string[] {
  return plaats
    .split('/')
    .slice(1)
    .map((deel) => deel.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function expected({ keyword, error }: OutputUnit): string {
  const gevonden = VERWACHT[keyword]?.exec(error)?.[1]?.replaceAll('"', '') ?? '';
  return gevonden.length > LANGSTE_UITLEG ? `${gevonden.slice(0, LANGSTE_UITLEG)}…` : gevonden;
}

export function explainErrors(fouten: readonly OutputUnit[]): readonly JsonOvertreding[] {
  const uit: JsonOvertreding[] = [];
  let omhulsel = 'false';
  let samengevat: string | undefined;
  for (const fout of fouten) {
    const { keyword, keywordLocation, instanceLocation } = fout;
    if (samengevat !== undefined && (keyword === 'false' || keywordLocation.startsWith(`${samengevat}/`))) continue;
    samengevat = SAMENVATTEND.has(keyword) ? keywordLocation : undefined;
    if (OMHULLEND.has(keyword)) {
      omhulsel = keyword;
      continue;
    }
    uit.push({
      trefwoord: keyword === 'false' ? omhulsel : keyword,
      verwacht: expected(fout),
      pad: readPath(instanceLocation),
    });
  }
  return uit;
}
