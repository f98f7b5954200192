/** An organisation that takes no API keys: its systems come with what they sign (private_key_jwt), and with nothing else. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { createTestApi, type TestApi } from './api.ts';

const ADRES = 'https://gateway.example';
const HOUDER = { houdersoort: 'ontvanger', houdercode: '0268' };

let gateway: Gateway;
let api: TestApi;
let id: string;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  id = String((await vraag('POST', '/organisaties', HOUDER)).json?.id);
});

const vraag = (methode: string, pad: string, json?: unknown, ifMatch?: string | null) =>
  api.vraag(methode, `/beheer/v1${pad}`, {
    sleutel: api.sleutels.beheerder,
    ...(json === undefined ? {} : { json }),
    ...(ifMatch ? { headers: { 'If-Match': ifMatch } } : {}),
  });

async function zet(alleenSleutelpaar: boolean) {
  const gezien = await vraag('GET', `/organisaties/${id}`);
  return vraag('PUT', `/organisaties/${id}/toegang`, { alleenSleutelpaar }, gezien.headers.get('ETag'));
}

const maakSleutel = () => vraag('POST', '/sleutels', { ...HOUDER, omschrijving: 'x' });
const postvak = (sleutel: unknown) => api.vraag('GET', '/gemeente/v1/zendingen', { sleutel: String(sleutel) });

describe('an organisation that takes no API keys', () => {
  it('refuses those it has, gets no new ones, and takes them again when that is over', async () => {
    const { json: sleutel } = await maakSleutel();
    const gezien = await vraag('GET', `/organisaties/${id}`);
    expect([(await postvak(sleutel?.sleutel)).status, gezien.json?.alleenSleutelpaar]).toEqual([200, false]);
    expect((await vraag('PUT', `/organisaties/${id}/toegang`, { alleenSleutelpaar: true })).status).toBe(428);
    const aan = await zet(true);
    expect([aan.status, aan.json]).toMatchObject([200, { id, alleenSleutelpaar: true }]);
    expect((await vraag('GET', `/organisaties/${id}`)).json).toEqual(aan.json);
    const geweigerd = await postvak(sleutel?.sleutel);
    expect([geweigerd.status, geweigerd.json?.detail]).toEqual([401, expect.stringContaining('private_key_jwt')]);
    const opnieuw = await maakSleutel();
    expect([opnieuw.status, opnieuw.json?.detail]).toEqual([409, expect.stringContaining('POST /beheer/v1/clients')]);
    expect((await vraag('POST', `/sleutels/${sleutel?.id}/vervangingen`, { overlapUren: 1 })).status).toBe(409);
    const oud = gezien.headers.get('ETag');
    expect((await vraag('PUT', `/organisaties/${id}/toegang`, { alleenSleutelpaar: false }, oud)).status).toBe(412);
    await zet(false);
    expect((await postvak(sleutel?.sleutel)).status).toBe(200);
    const spoor = await gateway.diensten.staat.auditspoor.listKeten(0, 1000);
    const rijen = spoor
      .map(({ regel }) => regel)
      .filter(({ handeling, feiten }) => handeling === 'stelOrganisatietoegangIn' && 'alleenSleutelpaar' in feiten);
    expect(rijen.map(({ fase, feiten }) => [fase, feiten.id, feiten.alleenSleutelpaar])).toEqual([
      ['geweigerd', id, 'ja'],
      ['gedaan', id, 'ja'],
      ['geweigerd', id, 'nee'],
      ['gedaan', id, 'nee'],
    ]);
  });

  it('does not tell who guesses: a key nobody made is as unknown as elsewhere', async () => {
    await zet(true);
    const antwoord = await postvak('evk_geraden');
    expect([antwoord.status, antwoord.json?.detail]).toEqual([401, 'Deze sleutel kennen wij niet.']);
    await zet(false);
  });

  it('takes what its systems sign for', async () => {
    const [eigen, systeem] = await Promise.all([1, 2].map(() => generateKeyPair('PS256', { extractable: true })));
    if (eigen === undefined || systeem === undefined) throw new Error('two were asked for');
    const { n = '', e = '', ...rest } = await exportJWK(eigen.privateKey);
    const tokens = {
      uitgever: ADRES,
      sleutel: { ...rest, kty: 'RSA' as const, kid: '1', n, e },
      vervallen: [],
      uitgevers: [],
    };
    const app = createApp(() => ({ diensten: gateway.diensten, instelling: { tokens } }));
    const client = await vraag('POST', '/clients', {
      ...HOUDER,
      omschrijving: 'x',
      rollen: ['inzien'],
      bewijs: { soort: 'jwks', jwks: { keys: [{ ...(await exportJWK(systeem.publicKey)), kid: 's' }] } },
    });
    await zet(true);
    const clientId = String(client.json?.id);
    const nu = Math.floor(gateway.diensten.klok().getTime() / 1000);
    const bewijs = { iss: clientId, sub: clientId, aud: `${ADRES}/oauth/token`, iat: nu, exp: nu + 60, jti: 'j' };
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await new SignJWT(bewijs)
        .setProtectedHeader({ alg: 'PS256', kid: 's' })
        .sign(systeem.privateKey),
    }).toString();
    const antwoord = await app.request(`${ADRES}/oauth/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) },
      body,
    });
    const { access_token: token } = (await antwoord.json()) as { access_token: string };
    const met = await app.request(`${ADRES}/gemeente/v1/zendingen`, { headers: { Authorization: `Bearer ${token}` } });
    expect(met.status).toBe(200);
    await zet(false);
  });
});
