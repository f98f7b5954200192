/** Pages have the limit on addresses of the API: who floods one should not get through at the other (http/snelheid.ts). */
import { createMiddleware } from 'hono/factory';
import { logGeweigerd } from '../pipeline/aanmeldspoor.ts';
import { hashSleutel } from '../pipeline/keys.ts';
import { ADRESHEADER, beoordeelAdres, type Snelheidswacht } from '../pipeline/snelheid.ts';
import type { WebContext, WebOmgeving } from './omgeving.ts';
import { toonFout } from './onderdelen/foutpagina.tsx';
import { isLezend, readGeheim } from './sessie.ts';

/** In which hour this was told to the audit trail; a refusal must not cost a question to the database each time. */
const gemeld = new WeakMap<Snelheidswacht, number>();
const UUR_MS = 3_600_000;

/** Once an hour per isolate: that somebody has to wait who wanted to sign in. */
async function meldTeVaak(c: WebContext, wacht: Snelheidswacht): Promise<void> {
  const uur = Math.floor(c.var.diensten.klok().getTime() / UUR_MS);
  if (!c.req.path.startsWith('/aanmelden') || gemeld.get(wacht) === uur) return;
  gemeld.set(wacht, uur);
  await logGeweigerd(c.var.diensten, 'te-vaak');
}

/**
 * Stands before the session is looked up. A sign-in that fails counts; who is signed in already is not held up by others that fail from the
 * same address: a whole gemeente may sit behind it.
 */
export const limitPaginas = createMiddleware<WebOmgeving>(async (c, next) => {
  const { snelheid } = c.var.voorziening;
  if (snelheid === undefined) return next();
  const geheim = readGeheim(c);
  const sleutelhash = geheim === undefined ? undefined : hashSleutel(geheim);
  const { weigering, meldMislukt } = beoordeelAdres(snelheid, { adres: c.req.header(ADRESHEADER), sleutelhash });
  if (weigering !== undefined) {
    c.set('weigering', 'te-vaak');
    await meldTeVaak(c, snelheid);
    c.header('Retry-After', String(weigering.oordeel.wachtSeconden));
    return toonFout(c, 429, 'te-vaak');
  }
  await next();
  if (sleutelhash !== undefined && c.var.aangemeld !== undefined) snelheid.ken(sleutelhash);
  if (c.res.status === 401 || c.var.aanmeldenMislukt === true) meldMislukt();
  return;
});

/**
 * Forms of people of one organisation together, counted as the changes that its programs make are: nearly all go into the audit trail. A
 * beheerder is not held up, as over the API. Stands behind the session.
 */
export const limitFormulieren = createMiddleware<WebOmgeving>(async (c, next) => {
  const {
    voorziening: { snelheid },
    aangemeld,
  } = c.var;
  const organisatie = aangemeld?.organisatie;
  if (snelheid === undefined || organisatie === undefined || organisatie.houdersoort === 'beheerder') return next();
  if (isLezend(c)) return next();
  const oordeel = snelheid.neem('handeling', `${organisatie.houdersoort} ${organisatie.houdercode}`);
  if (oordeel.toegestaan) return next();
  c.set('weigering', 'te-vaak');
  c.header('Retry-After', String(oordeel.wachtSeconden));
  return toonFout(c, 429, 'te-vaak-veranderd');
});
