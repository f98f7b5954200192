/** Tokens and assertions that bring their own key, another algorithm or another purpose (RFC 8725; OWASP ASVS 5, V9). */
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { addClient } from '../../src/pipeline/clients.ts';
import type { Tokeninstelling } from '../../src/pipeline/tokens.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';

const ADRES = 'https://gateway.example';
const EXTERN = 'https://login.example';
const HOUDER = { houdersoort: 'ontvanger', houdercode: '0855' } as const;

const paar = () => generateKeyPair('PS256', { extractable: true });
type Paar = Awaited<ReturnType<typeof paar>>;

async function publiek({ publicKey }: Paar, kid: string) {
  const { kty = '', n = '', e = '' } = await exportJWK(publicKey);
  return { kty, n, e, kid };
}

let gateway: Gateway;
let tokens: Tokeninstelling;
let eigen: Paar;
let client: Paar;
let extern: Paar;
let aanvaller: Paar;
let clientId: string;

beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  [eigen, client, extern, aanvaller] = await Promise.all([paar(), paar(), paar(), paar()]);
  const privaat = await exportJWK(eigen.privateKey);
  const { n = '', e = '' } = privaat;
  tokens = {
    uitgever: ADRES,
    sleutel: { ...privaat, kty: 'RSA', kid: 'eigen-1', n, e },
    vervallen: [],
    uitgevers: [
      { uitgever: EXTERN, publiek: 'enkelvoud', sleutels: createLocalJWKSet({ keys: [await publiek(extern, 'e-1')] }) },
    ],
  };
  const jwks = { keys: [{ ...(await publiek(client, 'c-1')), kty: 'RSA' as const }] };
  const gemeen = { houder: HOUDER, omschrijving: 'test', rollen: ['inzien'] as const };
  const eerste = await addClient(gateway.diensten, { ...gemeen, bewijs: { soort: 'jwks', jwks } });
  const bewijs = { soort: 'uitgever', uitgever: EXTERN, onderwerp: 'koppeling' } as const;
  const tweede = await addClient(gateway.diensten, { ...gemeen, bewijs });
  if (!eerste.ok || !tweede.ok) throw new Error('no client');
  clientId = eerste.value.id;
});

const nu = (): number => Math.floor(gateway.diensten.klok().getTime() / 1000);
const app = () => createApp(() => ({ diensten: gateway.diensten, instelling: { tokens } }));

const postvak = async (token: string): Promise<number> =>
  (await app().request(`${ADRES}/gemeente/v1/zendingen`, { headers: { Authorization: `Bearer ${token}` } })).status;

const token = (kop: Partial<JWTHeaderParameters>, met: Paar | Uint8Array, claims: JWTPayload = {}): Promise<string> =>
  new SignJWT({ iss: ADRES, aud: ADRES, sub: clientId, scope: 'inzien', iat: nu(), exp: nu() + 60, ...claims })
    .setProtectedHeader({ alg: 'PS256', kid: 'eigen-1', typ: 'at+jwt', ...kop })
    .sign(met instanceof Uint8Array ? met : met.privateKey);

/** Every way in which a header can say: check me with this. */
async function meegebracht(kid: string): Promise<readonly Partial<JWTHeaderParameters>[]> {
  const jwk = await publiek(aanvaller, kid);
  const elders = 'https://kwaad.example/jwks';
  return [{ jwk }, { jku: elders }, { x5u: elders }, { jwk, jku: elders, kid: 'van-mij' }, { x5c: ['MIIB'] }];
}

describe('a token of ours', () => {
  it('opens when it is good: what follows differs from it in one thing', async () => {
    expect(await postvak(await token({}, eigen))).toBe(200);
  });

  it('is checked with our key, whatever key it brings', async () => {
    for (const kop of await meegebracht('eigen-1'))
      expect([kop, await postvak(await token(kop, aanvaller))]).toEqual([kop, 401]);
  });

  it('is not taken when our public key is used as a shared secret', async () => {
    const geheim = new TextEncoder().encode(JSON.stringify(await publiek(eigen, 'eigen-1')));
    expect(await postvak(await token({ alg: 'HS256' }, geheim))).toBe(401);
  });

  it('is not taken for another purpose, or before its time', async () => {
    for (const kop of [{ typ: 'JWT' }, { typ: 'ontvangstbewijs+jws' }])
      expect([kop, await postvak(await token(kop, eigen))]).toEqual([kop, 401]);
    expect(await postvak(await token({}, eigen, { nbf: nu() + 30 }))).toBe(401);
  });
});

describe('a token of another issuer', () => {
  const vreemd = (kop: Partial<JWTHeaderParameters>, met: Paar): Promise<string> =>
    token({ kid: 'e-1', ...kop }, met, { iss: EXTERN, aud: 'enkelvoud', sub: 'koppeling' });

  it('is checked with the keys of that issuer, whatever key it brings', async () => {
    expect(await postvak(await vreemd({}, extern))).toBe(200);
    for (const kop of await meegebracht('e-1'))
      expect([kop, await postvak(await vreemd(kop, aanvaller))]).toEqual([kop, 401]);
    expect(await postvak(await vreemd({}, eigen))).toBe(401);
  });

  it('is of the kind that was set for that issuer, where one was set', async () => {
    expect(await postvak(await vreemd({ typ: 'JWT' }, extern))).toBe(200);
    const bewaard = tokens;
    tokens = { ...tokens, uitgevers: tokens.uitgevers.map((uitgever) => ({ ...uitgever, typ: 'at+jwt' })) };
    const statussen = [await postvak(await vreemd({ typ: 'JWT' }, extern)), await postvak(await vreemd({}, extern))];
    tokens = bewaard;
    expect(statussen).toEqual([401, 200]);
  });
});

describe('an assertion', () => {
  let nummer = 0;
  const vraag = async (kop: Partial<JWTHeaderParameters>, met: Paar): Promise<number> => {
    nummer += 1;
    const client_assertion = await new SignJWT({ jti: `bewijs-${nummer}` })
      .setProtectedHeader({ alg: 'PS256', kid: 'c-1', ...kop })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(`${ADRES}/oauth/token`)
      .setIssuedAt(nu())
      .setExpirationTime(nu() + 60)
      .sign(met.privateKey);
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion,
    }).toString();
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
    };
    return (await app().request(`${ADRES}/oauth/token`, { method: 'POST', headers, body })).status;
  };

  it('is checked with the keys that a beheerder added, whatever key it brings', async () => {
    expect(await vraag({}, client)).toBe(200);
    for (const kop of await meegebracht('c-1')) expect([kop, await vraag(kop, aanvaller)]).toEqual([kop, 401]);
  });
});
