/** The cookie of a signed-in person, and who may send a form. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { endSessie, readSessie } from '../pipeline/sessies.ts';
import type { WebContext, WebOmgeving } from './omgeving.ts';

const NAAM = 'enkelvoud-sessie';

/**
 * `__Host-` ties the cookie to this host and to https (RFC 6265bis). Only a gateway on the machine of a developer is reached without
 * https; browsers take no such cookie there.
 */
export const isVeilig = (c: WebContext): boolean => new URL(c.req.url).protocol === 'https:';
export const cookieNaam = (c: WebContext, naam: string): string => (isVeilig(c) ? `__Host-${naam}` : naam);
const naamVan = (c: WebContext): string => cookieNaam(c, NAAM);

export function giveSessie(c: WebContext, geheim: string): void {
  setCookie(c, naamVan(c), geheim, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isVeilig(c) });
}

export async function takeSessie(c: WebContext): Promise<void> {
  const geheim = getCookie(c, naamVan(c));
  if (geheim !== undefined) await endSessie(c.var.diensten, geheim);
  deleteCookie(c, naamVan(c), { path: '/', secure: isVeilig(c) });
}

/** Finds out who is signed in. */
export const readAangemeld = createMiddleware<WebOmgeving>(async (c, next) => {
  const geheim = getCookie(c, naamVan(c));
  c.set('aangemeld', geheim === undefined ? undefined : await readSessie(c.var.diensten, geheim));
  await next();
});

const LEZEND = ['GET', 'HEAD'];

/** Asks for something, and changes nothing. */
export const isLezend = (c: WebContext): boolean => LEZEND.includes(c.req.method);

/**
 * Only our own pages may change something: a browser says where a request comes from (Fetch Metadata, `Origin`), and whoever says
 * nothing is refused (OWASP ASVS 5, V3.5).
 */
export const isEigenHerkomst = (c: WebContext): boolean => {
  if (isLezend(c)) return true;
  const herkomst = c.req.header('Sec-Fetch-Site');
  if (herkomst !== undefined) return herkomst === 'same-origin';
  return c.req.header('Origin') === new URL(c.req.url).origin;
};
