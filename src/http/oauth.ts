/** The token endpoint, what a client finds out by itself (RFC 6749, RFC 8414), and where an issuer tells that somebody signed out. */
import type { Context, Hono } from 'hono';
import { SYSTEEMROLLEN } from '../domain/toegang.ts';
import { ALGORITMEN } from '../pipeline/clients.ts';
import { AFMELDING_PAD, endByUitgever } from '../pipeline/oidc-afmelden.ts';
import { issueToken, TOKEN_PAD, type Tokenfout, tokenJwks } from '../pipeline/tokens.ts';
import type { HttpOmgeving } from './omgeving.ts';
import { notFound } from './problem.ts';

const JWKS_PAD = '/oauth/jwks.json';
const MAXIMUM_BYTES = 32 * 1024;

/** For a person who reads what their program was told. */
const UITLEG: Readonly<Record<Tokenfout, string>> = {
  invalid_request:
    'Stuur grant_type=client_credentials, client_assertion_type en client_assertion, als application/x-www-form-urlencoded.',
  invalid_client:
    'Dit bewijs nemen wij niet aan. Klopt de sleutel, is iss gelijk aan sub en aan uw client_id, is aud ons adres, is exp hooguit tien minuten verder, en is jti nieuw?',
  unsupported_grant_type: 'Alleen client_credentials kan.',
  invalid_scope: 'Dit recht heeft uw client niet.',
};

/** A short form, each of its fields once; undefined when it is no such form. */
async function readVelden(c: Context): Promise<Readonly<Record<string, string>> | undefined> {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim();
  // Without a length nothing says how much is coming; such a request is short, and every client sends one.
  const lengte = Number(c.req.header('Content-Length') ?? Number.NaN);
  if (type !== 'application/x-www-form-urlencoded' || !(lengte <= MAXIMUM_BYTES)) return undefined;
  const velden = new URLSearchParams(new TextDecoder().decode(await c.req.arrayBuffer()));
  // A parameter sent twice could be read one way here and another way elsewhere (RFC 6749 §3.2).
  return new Set(velden.keys()).size === velden.size ? Object.fromEntries(velden) : undefined;
}

/** The issuer of people tells that somebody signed out (OpenID Connect Back-Channel Logout 1.0 §2.7, §2.8). */
function addAfmelding<Bindingen extends object>(app: Hono<HttpOmgeving & { Bindings: Bindingen }>): void {
  app.post(AFMELDING_PAD, async (c) => {
    const { oidc, uitgeverbron } = c.var.voorziening.instelling;
    if (oidc === undefined || uitgeverbron === undefined) return notFound(c);
    const token = (await readVelden(c))?.logout_token;
    if (token === undefined)
      return c.json({ error: 'invalid_request', error_description: 'Stuur logout_token, als formulier.' }, 400);
    const uitkomst = await endByUitgever(c.var.diensten, oidc, uitgeverbron, token);
    if (uitkomst.ok) return c.body(null, 200);
    if (uitkomst.error === 'ongeldig') c.set('weigering', 'onbekend');
    return uitkomst.error === 'ongeldig'
      ? c.json({ error: 'invalid_request', error_description: 'Dit token nemen wij niet aan.' }, 400)
      : c.json({ error: 'temporarily_unavailable', error_description: 'De uitgever antwoordt niet.' }, 503);
  });
}

export function addOauth<Bindingen extends object>(app: Hono<HttpOmgeving & { Bindings: Bindingen }>): void {
  addAfmelding(app);

  app.post(TOKEN_PAD, async (c) => {
    const { tokens } = c.var.voorziening.instelling;
    if (tokens?.sleutel === undefined) return notFound(c);
    const weiger = (error: Tokenfout) => {
      if (error === 'invalid_client') c.set('weigering', 'onbekend');
      if (error === 'invalid_client') c.header('WWW-Authenticate', 'Bearer realm="enkelvoud", error="invalid_client"');
      return c.json({ error, error_description: UITLEG[error] }, error === 'invalid_client' ? 401 : 400);
    };
    const velden = await readVelden(c);
    if (velden === undefined) return weiger('invalid_request');
    const uitkomst = await issueToken(c.var.diensten, { ...tokens, sleutel: tokens.sleutel }, velden);
    if (!uitkomst.ok) return weiger(uitkomst.error);
    c.header('Pragma', 'no-cache');
    return c.json(uitkomst.value);
  });

  app.get(JWKS_PAD, (c) => {
    const { tokens } = c.var.voorziening.instelling;
    c.header('Access-Control-Allow-Origin', '*');
    const jwks = tokens === undefined ? { keys: [] } : tokenJwks(tokens);
    return c.body(JSON.stringify(jwks), 200, { 'Content-Type': 'application/jwk-set+json' });
  });

  app.get('/.well-known/oauth-authorization-server', (c) => {
    const { tokens } = c.var.voorziening.instelling;
    if (tokens?.sleutel === undefined) return notFound(c);
    c.header('Access-Control-Allow-Origin', '*');
    return c.json({
      issuer: tokens.uitgever,
      token_endpoint: tokens.uitgever + TOKEN_PAD,
      jwks_uri: tokens.uitgever + JWKS_PAD,
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ALGORITMEN,
      scopes_supported: SYSTEEMROLLEN,
    });
  });
}
