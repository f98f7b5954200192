/**
 * How large a form may be. A form is read whole, and most stand where a visitor can send one: without a bound few visitors would fill the
 * memory that all of them share. A route that takes files bounds them itself, and says so.
 */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { LIMIETEN } from '../domain/limieten.ts';
import type { WebContext, WebOmgeving } from './omgeving.ts';
import { toonFout } from './onderdelen/foutpagina.tsx';

const eigen = new WeakSet<object>();

/** @param grens bounds what comes in on its route, in the place of the bound that holds for every form */
export function eigenGrens<Grens extends MiddlewareHandler>(grens: Grens): Grens {
  eigen.add(grens);
  return grens;
}

/** For a route that reads its form as a stream (meerdelig.ts), so that memory holds one piece of it, and stops where it has enough. */
export const leestAlsStroom = eigenGrens(createMiddleware<WebOmgeving>((_, next) => next()));

const grens = bodyLimit({
  maxSize: LIMIETEN.formulierBytes.waarde,
  onError: (c) => toonFout(c as WebContext, 413, 'te-groot'),
});

export const begrensFormulier = createMiddleware<WebOmgeving>((c, next) =>
  matchedRoutes(c).some(({ handler }) => eigen.has(handler)) ? next() : grens(c, next),
);
