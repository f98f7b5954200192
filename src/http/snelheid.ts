/**
 * Limits on how often an organisation or an address may ask (draft-ietf-httpapi-ratelimit-headers): before the key is looked up by address,
 * after it by organisation. Who is refused is told when to come back.
 */
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Snelheidsgrens, Snelheidsoordeel } from '../domain/snelheid.ts';
import { hashSleutel } from '../pipeline/keys.ts';
import { ADRESHEADER, beoordeelAdres, type Grensnaam, type Snelheidswacht } from '../pipeline/snelheid.ts';
import type { Houder, HttpContext, HttpOmgeving } from './omgeving.ts';
import { problem } from './problem.ts';

const UITLEG: Readonly<Record<Grensnaam, string>> = {
  organisatie: 'Uw organisatie vraagt te vaak achter elkaar.',
  adres: 'Vanaf dit internetadres wordt te vaak achter elkaar gevraagd.',
  mislukt: 'Vanaf dit internetadres is te vaak zonder geldige sleutel gevraagd.',
  handeling: 'Uw organisatie verandert te vaak achter elkaar iets.',
};

/** Structured fields (RFC 9651): the name of the policy with quota and window, and with what is left and when all is back. */
export const snelheidsheaders = (
  naam: Grensnaam,
  { aantal, seconden }: Snelheidsgrens,
  { over, herstelSeconden }: Snelheidsoordeel,
): Readonly<Record<string, string>> => ({
  'RateLimit-Policy': `"${naam}";q=${aantal};w=${seconden}`,
  RateLimit: `"${naam}";r=${over};t=${herstelSeconden}`,
});

const beside =
  (c: HttpContext) =>
  (werk: Promise<unknown>): void => {
    // A counter that cannot be asked must not fail a question.
    const stil = werk.catch(() => undefined);
    if (hasContext(c)) c.executionCtx.waitUntil(stil);
  };

function hasContext(c: HttpContext): boolean {
  try {
    return c.executionCtx !== undefined;
  } catch {
    return false;
  }
}

function tell(c: HttpContext, wacht: Snelheidswacht, naam: Grensnaam, oordeel: Snelheidsoordeel): void {
  for (const [kop, waarde] of Object.entries(snelheidsheaders(naam, wacht.grenzen[naam], oordeel)))
    c.header(kop, waarde);
}

export function teVaak(c: HttpContext, wacht: Snelheidswacht, naam: Grensnaam, oordeel: Snelheidsoordeel) {
  c.set('weigering', 'te-vaak');
  tell(c, wacht, naam, oordeel);
  c.header('Retry-After', String(oordeel.wachtSeconden));
  const wanneer = oordeel.wachtSeconden === 1 ? '1 seconde' : `${oordeel.wachtSeconden} seconden`;
  return problem(c, 429, `${UITLEG[naam]} Probeer het over ${wanneer} weer.`);
}

const keyHash = (c: HttpContext): string | undefined => {
  const header = c.req.header('Authorization');
  return header === undefined ? undefined : hashSleutel(header);
};

/** Stands before the guard: what comes from one address, and how often it failed. */
export const limitAdres: MiddlewareHandler<HttpOmgeving> = createMiddleware<HttpOmgeving>(async (c, next) => {
  const { snelheid } = c.var.voorziening;
  if (snelheid === undefined) return next();
  const vraag = { adres: c.req.header(ADRESHEADER), sleutelhash: keyHash(c) };
  const { weigering, meldMislukt } = beoordeelAdres(snelheid, vraag, beside(c));
  if (weigering !== undefined) return teVaak(c, snelheid, weigering.grens, weigering.oordeel);
  await next();
  if (c.res.status === 401) meldMislukt();
  return;
});

const vragerVan = ({ houdersoort, houdercode }: Houder): string => `${houdersoort} ${houdercode}`;

/** Stands behind the guard: what one organisation asks, with all of its keys together. */
export const limitOrganisatie: MiddlewareHandler<HttpOmgeving> = createMiddleware<HttpOmgeving>(async (c, next) => {
  const { snelheid } = c.var.voorziening;
  const { houder } = c.var;
  // Without a houder there is no such route, and the answer will be 404 or 405.
  if (snelheid === undefined || houder === undefined) return next();
  const hash = keyHash(c);
  if (hash !== undefined) snelheid.ken(hash);
  const oordeel = snelheid.neem('organisatie', vragerVan(houder), beside(c));
  if (!oordeel.toegestaan) return teVaak(c, snelheid, 'organisatie', oordeel);
  tell(c, snelheid, 'organisatie', oordeel);
  return next();
});

/**
 * What goes into the audit trail, refused or not. A beheerder registers hundreds of documents in one go, and is not held up.
 * @returns the answer for who does so too often
 */
export function limitHandeling(c: HttpContext) {
  const { snelheid } = c.var.voorziening;
  const { houder } = c.var;
  if (snelheid === undefined || houder.houdersoort === 'beheerder') return undefined;
  const oordeel = snelheid.neem('handeling', vragerVan(houder));
  return oordeel.toegestaan ? undefined : teVaak(c, snelheid, 'handeling', oordeel);
}

/**
 * A question that goes on asking by itself counts as all that it will ask.
 * @param vragen besides the one that was counted
 * @returns the answer for who has too many of them
 */
export function limitWachten(c: HttpContext, vragen: number) {
  const { snelheid } = c.var.voorziening;
  if (snelheid === undefined || vragen <= 0) return undefined;
  const oordeel = snelheid.neem('organisatie', vragerVan(c.var.houder), undefined, vragen);
  return oordeel.toegestaan ? undefined : teVaak(c, snelheid, 'organisatie', oordeel);
}
