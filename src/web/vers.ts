/**
 * Acts of weight ask for a sign-in of just now (ASVS 5, 7.5): what gives somebody a way in, and ending all of one's own sessions. Whoever
 * sits down at the place of somebody else can look, but not make a way in for themselves.
 */
import { createMiddleware } from 'hono/factory';
import { isVers, VERS_MS, VERS_VOOR_FORMULIER_MS } from '../pipeline/sessies.ts';
import type { WebContext, WebOmgeving } from './omgeving.ts';

export const OPNIEUW = '/aanmelden/opnieuw';

/** Where somebody shows anew who they are. @param naar the page they come back to */
export const opnieuwAdres = (naar: string): string => `${OPNIEUW}?naar=${encodeURIComponent(naar)}`;

/** Whether a page may show the form of an act of weight: there is time left to fill it in. */
export const isVersGenoeg = (c: WebContext): boolean =>
  c.var.aangemeld !== undefined && isVers(c.var.aangemeld, c.var.diensten.klok(), VERS_VOOR_FORMULIER_MS);

/** Stands behind `eis`. @param naar the page that holds the form */
export const eisVers = (naar: (c: WebContext) => string) =>
  createMiddleware<WebOmgeving>(async (c, next) =>
    c.var.aangemeld !== undefined && isVers(c.var.aangemeld, c.var.diensten.klok(), VERS_MS)
      ? next()
      : c.redirect(opnieuwAdres(naar(c)), 303),
  );
