/** Cookies: the one place that sets them, so that none lacks what keeps it to this host, to https and away from scripts. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { WebContext } from './omgeving.ts';

/**
 * `__Host-` ties a cookie to this host and to https (RFC 6265bis). Only a gateway on the machine of a developer is reached without
 * https (web/app.tsx); browsers take no such cookie there.
 */
const isVeilig = (c: WebContext): boolean => new URL(c.req.url).protocol === 'https:';
const naamVan = (c: WebContext, naam: string): string => (isVeilig(c) ? `__Host-${naam}` : naam);

/** @param seconden how long it is kept; without it until the browser closes */
export function giveKoekje(c: WebContext, naam: string, waarde: string, seconden?: number): void {
  setCookie(c, naamVan(c, naam), waarde, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isVeilig(c),
    ...(seconden === undefined ? {} : { maxAge: seconden }),
  });
}

export const readKoekje = (c: WebContext, naam: string): string | undefined => getCookie(c, naamVan(c, naam));

export const takeKoekje = (c: WebContext, naam: string): void => {
  deleteCookie(c, naamVan(c, naam), { path: '/', secure: isVeilig(c) });
};
