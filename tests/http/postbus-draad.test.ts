/**
 * From submission to the wire through the Durable Object itself: its RPC, its alarm, and the channel as it was set. One gemeente with one
 * channel all along, as it is in life.
 */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { type Bindingen, createDiensten } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { createTestApi, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

const TILBURG = '0855';
const bindingen = env as unknown as Bindingen;
const bus = bindingen.POSTBUS.get(bindingen.POSTBUS.idFromName(TILBURG));
const alarm = () => runInDurableObject(bus, (_, state) => state.storage.getAlarm());

let gateway: Gateway;
let api: TestApi;
let gemeente: Gemeente;
beforeAll(async () => {
  gateway = createGateway(new Date().toISOString(), { postbussen: createDiensten(bindingen).postbussen });
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  gemeente = await createGemeente();
  const kanaal = await api.vraag('PUT', '/gemeente/v1/kanaal', {
    sleutel: api.sleutels.tilburg,
    json: {
      instelling: { kanaalsoort: 'webhook', adres: `${gemeente.url}/in` },
      geheimen: { ondertekengeheim: writeTekengeheim(new Uint8Array(32).fill(7)) },
    },
  });
  if (kanaal.status !== 200) throw new Error(kanaal.tekst);
  const proef = await api.vraag('POST', '/gemeente/v1/kanaal/proeven', { sleutel: api.sleutels.tilburg });
  if (proef.status !== 200) throw new Error(proef.tekst);
});

/** Webhook ids of what came in, without the test of the channel. */
const binnen = async (id: string): Promise<number> =>
  (await gemeente.ontvangen()).filter(({ headers }) => headers['webhook-id'] === id).length;

const toestandVan = async (id: string) => (await gateway.diensten.staat.zendingen.findZending(id))?.toestand;

/** The alarm rings by itself, as on the platform, or because it is made to; until this is so. */
const totdat = (klopt: () => Promise<void>): Promise<void> =>
  vi.waitFor(
    async () => {
      if (((await alarm()) ?? Number.POSITIVE_INFINITY) <= Date.now()) await runDurableObjectAlarm(bus);
      await klopt();
    },
    { timeout: 60_000, interval: 20 },
  );

describe('the postbus with a wire', () => {
  it('rings, brings, and is at rest', async () => {
    const { zendingId } = await submitAndDeliver(api, gateway, 'draad');
    await totdat(async () => expect(await toestandVan(zendingId)).toBe('bezorgd'));
    expect(await binnen(zendingId)).toBe(1);
    await totdat(async () => expect(await alarm()).toBeNull());
  });

  it('sets its alarm to the next attempt when the receiver does not take it', async () => {
    await gemeente.speel({ doe: 'antwoord', status: 503, headers: { 'Retry-After': '7200' } });
    const voor = Date.now();
    const { zendingId } = await submitAndDeliver(api, gateway, 'later');
    await totdat(async () => expect(await alarm()).toBeGreaterThan(voor + 7_100_000));
    expect(await binnen(zendingId)).toBe(1);
    expect(await alarm()).toBeLessThan(Date.now() + 7_300_000);
    const beeld = await api.vraag('GET', '/gemeente/v1/postbus', { sleutel: api.sleutels.tilburg });
    expect(beeld.json).toMatchObject({ wachtend: 1, rustTot: expect.any(String), werkt: true });

    await gemeente.speel({ doe: 'antwoord', status: 204 });
    await api.vraag('POST', '/gemeente/v1/postbus/hervattingen', { sleutel: api.sleutels.tilburg, json: {} });
    await totdat(async () => expect(await toestandVan(zendingId)).toBe('bezorgd'));
    expect(await binnen(zendingId)).toBe(2);
  });

  it('lets go of what waits when the channel is taken away', async () => {
    await gemeente.speel({ doe: 'antwoord', status: 500 });
    const { zendingId } = await submitAndDeliver(api, gateway, 'weg');
    await totdat(async () => expect(await binnen(zendingId)).toBe(1));
    const kanaal = await api.vraag('GET', '/gemeente/v1/kanaal', { sleutel: api.sleutels.tilburg });
    const weg = await api.vraag('DELETE', '/gemeente/v1/kanaal', {
      sleutel: api.sleutels.tilburg,
      headers: { 'If-Match': kanaal.headers.get('ETag') ?? '' },
    });
    expect(weg.status).toBe(200);
    await totdat(async () => expect(await toestandVan(zendingId)).toBe('bezorgd'));
    await totdat(async () => expect(await alarm()).toBeNull());
  });
});
