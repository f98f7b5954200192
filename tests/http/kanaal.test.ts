/** The channel of an ontvanger: set through the API, tested, and then really used. */
import { env } from 'cloudflare:workers';
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { bodyOf, createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { type Antwoord, codes, createTestApi, resultaten, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const EIGEN = '/gemeente/v1/kanaal';
const TILBURG = '/beheer/v1/ontvangers/0855/kanaal';

let gateway: Gateway;
let api: TestApi;
let gemeente: Gemeente;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  gemeente = await createGemeente();
});

const vraag = (
  methode: string,
  pad: string,
  wat: { json?: unknown; ifMatch?: string | null } = {},
): Promise<Antwoord> =>
  api.vraag(methode, pad, {
    sleutel: pad.startsWith('/beheer') ? api.sleutels.beheerder : api.sleutels.tilburg,
    ...(wat.json === undefined ? {} : { json: wat.json }),
    ...(wat.ifMatch ? { headers: { 'If-Match': wat.ifMatch } } : {}),
  });

const webhook = (rest: object = {}) => ({ kanaalsoort: 'webhook', adres: `${gemeente.url}/in`, ...rest });
const etag = (antwoord: Antwoord): string | null => antwoord.headers.get('ETag');

/** Sets a channel on whatever is there. */
async function zet(json: unknown, pad = EIGEN): Promise<Antwoord> {
  const bewaard = await vraag('PUT', pad, { json, ifMatch: etag(await vraag('GET', pad)) });
  if (bewaard.status !== 200) throw new Error(bewaard.tekst);
  return bewaard;
}

const beproef = (pad = EIGEN): Promise<Antwoord> => vraag('POST', `${pad}/proeven`);

describe('a channel', () => {
  it('is the postvak until something else is set', async () => {
    const antwoord = await vraag('GET', EIGEN);
    expect(antwoord.json).toEqual({
      instelling: { kanaalsoort: 'postvak' },
      toestand: 'in-gebruik',
      versie: 0,
      geheimen: [],
      publiekeSleutels: [],
    });
    expect((await beproef()).status).toBe(409);
  });

  it('is used after a test that succeeded, not before', async () => {
    const bewaard = await zet({ instelling: webhook(), geheimen: { ondertekengeheim: GEHEIM } });
    expect(bewaard.json).toMatchObject({
      toestand: 'onbeproefd',
      versie: 1,
      geheimen: ['ondertekengeheim'],
      door: { soort: 'ontvanger', code: '0855', middel: expect.stringMatching(/^sleutel:/) },
      inGebruik: { versie: 0, instelling: { kanaalsoort: 'postvak' } },
    });
    await submitAndDeliver(api, gateway, 'voor-de-proef');
    expect(await gemeente.ontvangen()).toEqual([]);

    await gemeente.speel({ doe: 'antwoord', status: 500 });
    const mislukt = await beproef();
    expect(mislukt.json).toMatchObject({ gelukt: false, inGebruikGenomen: false });
    expect(Object(mislukt.json).stappen.at(-1)).toEqual({
      stap: 'antwoord',
      gelukt: false,
      melding: 'Het antwoord was 500.',
      oplossing: 'Uw dienst kan het nu niet aan. Probeer het later nog eens.',
    });
    expect((await vraag('GET', EIGEN)).json).toMatchObject({ toestand: 'onbeproefd' });

    await gemeente.speel({ doe: 'antwoord', status: 204 });
    expect((await beproef()).json).toMatchObject({ gelukt: true, inGebruikGenomen: true, versie: 1 });
    expect((await beproef()).json).toMatchObject({ gelukt: true, inGebruikGenomen: false });
    expect((await vraag('GET', EIGEN)).json).toMatchObject({ toestand: 'in-gebruik' });
  });

  it('brings each zending as a signed event, which is fetched with the address in it', async () => {
    await zet({ instelling: webhook(), geheimen: { ondertekengeheim: GEHEIM } });
    await beproef();
    const { zendingId } = await submitAndDeliver(api, gateway, 'gebracht');
    const ontvangen = (await gemeente.ontvangen()).slice(1);
    const events = ontvangen.map((een) => JSON.parse(bodyOf(een)));
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['nl.enkelvoud.v1.zending.aangeboden']));
    expect(events.map(({ id }) => id)).toContain(zendingId);
    for (const een of ontvangen) {
      const stuk = new Webhook(GEHEIM).sign(
        een.headers['webhook-id'] ?? '',
        new Date(Number(een.headers['webhook-timestamp']) * 1000),
        bodyOf(een),
      );
      expect(een.headers['webhook-signature']).toBe(stuk);
    }
    const { dataref } = events.find(({ id }) => id === zendingId);
    expect(dataref).toBe(`http://localhost:8787/gemeente/v1/zendingen/${zendingId}`);
    expect((await vraag('GET', new URL(dataref).pathname)).json).toMatchObject({ id: zendingId });
  });

  it('keeps the old settings in use while the new ones are not tested', async () => {
    await zet({ instelling: webhook(), geheimen: { ondertekengeheim: GEHEIM } });
    await beproef();
    const ander = await createGemeente();
    const nieuw = await zet({ instelling: webhook({ adres: `${ander.url}/in` }) });
    expect(nieuw.json).toMatchObject({ toestand: 'onbeproefd', inGebruik: { versie: 1 } });
    await submitAndDeliver(api, gateway, 'oude-weg');
    expect((await gemeente.ontvangen()).length).toBeGreaterThan(1);
    expect(await ander.ontvangen()).toEqual([]);
    await beproef();
    await submitAndDeliver(api, gateway, 'nieuwe-weg');
    expect((await ander.ontvangen()).length).toBeGreaterThan(1);
  });

  it('goes back to the postvak, and everything stands there', async () => {
    await zet({ instelling: webhook(), geheimen: { ondertekengeheim: GEHEIM } });
    await beproef();
    const ifMatch = etag(await vraag('GET', EIGEN));
    expect((await vraag('DELETE', EIGEN)).status).toBe(428);
    const weg = await vraag('DELETE', EIGEN, { ifMatch });
    expect([weg.status, weg.json]).toMatchObject([
      200,
      { instelling: { kanaalsoort: 'postvak' }, toestand: 'in-gebruik' },
    ]);
    expect((await vraag('DELETE', EIGEN)).status).toBe(200);
    const voor = (await gemeente.ontvangen()).length;
    const { zendingId } = await submitAndDeliver(api, gateway, 'weer-zelf');
    expect(await gemeente.ontvangen()).toHaveLength(voor);
    expect((await vraag('GET', `/gemeente/v1/zendingen/${zendingId}`)).status).toBe(200);
  });
});

describe('keys of ours', () => {
  it('are shown by their public half, and work: Ed25519 to sign with, ES256 for the token server of the ontvanger', async () => {
    const tokenserver = await createGemeente();
    const tokenadres = `${tokenserver.url}/token`;
    const aanmelding = { aanmeldsoort: 'oauth2', tokenadres, clientId: 'enkelvoud', clientbewijs: 'sleutel' };
    const bewaard = await zet({ instelling: webhook({ handtekening: 'v1a', aanmelding }) });
    expect(bewaard.json).toMatchObject({ geheimen: [], clientsleutel: { kty: 'EC', alg: 'ES256', use: 'sig' } });
    expect(bewaard.tekst).not.toContain('"d"');
    const jwk = Object(bewaard.json).clientsleutel;
    await tokenserver.speel({ doe: 'token', clientId: 'enkelvoud', jwk, token: 't', seconden: 60 });
    expect((await beproef()).json).toMatchObject({ gelukt: true });
    const [ontvangen] = await gemeente.ontvangen();
    expect(ontvangen?.headers.authorization).toBe('Bearer t');

    const [whpk] = Object(bewaard.json).publiekeSleutels as string[];
    const sleutel = await crypto.subtle.importKey(
      'raw',
      Buffer.from((whpk ?? '').replace('whpk_', ''), 'base64'),
      { name: 'Ed25519' },
      false,
      ['verify'],
    );
    const headers = ontvangen?.headers ?? {};
    const getekend = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${bodyOf(ontvangen)}`);
    const [, handtekening = ''] = (headers['webhook-signature'] ?? '').split('v1a,');
    const goed = await crypto.subtle.verify('Ed25519', sleutel, Buffer.from(handtekening, 'base64'), getekend);
    expect(goed).toBe(true);
  });
});

describe('secrets', () => {
  it('are nowhere: not in an answer, not in the database', async () => {
    const geheimen = { ondertekengeheim: GEHEIM, headerwaarde: 'heel-geheim-123' };
    const aanmelding = { aanmeldsoort: 'header', headernaam: 'X-Api-Key' };
    const antwoorden = [
      await zet({ instelling: webhook({ aanmelding }), geheimen }),
      await vraag('GET', EIGEN),
      await vraag('GET', `${EIGEN}/versies`),
      await vraag('GET', TILBURG),
      await beproef(),
      await vraag('PUT', EIGEN, {
        json: { instelling: webhook(), geheimen: { s3geheim: 'heel-geheim-123' } },
        ifMatch: '*',
      }),
    ];
    const { results } = await (env as unknown as Bindingen).DB.prepare('SELECT * FROM kanalen').all();
    for (const tekst of [...antwoorden.map((een) => een.tekst), JSON.stringify(results)])
      expect(tekst).not.toMatch(/heel-geheim-123|BwcHBwcH/);
    const [proef] = await gemeente.ontvangen();
    expect(proef?.headers['x-api-key']).toBe('heel-geheim-123');
  });

  it('are destroyed when a later version is in use', async () => {
    const { DB } = env as unknown as Bindingen;
    const metGeheim = async () => {
      const { results } = await DB.prepare(
        'SELECT versie FROM kanalen WHERE geheimen IS NOT NULL ORDER BY versie',
      ).all<{ versie: number }>();
      return results.map(({ versie }) => versie);
    };
    await zet({ instelling: webhook(), geheimen: { ondertekengeheim: GEHEIM } });
    await beproef();
    await zet({ instelling: webhook({ tegelijk: 1 }) });
    await zet({ instelling: webhook({ tegelijk: 3 }) });
    expect(await metGeheim()).toEqual([1, 3]);
    await beproef();
    expect(await metGeheim()).toEqual([3]);
    await vraag('DELETE', EIGEN, { ifMatch: etag(await vraag('GET', EIGEN)) });
    expect(await metGeheim()).toEqual([]);
  });
});

describe('who changes a channel', () => {
  it('says on which state it is meant', async () => {
    const json = { instelling: webhook(), geheimen: { ondertekengeheim: GEHEIM } };
    const eerste = await vraag('PUT', EIGEN, { json });
    expect(eerste.status).toBe(200);
    expect((await vraag('PUT', EIGEN, { json })).status).toBe(428);
    expect((await vraag('PUT', EIGEN, { json, ifMatch: '"0"' })).status).toBe(412);
    const tweede = await vraag('PUT', EIGEN, { json, ifMatch: etag(eerste) });
    expect([tweede.status, tweede.json?.versie]).toEqual([200, 2]);
    expect((await vraag('PUT', EIGEN, { json, ifMatch: etag(eerste) })).status).toBe(412);
  });

  it('is first or not at all when two do so at once', async () => {
    const json = { instelling: webhook(), geheimen: { ondertekengeheim: GEHEIM } };
    const statussen = (await Promise.all([1, 2, 3].map(() => vraag('PUT', EIGEN, { json })))).map(
      ({ status }) => status,
    );
    expect(statussen.filter((status) => status === 200)).toHaveLength(1);
    expect(statussen.every((status) => [200, 412, 428].includes(status))).toBe(true);
  });

  it('can be a beheerder, for any ontvanger there is', async () => {
    await zet({ instelling: webhook(), geheimen: { ondertekengeheim: GEHEIM } }, TILBURG);
    expect((await beproef(TILBURG)).json).toMatchObject({ gelukt: true });
    await zet({ instelling: { kanaalsoort: 'postvak' } });
    const versies = resultaten(await vraag('GET', `${TILBURG}/versies`));
    expect(versies.map(({ versie, door }) => [versie, door])).toEqual([
      [2, { soort: 'ontvanger', code: '0855', middel: expect.stringMatching(/^sleutel:/) }],
      [1, { soort: 'beheerder', code: 'test', middel: expect.stringMatching(/^sleutel:/) }],
    ]);
    const voorTilburg = resultaten(await vraag('GET', `${EIGEN}/versies`));
    expect(voorTilburg.map(({ door }) => Object.keys(Object(door)))).toEqual([
      ['soort', 'code', 'middel'],
      ['soort', 'code'],
    ]);
    for (const code of ['hart-van-brabant', '0363'])
      expect((await vraag('GET', `/beheer/v1/ontvangers/${code}/kanaal`)).status).toBe(200);
    for (const methode of ['GET', 'PUT', 'DELETE'])
      expect(
        (
          await vraag(
            methode,
            '/beheer/v1/ontvangers/9999/kanaal',
            methode === 'PUT' ? { json: { instelling: {} } } : {},
          )
        ).status,
      ).toBe(404);
  });

  it('learns everything that is wrong at once, in Dutch', async () => {
    const antwoord = await vraag('PUT', EIGEN, { json: { instelling: webhook({ adres: 'https://10.0.0.1/' }) } });
    expect(antwoord.status).toBe(400);
    expect(codes(antwoord)).toEqual(['KANAAL_ADRES', 'KANAAL_GEHEIM_ONTBREEKT']);
    expect(antwoord.tekst).toContain('niet openbaar');
    const leeg = await vraag('PUT', EIGEN, { json: { instelling: { kanaalsoort: 'webhook' } } });
    expect(leeg.tekst).toContain('schemas/kanaal 1.0.0');
  });
});

it('shows the schema that a form can be made of', async () => {
  for (const pad of ['/gemeente/v1/kanaalsoorten', '/beheer/v1/kanaalsoorten'])
    expect(Object(Object((await vraag('GET', pad)).json).schema).$id).toBe(
      'https://enkelvoud.nl/schemas/kanaal/1.0.0.json',
    );
});
