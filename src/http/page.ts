/** Cursor paging. A cursor is opaque to the caller; each list knows the shape of its own and refuses another. */
import { z } from '@hono/zod-openapi';
import type { Bevinding } from '../domain/bevinding.ts';
import { err, ok, type Result } from '../domain/result.ts';

export const STANDAARD_AANTAL = 50;
export const MAXIMUM_AANTAL = 200;

export const Bladquery = z.strictObject({
  vanaf: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'Waar de bladzijde begint. Neem de link `volgende` uit het vorige antwoord over.' }),
  aantal: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAXIMUM_AANTAL)
    .default(STANDAARD_AANTAL)
    .openapi({ description: 'Hoeveel er op een bladzijde staan.', example: STANDAARD_AANTAL }),
});

/** A list without parameters still refuses parameters it does not know. */
export const GeenQuery = z.strictObject({});

const TIJDSTIP = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';
const ID = '[0-9a-f-]{36}';

/** What a cursor of each list looks like inside (src/storage makes them). */
const CURSORS = {
  verantwoordingen: new RegExp(`^${TIJDSTIP}\\|${ID}$`),
  postvak: /^(0(\|\d{1,15}){3}|1\|\d{1,15})$/,
  bevindingen: /^\d{1,15}$/,
  postbus: /^\d{1,15}$/,
  termijnen: /^\d{1,15}$/,
  regels: /^\d{1,6}\|\d{1,9}$/,
  antwoordtermijnen: new RegExp(`^${TIJDSTIP}\\|${ID}$`),
  storingen: new RegExp(`^${TIJDSTIP}\\|${ID}$`),
  bewaarrapporten: new RegExp(`^${TIJDSTIP}\\|${ID}$`),
  herleveringen: new RegExp(`^${TIJDSTIP}\\|${ID}$`),
  betrokkenen: /^\d{1,15}$/,
  verwerkingen: /^\d{1,15}$/,
  auditspoor: /^\d{1,15}$/,
  organisaties: new RegExp(`^${ID}$`),
  leden: new RegExp(`^${ID}$`),
  vragen: new RegExp(`^${TIJDSTIP}\\|${ID}$`),
  sleutels: new RegExp(`^${ID}$`),
} as const;

export type Lijstnaam = keyof typeof CURSORS;

export const encodeCursor = (cursor: string): string =>
  btoa(cursor).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

function decode(vanaf: string): string | undefined {
  try {
    return atob(vanaf.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

export interface Bladvraag {
  readonly vanaf?: string;
  readonly aantal: number;
}

export function readBladvraag(lijst: Lijstnaam, query: z.output<typeof Bladquery>): Result<Bladvraag, Bevinding> {
  const { vanaf, aantal } = query;
  if (vanaf === undefined) return ok({ aantal });
  const cursor = decode(vanaf);
  if (cursor !== undefined && CURSORS[lijst].test(cursor)) return ok({ vanaf: cursor, aantal });
  return err({ code: 'CURSOR_ONGELDIG', ernst: 'fout', plaats: { queryparameter: 'vanaf' }, parameters: {} });
}

/**
 * `{}` on the last page, else the address of the next one. `path` is the path of the request that was answered, `filter` the other
 * parameters of its query, which go along.
 */
export function volgende(
  path: string,
  aantal: number,
  cursor: string | undefined,
  filter: Readonly<Record<string, string | undefined>> = {},
): { volgende?: string } {
  if (cursor === undefined) return {};
  const query = new URLSearchParams({ vanaf: encodeCursor(cursor), aantal: String(aantal) });
  for (const [naam, waarde] of Object.entries(filter)) if (waarde !== undefined) query.set(naam, waarde);
  return { volgende: `${path}?${query}` };
}
