/** Questions about the routes themselves: does this address exist, and with which methods? */
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL, type Router } from 'hono/router';
import type { H, RouterRoute } from 'hono/types';

/** True when a handler waits behind the middleware; false means the answer will be 404 or 405 whoever asks. */
export const hasHandler = (c: Context): boolean => matchedRoutes(c).some((route) => route.method !== METHOD_NAME_ALL);

/** The pattern of the address; `geen` when nothing answers there. */
export const routeVan = (c: Context): string =>
  matchedRoutes(c).findLast((route) => route.method !== METHOD_NAME_ALL)?.path ?? 'geen';

const METHODEN = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The methods this path does answer to, for `Allow`; empty when the path does not exist. */
export function allowedMethods(router: Router<[H, RouterRoute]>, path: string): string[] {
  const gevonden = METHODEN.filter((methode) =>
    router.match(methode, path)[0].some(([[, route]]) => route.method !== METHOD_NAME_ALL),
  );
  return gevonden.includes('GET') ? ['HEAD', ...gevonden] : gevonden;
}
