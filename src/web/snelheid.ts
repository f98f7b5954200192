/** Pages have the limit on addresses of the API: who floods one should not get through at the other (http/snelheid.ts). */
import { createMiddleware } from 'hono/factory';
import { ADRESHEADER, beoordeelAdres } from '../pipeline/snelheid.ts';
import type { WebOmgeving } from './omgeving.ts';
import { toonFout } from './onderdelen/foutpagina.tsx';

/** Stands before the session is looked up. A sign-in that fails answers 401, and so counts. */
export const limitPaginas = createMiddleware<WebOmgeving>(async (c, next) => {
  const { snelheid } = c.var.voorziening;
  if (snelheid === undefined) return next();
  const { weigering, meldMislukt } = beoordeelAdres(snelheid, { adres: c.req.header(ADRESHEADER) });
  if (weigering !== undefined) {
    c.set('weigering', 'te-vaak');
    c.header('Retry-After', String(weigering.oordeel.wachtSeconden));
    return toonFout(c, 429, 'te-vaak');
  }
  await next();
  if (c.res.status === 401) meldMislukt();
  return;
});
