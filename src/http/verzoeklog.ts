/** Tells of every request how it went: one line, the route and never the address. */
import { createMiddleware } from 'hono/factory';
import { publiekVan } from '../pipeline/log.ts';
import type { HttpOmgeving } from './omgeving.ts';
import { routeVan } from './routing.ts';

export const logVerzoek = createMiddleware<HttpOmgeving>(async (c, next) => {
  const { log } = c.var.voorziening;
  if (log === undefined) return next();
  const { klok } = c.var.diensten;
  const begin = klok().getTime();
  await next();
  // Before the guard there is no houder and no key, whatever the type says of a handler.
  const { houder, sleutelId, weigering }: Partial<HttpOmgeving['Variables']> = c.var;
  log({
    gebeurtenis: 'verzoek',
    soort: 'api',
    route: routeVan(c),
    methode: c.req.method,
    status: c.res.status,
    duurMs: Math.max(0, klok().getTime() - begin),
    publiek: publiekVan(c.req.path),
    traceId: c.var.diensten.spoor.traceId,
    ...(houder === undefined ? {} : { houdersoort: houder.houdersoort }),
    ...(weigering && { weigering, ...(sleutelId && { middel: sleutelId }) }),
  });
});
