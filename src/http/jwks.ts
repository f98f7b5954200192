/** The keys with which anyone can check a signed ontvangstbewijs. Public, as the OpenAPI documents are. */
import type { Hono } from 'hono';
import { controlesleutels } from '../pipeline/bewijs.ts';
import type { HttpOmgeving } from './omgeving.ts';

/** RFC 8615; the name is the usual one. */
export const JWKS_PAD = '/.well-known/jwks.json';

const GEEN_SLEUTELS = { vervallen: [] };

export function addJwks<Bindingen extends object>(app: Hono<HttpOmgeving & { Bindings: Bindingen }>): void {
  app.get(JWKS_PAD, (c) => {
    c.header('Access-Control-Allow-Origin', '*');
    const jwks = controlesleutels(c.var.voorziening.instelling.ondertekening ?? GEEN_SLEUTELS);
    return c.body(JSON.stringify(jwks), 200, { 'Content-Type': 'application/jwk-set+json' });
  });
}
