/**
 * Writes every request that changes something into the audit trail: its beginning before the handler runs, its outcome before the answer
 * leaves. A route is written unless it is named here as one that need not be.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';
import { type Auditfeiten, type Auditpersoon, auditeer } from '../pipeline/auditspoor.ts';
import type { Houder, HttpContext, HttpOmgeving } from './omgeving.ts';

/** Changes nothing that is kept: what was asked is tried and shown. */
const PROBEERT = [
  'probeerVerantwoording',
  'stelInvoermappingVoor',
  'vergelijkMetVoorgevuld',
  'probeerFormaat',
  'neemSteekproef',
  'vergelijkFormaat',
  'controleerFormaat',
  'draaiVoorbeelden',
  'probeerAansluiting',
  'vergelijkAansluiting',
  'controleerAansluiting',
] as const;

/** The traffic itself: what comes in or goes out has a row of its own that tells who and when, with its gebeurtenissen. */
const VERKEER = [
  'dienVerantwoordingIn',
  'beginUpload',
  'stuurUploaddeel',
  'geefHistorie',
  'stuurDocumentinhoud',
  'haalArchief',
  'meldOntvangst',
  'beantwoordZending',
  'stuurRetourbericht',
] as const;

export const ZONDER_SPOOR: ReadonlySet<string> = new Set([...PROBEERT, ...VERKEER]);

const VERANDERT = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Adds to the row of this act what its address does not tell: ids, codes and names. Never anything of a client. */
export function addFeiten(c: HttpContext, feiten: Auditfeiten): void {
  c.set('auditfeiten', { ...c.var.auditfeiten, ...feiten });
}

/** @param api whose routes are looked up by the names they have in its OpenAPI document */
export function writeHandelingen(api: Pick<OpenAPIHono<HttpOmgeving>, 'openAPIRegistry'>) {
  let namen: ReadonlyMap<string, string> | undefined;
  return createMiddleware<HttpOmgeving>(async (c, next) => {
    if (!VERANDERT.has(c.req.method)) return next();
    const patroon = matchedRoutes(c).findLast(({ method }) => method !== METHOD_NAME_ALL)?.path;
    if (patroon === undefined) return next();
    namen ??= operationIds(api);
    const handeling = nameOf(namen, c.req.method, patroon);
    if (ZONDER_SPOOR.has(handeling)) return next();
    await auditeer(
      c.var.diensten,
      { handeling, door: toPersoon(c.var.houder), feiten: valuesIn(patroon, c.req.path) },
      next,
      () => ({
        // An answer of 500 stands for an error that was thrown: Hono has already made an answer of it.
        fase: c.res.status >= 500 ? 'mislukt' : c.res.status >= 400 ? 'geweigerd' : 'gedaan',
        feiten: { ...c.var.auditfeiten, ...madeBy(c.res.headers), antwoord: c.res.status },
      }),
    );
    return undefined;
  });
}

/** The address of what was made, and the hash of its content: with these the content itself can be recognised later. */
function madeBy(headers: Headers): Auditfeiten {
  const adres = headers.get('Location');
  const etag = headers.get('ETag');
  return { ...(adres !== null && { adres }), ...(etag !== null && { etag }) };
}

const toPersoon = ({ houdersoort, houdercode }: Houder): Auditpersoon => ({ houdersoort, houdercode });

/** By method and path: `POST /sleutels/:id/intrekkingen`. */
function operationIds(api: Pick<OpenAPIHono<HttpOmgeving>, 'openAPIRegistry'>): ReadonlyMap<string, string> {
  const namen = new Map<string, string>();
  for (const definitie of api.openAPIRegistry.definitions)
    if (definitie.type === 'route' && definitie.route.operationId !== undefined) {
      const pad = definitie.route.path.replaceAll(/\{(\w+)\}/g, ':$1');
      namen.set(`${definitie.route.method.toUpperCase()} ${pad}`, definitie.route.operationId);
    }
  return namen;
}

/** @param patroon as the router knows it, with the path of the audience before it */
function nameOf(namen: ReadonlyMap<string, string>, methode: string, patroon: string): string {
  const eigen = patroon.replace(/^\/[a-z]+\/v\d+/, '');
  const naam = namen.get(`${methode} ${eigen}`);
  if (naam === undefined) throw new Error(`${methode} ${patroon} has no operationId`);
  return naam;
}

/** What stands in the address at the places of the parameters. No address holds personal data; a test holds every route to that. */
function valuesIn(patroon: string, pad: string): Auditfeiten {
  const waarden = pad.split('/');
  return Object.fromEntries(
    patroon
      .split('/')
      .flatMap((stuk, plaats) => (stuk.startsWith(':') ? [[stuk.slice(1), waarden[plaats] ?? '']] : [])),
  );
}
