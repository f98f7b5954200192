/** Who may see a page: somebody signed in, of the right kind of organisation, with the right role. */
import { createMiddleware } from 'hono/factory';
import { type Aangemeld, type Houdersoort, ROLLEN_PER_HOUDERSOORT, type Rol } from '../domain/toegang.ts';
import type { WebContext, WebOmgeving } from './omgeving.ts';
import { toonFout } from './onderdelen/foutpagina.tsx';

const LEZEND = ['GET', 'HEAD'];

function weiger(c: WebContext, waarom: 'ander-deel' | 'geen-rol') {
  c.set('weigering', waarom);
  return toonFout(c, 403, waarom);
}

/** @param rollen one of these is enough; without any, every role of the organisation is: who has none may see nothing */
export const eis = (houdersoort: Houdersoort, ...rollen: readonly Rol[]) =>
  createMiddleware<WebOmgeving>(async (c, next) => {
    const { aangemeld } = c.var;
    if (aangemeld === undefined) {
      const { pathname, search } = new URL(c.req.url);
      const naar = LEZEND.includes(c.req.method) ? `?naar=${encodeURIComponent(pathname + search)}` : '';
      return c.redirect(`/aanmelden${naar}`, 303);
    }
    if (aangemeld.organisatie.houdersoort !== houdersoort) return weiger(c, 'ander-deel');
    const genoeg = rollen.length === 0 ? ROLLEN_PER_HOUDERSOORT[houdersoort] : rollen;
    if (!genoeg.some((rol) => aangemeld.lid.rollen.includes(rol))) return weiger(c, 'geen-rol');
    return next();
  });

/** Who is signed in, behind `eis`. */
export function aangemeldeVan(c: WebContext): Aangemeld {
  if (c.var.aangemeld === undefined) throw new Error('a page without a guard asks who is signed in');
  return c.var.aangemeld;
}

/** The code (AGB-code, ontvangercode) of the organisation of who is signed in, behind `eis`. */
export const houdercodeVan = (c: WebContext): string => aangemeldeVan(c).organisatie.houdercode;

export const magRol = (c: WebContext, rol: Rol): boolean => c.var.aangemeld?.lid.rollen.includes(rol) ?? false;
