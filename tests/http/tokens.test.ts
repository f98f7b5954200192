import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import type { Tokeninstelling } from '../../src/pipeline/tokens.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { createTestApi, type TestApi } from './api.ts';

const UITGEVER = 'https://gateway.example';
const EXTERN = 'https://login.example';
const EINDE = `${UITGEVER}/oauth/token`;
const BEGIN = '2026-05-06T10:00:00.000Z';

const paar = () => generateKeyPair('PS256', { extractable: true });
type Paar = Awaited<ReturnType<typeof paar>>;

const publiek = async ({ publicKey }: Paar, kid: string) => {
  const { kty, n, e } = await exportJWK(publicKey);
  return { kty: kty ?? '', n: n ?? '', e: e ?? '', kid };
};

let gateway: Gateway;
let api: TestApi;
let eigen: Paar;
let client: Paar;
let extern: Paar;
let tokens: Tokeninstelling;
let clientId: string;
let jtis = 0;

const nu = (): number => Math.floor(gateway.diensten.klok().getTime() / 1000);
const app = () => createApp(() => ({ diensten: gateway.diensten, instelling: { tokens } }));

beforeAll(async () => {
  gateway = createGateway(BEGIN);
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  [eigen, client, extern] = await Promise.all([paar(), paar(), paar()]);
  const { d, ...rest } = await exportJWK(eigen.privateKey);
  tokens = {
    uitgever: UITGEVER,
    sleutel: { ...rest, d, ...(await publiek(eigen, 'eigen-1')), kty: 'RSA' },
    vervallen: [],
    uitgevers: [
      { uitgever: EXTERN, publiek: 'enkelvoud', sleutels: createLocalJWKSet({ keys: [await publiek(extern, 'e-1')] }) },
    ],
  };
  clientId = await addClient({ soort: 'jwks', jwks: { keys: [await publiek(client, 'c-1')] } }, [
    'ontvangen',
    'inzien',
  ]);
});

async function addClient(bewijs: unknown, rollen: readonly string[]): Promise<string> {
  const antwoord = await api.vraag('POST', '/beheer/v1/clients', {
    sleutel: api.sleutels.beheerder,
    json: { houdersoort: 'ontvanger', houdercode: '0855', omschrijving: 'koppeling', rollen, bewijs },
  });
  expect(antwoord.status).toBe(201);
  return String(antwoord.json?.id);
}

interface Bewijskeuze {
  readonly claims?: JWTPayload;
  readonly alg?: string;
  readonly met?: Paar;
  readonly kid?: string;
}

const bewijs = ({ claims = {}, alg = 'PS256', met = client, kid = 'c-1' }: Bewijskeuze = {}) =>
  new SignJWT({ iss: clientId, sub: clientId, aud: EINDE, iat: nu(), exp: nu() + 60, jti: `j-${jtis++}`, ...claims })
    .setProtectedHeader({ alg, kid })
    .sign(met.privateKey);

const vraag = (velden: Readonly<Record<string, string>>) => {
  const body = new URLSearchParams(velden).toString();
  return app().request(EINDE, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) },
    body,
  });
};

const vraagToken = (assertion: string, meer: Readonly<Record<string, string>> = {}) =>
  vraag({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...meer,
  });

const tokenVan = async (meer: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { access_token } = (await (await vraagToken(await bewijs(), meer)).json()) as { access_token: string };
  return access_token;
};

const postvak = (token: string) =>
  app().request(`${UITGEVER}/gemeente/v1/zendingen`, { headers: { Authorization: `Bearer ${token}` } });

describe('asking for a token', () => {
  it('gives one for an hour, with the roles of the client, that opens its own part and no other', async () => {
    const antwoord = await vraagToken(await bewijs());
    expect(antwoord.status).toBe(200);
    expect(antwoord.headers.get('Cache-Control')).toBe('no-store');
    const { access_token, ...rest } = (await antwoord.json()) as { access_token: string };
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 3600, scope: 'inzien ontvangen' });
    expect((await postvak(access_token)).status).toBe(200);
    const elders = await app().request(`${UITGEVER}/aanbieder/v1/verantwoordingen`, {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    expect(elders.status).toBe(403);
  });

  it('gives fewer roles when fewer are asked for', async () => {
    const token = await tokenVan({ scope: 'inzien' });
    const antwoord = await app().request(`${UITGEVER}/gemeente/v1/ontvangstmeldingen`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{"zendingIds":[]}',
    });
    expect(antwoord.status).toBe(403);
    expect((await vraagToken(await bewijs(), { scope: 'beantwoorden' })).status).toBe(400);
  });

  it('takes an assertion signed with RS256 as well', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const id = await addClient({ soort: 'jwks', jwks: { keys: [await publiek({ privateKey, publicKey }, 'r-1')] } }, [
      'inzien',
    ]);
    const met = await bewijs({
      claims: { iss: id, sub: id },
      alg: 'RS256',
      met: { privateKey, publicKey },
      kid: 'r-1',
    });
    expect((await vraagToken(met)).status).toBe(200);
  });

  it('takes an assertion once', async () => {
    const een = await bewijs();
    expect((await vraagToken(een)).status).toBe(200);
    const nogEens = await vraagToken(een);
    expect([nogEens.status, ((await nogEens.json()) as { error: string }).error]).toEqual([401, 'invalid_client']);
  });

  it.each<[string, () => Promise<string>]>([
    ['signed by somebody else', () => bewijs({ met: extern })],
    ['of nobody we know', () => bewijs({ claims: { iss: 'onbekend', sub: 'onbekend' } })],
    ['about somebody else', () => bewijs({ claims: { sub: 'ander' } })],
    ['for another address', () => bewijs({ claims: { aud: 'https://elders.example' } })],
    ['that is over', () => bewijs({ claims: { iat: nu() - 200, exp: nu() - 100 } })],
    ['that is valid for a day', () => bewijs({ claims: { exp: nu() + 86_400 } })],
    ['without jti', () => bewijs({ claims: { jti: undefined } as unknown as JWTPayload })],
    ['with a jti that is no text', () => bewijs({ claims: { jti: { $ne: '' } } as unknown as JWTPayload })],
    ['with an empty jti', () => bewijs({ claims: { jti: '' } })],
    ['that is no JWT', () => Promise.resolve('a.b.c')],
  ])('refuses an assertion %s', async (_, maak) => {
    const antwoord = await vraagToken(await maak());
    expect([antwoord.status, ((await antwoord.json()) as { error: string }).error]).toEqual([401, 'invalid_client']);
  });

  it.each([
    ['an object', { a: 1 }],
    ['a list', ['x']],
    ['a number', 7],
    ['a long text', 'x'.repeat(5_000)],
  ])('refuses an issuer that is %s like any other that nobody knows', async (_, iss) => {
    const deel = (waarde: unknown) => btoa(JSON.stringify(waarde)).replaceAll('=', '');
    const client_assertion = `${deel({ alg: 'PS256' })}.${deel({ iss, sub: iss, exp: nu() + 60, iat: nu(), jti: 'x' })}.AAAA`;
    const antwoord = await vraagToken(client_assertion);
    expect([antwoord.status, await antwoord.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  it('takes an assertion once, also when it comes several times at the same moment', async () => {
    const een = await bewijs();
    const statussen = await Promise.all(Array.from({ length: 6 }, async () => (await vraagToken(een)).status));
    expect(statussen.filter((status) => status === 200).length).toBe(1);
  });

  it('says in the words of RFC 6749 what is wrong with the request itself', async () => {
    const fout = async (antwoord: Response) => [antwoord.status, ((await antwoord.json()) as { error: string }).error];
    expect(await fout(await vraag({ grant_type: 'password' }))).toEqual([400, 'unsupported_grant_type']);
    expect(await fout(await vraag({ grant_type: 'client_credentials' }))).toEqual([400, 'invalid_request']);
    const dubbel = await app().request(EINDE, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '60' },
      body: 'grant_type=client_credentials&grant_type=client_credentials',
    });
    expect(await fout(dubbel)).toEqual([400, 'invalid_request']);
    const json = await app().request(EINDE, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(await fout(json)).toEqual([400, 'invalid_request']);
  });

  it('tells clients where everything is', async () => {
    const meta = await app().request(`${UITGEVER}/.well-known/oauth-authorization-server`);
    expect(await meta.json()).toMatchObject({ issuer: UITGEVER, token_endpoint: EINDE });
    const jwks = (await (await app().request(`${UITGEVER}/oauth/jwks.json`)).json()) as { keys: object[] };
    expect(jwks.keys).toEqual([{ ...(await publiek(eigen, 'eigen-1')), alg: 'PS256', use: 'sig' }]);
  });
});

describe('a token', () => {
  it('stops working when its hour is over', async () => {
    const token = await tokenVan();
    gateway.verstrijk(3_601_000);
    const antwoord = await postvak(token);
    expect([antwoord.status, antwoord.headers.get('WWW-Authenticate')]).toEqual([
      401,
      'Bearer realm="enkelvoud", error="invalid_token"',
    ]);
  });

  it('stops working at once when its client is withdrawn', async () => {
    const ander = await paar();
    const id = await addClient({ soort: 'jwks', jwks: { keys: [await publiek(ander, 'a-1')] } }, ['inzien']);
    const antwoord = await vraagToken(await bewijs({ claims: { iss: id, sub: id }, met: ander, kid: 'a-1' }));
    const { access_token } = (await antwoord.json()) as { access_token: string };
    expect((await postvak(access_token)).status).toBe(200);
    await api.vraag('POST', `/beheer/v1/clients/${id}/intrekkingen`, { sleutel: api.sleutels.beheerder });
    expect((await postvak(access_token)).status).toBe(401);
  });

  it('that somebody made up, or changed, opens nothing', async () => {
    const maak = (alg: string, kid: string, met: Paar, claims: JWTPayload = {}) =>
      new SignJWT({
        iss: UITGEVER,
        aud: UITGEVER,
        sub: clientId,
        scope: 'inzien',
        iat: nu(),
        exp: nu() + 60,
        ...claims,
      })
        .setProtectedHeader({ alg, kid, typ: 'at+jwt' })
        .sign(met.privateKey);
    const zonder = [
      { alg: 'none', typ: 'at+jwt' },
      { iss: UITGEVER, aud: UITGEVER, sub: clientId, exp: nu() + 60 },
    ]
      .map((deel) => btoa(JSON.stringify(deel)).replaceAll('=', ''))
      .join('.');
    const goed = await tokenVan();
    const [kop, , handtekening] = goed.split('.');
    const anderMidden = btoa(
      JSON.stringify({ iss: UITGEVER, aud: UITGEVER, sub: clientId, scope: 'ontvangen', exp: nu() + 9 }),
    );
    for (const token of [
      await maak('PS256', 'eigen-1', client),
      await maak('PS256', 'e-1', extern),
      await maak('PS256', 'eigen-1', eigen, { aud: 'https://elders.example' }),
      `${zonder}.`,
      `${kop}.${anderMidden.replaceAll('=', '')}.${handtekening}`,
      await bewijs(),
    ])
      expect((await postvak(token)).status).toBe(401);
    expect((await postvak(goed)).status).toBe(200);
  });
});

describe('a token of another issuer', () => {
  const maak = (claims: JWTPayload = {}) =>
    new SignJWT({ iss: EXTERN, aud: 'enkelvoud', sub: 'koppeling-tilburg', iat: nu(), exp: nu() + 600, ...claims })
      .setProtectedHeader({ alg: 'PS256', kid: 'e-1' })
      .sign(extern.privateKey);

  it('opens what the client that it names may see, and nothing before there is such a client', async () => {
    expect((await postvak(await maak())).status).toBe(401);
    await addClient({ soort: 'uitgever', uitgever: EXTERN, onderwerp: 'koppeling-tilburg' }, ['inzien']);
    expect((await postvak(await maak())).status).toBe(200);
    expect((await postvak(await maak({ aud: 'een ander' }))).status).toBe(401);
    expect((await postvak(await maak({ exp: nu() + 7 * 3600 }))).status).toBe(401);
    expect((await postvak(await maak({ iss: 'https://kwaad.example' }))).status).toBe(401);
  });
});

describe('registering a client', () => {
  it('refuses a private key, a short one and a role that its organisation cannot have', async () => {
    const goed = await publiek(client, 'c-1');
    const probeer = async (keys: readonly object[], rollen: readonly string[] = ['inzien']) =>
      (
        await api.vraag('POST', '/beheer/v1/clients', {
          sleutel: api.sleutels.beheerder,
          json: {
            houdersoort: 'ontvanger',
            houdercode: '0855',
            omschrijving: 'x',
            rollen,
            bewijs: { soort: 'jwks', jwks: { keys } },
          },
        })
      ).status;
    expect(await probeer([{ ...goed, d: 'geheim' }])).toBe(400);
    expect(await probeer([{ ...goed, n: 'kort' }])).toBe(400);
    expect(await probeer([goed], ['formaten-beheren'])).toBe(400);
    expect(await probeer([goed])).toBe(201);
  });
});
