/** Which operation of an API a request is: by the name it has in the OpenAPI document. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';
import type { HttpContext, HttpOmgeving } from './omgeving.ts';

/** operationId by method and path: `POST /sleutels/:id/intrekkingen`. */
export type Routes = ReadonlyMap<string, string>;

export function routesOf(api: Pick<OpenAPIHono<HttpOmgeving>, 'openAPIRegistry'>): Routes {
  const namen = new Map<string, string>();
  for (const definitie of api.openAPIRegistry.definitions)
    if (definitie.type === 'route' && definitie.route.operationId !== undefined) {
      const pad = definitie.route.path.replaceAll(/\{(\w+)\}/g, ':$1');
      namen.set(`${definitie.route.method.toUpperCase()} ${pad}`, definitie.route.operationId);
    }
  return namen;
}

/** The path as the router knows it, with the path of the audience before it; undefined when no handler waits. */
export const patternOf = (c: HttpContext): string | undefined =>
  matchedRoutes(c).findLast(({ method }) => method !== METHOD_NAME_ALL)?.path;

export function nameOfRoute(c: HttpContext, routes: Routes): string | undefined {
  const patroon = patternOf(c);
  if (patroon === undefined) return undefined;
  const methode = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const naam = routes.get(`${methode} ${patroon.replace(/^\/[a-z]+\/v\d+/, '')}`);
  if (naam === undefined) throw new Error(`${methode} ${patroon} has no operationId`);
  return naam;
}

/** What stands in the address at the places of the parameters. No address holds personal data; a test holds every route to that. */
export function valuesIn(c: HttpContext): Readonly<Record<string, string>> {
  const waarden = c.req.path.split('/');
  return Object.fromEntries(
    (patternOf(c) ?? '')
      .split('/')
      .flatMap((stuk, plaats) => (stuk.startsWith(':') ? [[stuk.slice(1), waarden[plaats] ?? '']] : [])),
  );
}

export const idIn = (c: HttpContext): string | undefined => valuesIn(c).id;
