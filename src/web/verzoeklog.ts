/** Tells of every page how it went: one line, the route and never the address. */
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';
import { publiekVan } from '../pipeline/log.ts';
import type { WebOmgeving } from './omgeving.ts';

export const logPagina = createMiddleware<WebOmgeving>(async (c, next) => {
  const { log } = c.var.voorziening;
  if (log === undefined) return next();
  const { klok } = c.var.diensten;
  const begin = klok().getTime();
  await next();
  const { aangemeld, weigering } = c.var;
  const houdersoort = aangemeld?.organisatie.houdersoort;
  log({
    gebeurtenis: 'verzoek',
    soort: 'pagina',
    route: matchedRoutes(c).findLast((route) => route.method !== METHOD_NAME_ALL)?.path ?? 'geen',
    methode: c.req.method,
    status: c.res.status,
    duurMs: Math.max(0, klok().getTime() - begin),
    publiek: publiekVan(c.req.path),
    traceId: c.var.diensten.spoor.traceId,
    ...(houdersoort === undefined ? {} : { houdersoort }),
    ...(weigering && { weigering, ...(aangemeld && { middel: aangemeld.lid.id }) }),
  });
});
