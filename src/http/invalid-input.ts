/** Turns what Zod found into bevindingen, all at once. */

import type { z } from '@hono/zod-openapi';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Verwacht } from '../domain/bevindingen/http.ts';

type Issue = z.core.$ZodIssue;

/** Marks what is refused because it may hold a bsn. */
export const MET_BSN = { bsn: true };

/** The sender's own text is shown only when it can be nothing but a name. */
const TOONBAAR = /^[A-Za-z]{1,40}$/;

const TYPEN: Readonly<Record<string, Verwacht>> = {
  string: { vorm: 'tekst' },
  number: { vorm: 'getal' },
  int: { vorm: 'geheel-getal' },
  array: { vorm: 'lijst' },
  object: { vorm: 'object' },
  record: { vorm: 'object' },
  boolean: { vorm: 'waar-of-onwaar' },
};

const FORMATEN: Readonly<Record<string, Verwacht>> = {
  date: { vorm: 'datum' },
  datetime: { vorm: 'tijdstip' },
  safeint: { vorm: 'geheel-getal' },
};

const GROOTTEN: Readonly<Record<string, 'lengte' | 'waarde' | 'aantal'>> = {
  string: 'lengte',
  array: 'aantal',
  set: 'aantal',
};

function verwacht(issue: Issue): Verwacht {
  switch (issue.code) {
    case 'invalid_type':
      return TYPEN[issue.expected] ?? { vorm: 'patroon' };
    case 'invalid_value':
      return { vorm: 'keuze', waarden: issue.values.map(String) };
    case 'invalid_format':
      return FORMATEN[issue.format] ?? { vorm: 'patroon' };
    case 'too_small':
      return { vorm: GROOTTEN[issue.origin] ?? 'waarde', minimum: Number(issue.minimum) };
    case 'too_big':
      return { vorm: GROOTTEN[issue.origin] ?? 'waarde', maximum: Number(issue.maximum) };
    case 'not_multiple_of':
      return { vorm: 'geheel-getal' };
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return { vorm: 'patroon' };
  }
}

const toPointer = (path: readonly PropertyKey[]): string =>
  path.map((deel) => `/${String(deel).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const naamAls = (naam: string): { readonly naam?: string } => (TOONBAAR.test(naam) ? { naam } : {});

function isMissing(data: unknown, path: readonly PropertyKey[]): boolean {
  let waarde: unknown = data;
  for (const deel of path) {
    if (typeof waarde !== 'object' || waarde === null) return false;
    waarde = Reflect.get(waarde, deel);
  }
  return waarde === undefined;
}

function bodyBevindingen(issue: Issue, data: unknown): Bevinding[] {
  const pointer = toPointer(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((naam) => ({
      code: 'VELD_ONBEKEND',
      ernst: 'fout',
      plaats: { pointer },
      parameters: naamAls(naam),
    }));
  if (isMissing(data, issue.path))
    return [{ code: 'VELD_ONTBREEKT', ernst: 'fout', plaats: { pointer }, parameters: {} }];
  if (issue.code === 'custom' && issue.params === MET_BSN)
    return [{ code: 'VELD_MET_BSN', ernst: 'fout', plaats: { pointer }, parameters: {} }];
  return [{ code: 'VELD_ONGELDIG', ernst: 'fout', plaats: { pointer }, parameters: { verwacht: verwacht(issue) } }];
}

function queryBevindingen(issue: Issue): Bevinding[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((naam) => ({
      code: 'QUERY_ONBEKEND',
      ernst: 'fout',
      plaats: TOONBAAR.test(naam) ? { queryparameter: naam } : {},
      parameters: naamAls(naam),
    }));
  const queryparameter = String(issue.path[0] ?? '');
  return [
    { code: 'QUERY_ONGELDIG', ernst: 'fout', plaats: { queryparameter }, parameters: { verwacht: verwacht(issue) } },
  ];
}

/**
 * @param target which part of the request was validated, as Hono names it
 * @param data what was validated; only used to tell "missing" from "wrong"
 */
export const describeIssues = (target: string, issues: readonly Issue[], data: unknown): Bevinding[] =>
  issues.flatMap((issue) => (target === 'query' ? queryBevindingen(issue) : bodyBevindingen(issue, data)));
