/**
 * An issuer that says what it should not: each id token differs from a good one in one thing. No real issuer gives such tokens, so this one
 * stands in the place of the network; everything on our side is real.
 */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginAanmelden, endAanmelden, type Oidcinstelling } from '../../src/pipeline/oidc.ts';
import { createGateway, type Gateway } from '../helpers/gateway.ts';

const UITGEVER = 'https://login.example';
const GEHEIM = 'niet-geheim-alleen-voor-proeven-en-lang-genoeg';
const OIDC: Oidcinstelling = {
  uitgever: UITGEVER,
  clientId: 'enkelvoud',
  clientSecret: GEHEIM,
  naam: 'de testgemeente',
  adres: 'https://gateway.example',
  lokaal: false,
};

type Paar = Awaited<ReturnType<typeof paar>>;
const paar = () => generateKeyPair('PS256', { extractable: true });

let gateway: Gateway;
let sleutel: Paar;
let idToken: string;
beforeEach(async () => {
  gateway = createGateway(new Date().toISOString());
  sleutel = await paar();
  const { kty, n, e } = await exportJWK(sleutel.publicKey);
  const antwoorden: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer: UITGEVER,
      authorization_endpoint: `${UITGEVER}/auth`,
      token_endpoint: `${UITGEVER}/token`,
      jwks_uri: `${UITGEVER}/jwks`,
      // Also what nobody should offer.
      id_token_signing_alg_values_supported: ['PS256', 'RS256', 'HS256', 'none'],
    }),
    '/token': () => ({ access_token: 'x', token_type: 'Bearer', id_token: idToken }),
    '/jwks': () => ({ keys: [{ kty, n, e, kid: '1', use: 'sig', alg: 'PS256' }] }),
  };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (vraag) => {
    const maak = antwoorden[new URL(String(vraag)).pathname];
    if (maak === undefined) throw new Error(`nobody should ask ${String(vraag)}`);
    return Response.json(maak());
  });
});
afterEach(() => vi.restoreAllMocks());

interface Keuze {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly kop?: { readonly alg?: string; readonly kid?: string };
  readonly met?: CryptoKey | Uint8Array;
}

/** @returns what came of a sign-in that went well but for what is chosen */
async function meldAan({ claims = {}, kop = {}, met = sleutel.privateKey }: Keuze = {}): Promise<string> {
  const begin = await beginAanmelden(gateway.diensten, OIDC, undefined);
  if (!begin.ok) return begin.error.soort;
  const { state, adres } = begin.value;
  const nonce = new URL(adres).searchParams.get('nonce') ?? '';
  const nu = Math.floor(Date.now() / 1000);
  idToken = await new SignJWT({
    iss: UITGEVER,
    aud: 'enkelvoud',
    sub: 'piet',
    nonce,
    iat: nu,
    exp: nu + 300,
    ...claims,
  })
    .setProtectedHeader({ alg: 'PS256', kid: '1', ...kop })
    .sign(met);
  const einde = await endAanmelden(gateway.diensten, OIDC, state, new URLSearchParams({ code: 'c', state }));
  return einde.ok ? 'binnen' : einde.error.soort;
}

describe('an id token', () => {
  it('that is good says who somebody is, whom nobody here knows', async () => {
    expect(await meldAan()).toBe('onbekend');
  });

  it.each<[wat: string, claims: Readonly<Record<string, unknown>>]>([
    ['for another client', { aud: 'een-ander' }],
    ['for several, where another is meant', { aud: ['enkelvoud', 'een-ander'], azp: 'een-ander' }],
    ['of another issuer', { iss: 'https://kwaad.example' }],
    ['of another attempt', { nonce: 'van-een-ander' }],
    ['that is over', { exp: 1 }],
    ['without an end', { exp: undefined }],
    ['that says not who', { sub: undefined }],
  ])('%s is refused', async (_, claims) => {
    expect(await meldAan({ claims })).toBe('geweigerd');
  });

  it('that somebody else signed is refused, also with the secret that we and the issuer share', async () => {
    expect(await meldAan({ met: (await paar()).privateKey })).toBe('geweigerd');
    expect(await meldAan({ kop: { kid: 'onbekend' } })).toBe('geweigerd');
    expect(await meldAan({ kop: { alg: 'HS256' }, met: new TextEncoder().encode(GEHEIM) })).toBe('geweigerd');
  });
});
