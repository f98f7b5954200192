import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { createSnelheidswacht, type Snelheidsgrenzen } from '../../src/pipeline/snelheid.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway } from '../helpers/gateway.ts';
import { type Antwoord, createTestApi, ORIGIN, type TestApi } from './api.ts';

const GRENZEN: Snelheidsgrenzen = {
  organisatie: { aantal: 3, seconden: 60 },
  adres: { aantal: 8, seconden: 60 },
  mislukt: { aantal: 2, seconden: 60 },
  handeling: { aantal: 2, seconden: 60 },
};
const PAD = '/aanbieder/v1/verantwoordingen';

let gateway: Gateway;
let api: TestApi;
beforeEach(async () => {
  gateway = createGateway();
  api = await createTestApi(gateway, {
    snelheid: createSnelheidswacht({ klok: gateway.diensten.klok, grenzen: GRENZEN }),
  });
});

const vraag = (adres: string, sleutel?: string, pad = PAD): Promise<Antwoord> =>
  api.vraag('GET', pad, { ...(sleutel === undefined ? {} : { sleutel }), headers: { 'CF-Connecting-IP': adres } });
const keer = async (aantal: number, doe: () => Promise<Antwoord>): Promise<readonly number[]> => {
  const uit: number[] = [];
  for (let nr = 0; nr < aantal; nr++) uit.push((await doe()).status);
  return uit;
};

describe('an organisation that asks', () => {
  it('is told what is left, and when it may ask again', async () => {
    const eerste = await vraag('192.0.2.1', api.sleutels.aanbieder);
    expect([eerste.status, eerste.headers.get('RateLimit-Policy'), eerste.headers.get('RateLimit')]).toEqual([
      200,
      '"organisatie";q=3;w=60',
      '"organisatie";r=2;t=20',
    ]);
    expect(await keer(2, () => vraag('192.0.2.1', api.sleutels.aanbieder))).toEqual([200, 200]);
    const geweigerd = await vraag('192.0.2.1', api.sleutels.aanbieder);
    expect(geweigerd.headers.get('Content-Type')).toBe('application/problem+json');
    expect([geweigerd.status, geweigerd.headers.get('Retry-After'), geweigerd.headers.get('RateLimit')]).toEqual([
      429,
      '20',
      '"organisatie";r=0;t=60',
    ]);
    expect(geweigerd.json).toMatchObject({
      type: 'urn:problem-type:enkelvoud:te-vaak',
      detail: 'Uw organisatie vraagt te vaak achter elkaar. Probeer het over 20 seconden weer.',
    });
    gateway.verstrijk(20_000);
    expect((await vraag('192.0.2.1', api.sleutels.aanbieder)).status).toBe(200);
  });

  it('is one over all its keys and addresses, and holds up no other', async () => {
    const houder = { houdersoort: 'aanbieder', houdercode: '65656055' } as const;
    const { houdercode } = houder;
    const keys = await Promise.all([1, 2].map(() => createSleutel(gateway.diensten, houder, houdercode, undefined)));
    for (const [nr, { sleutel }] of [...keys, ...keys].entries())
      expect((await vraag(`192.0.2.${nr}`, sleutel)).status).toBe(nr < 3 ? 200 : 429);
    expect((await vraag('192.0.2.1', api.sleutels.andereAanbieder)).status).toBe(200);
  });
});

describe('an organisation that changes something', () => {
  const zet = (sleutel: string): Promise<Antwoord> => api.vraag('PUT', '/aanbieder/v1/webhook', { sleutel, json: {} });
  const rijen = async (): Promise<number> => (await gateway.diensten.staat.auditspoor.findKop())?.nummer ?? 0;

  it('does so less often than it may ask, also when it is refused, and leaves no row beyond that', async () => {
    const ervoor = await rijen();
    expect(await keer(2, () => zet(api.sleutels.aanbieder))).toEqual([400, 400]);
    const geweigerd = await zet(api.sleutels.aanbieder);
    expect([geweigerd.status, geweigerd.headers.get('RateLimit-Policy'), geweigerd.headers.get('Retry-After')]).toEqual(
      [429, '"handeling";q=2;w=60', '30'],
    );
    expect(await rijen()).toBe(ervoor + 4);
    expect((await zet(api.sleutels.andereAanbieder)).status).toBe(400);
    gateway.verstrijk(30_000);
    expect((await zet(api.sleutels.aanbieder)).status).toBe(400);
  });

  it('is not a beheerder, who registers many documents in one go', async () => {
    const maak = () => api.vraag('POST', '/beheer/v1/herstelrondes', { sleutel: api.sleutels.beheerder, json: {} });
    expect(await keer(3, maak)).toEqual([200, 200, 200]);
  });
});

describe('a question that goes on asking by itself', () => {
  it('counts as all that it will ask: a stream, and one that waits', async () => {
    const grenzen = { ...GRENZEN, organisatie: { aantal: 200, seconden: 60 } };
    const snelheid = createSnelheidswacht({ klok: gateway.diensten.klok, grenzen });
    const app = createApp(() => ({ diensten: gateway.diensten, snelheid, instelling: {} }));
    const volg = (query: string, Accept: string) =>
      app.request(`${ORIGIN}/aanbieder/v1/gebeurtenissen${query}`, {
        headers: { Authorization: `Bearer ${api.sleutels.aanbieder}`, Accept },
      });
    const stroom = () => volg('', 'text/event-stream');
    const open = [await stroom(), await stroom(), await stroom()];
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200]);
    const teveel = await stroom();
    expect([teveel.status, teveel.headers.get('RateLimit-Policy')]).toEqual([429, '"organisatie";q=200;w=60']);
    expect((await volg('?wacht=25', 'application/json')).status).toBe(429);
    expect((await volg('', 'application/json')).status).toBe(200);
    await Promise.all(open.map(({ body }) => body?.cancel()));
  });
});

describe('an address that asks', () => {
  it('is held up before anything is looked up, whatever its keys', async () => {
    expect(await keer(8, () => vraag('198.51.100.1', undefined, '/aanbieder/v1/openapi.json'))).toEqual(
      Array(8).fill(200),
    );
    const geweigerd = await vraag('198.51.100.1', api.sleutels.aanbieder);
    expect([geweigerd.status, geweigerd.headers.get('RateLimit-Policy')]).toEqual([429, '"adres";q=8;w=60']);
    expect((await vraag('198.51.100.2', api.sleutels.aanbieder)).status).toBe(200);
  });

  it('that fails is held up, but not a key behind it that was good a moment ago', async () => {
    expect((await vraag('203.0.113.9', api.sleutels.aanbieder)).status).toBe(200);
    expect(await keer(3, () => vraag('203.0.113.9', 'evk_geraden'))).toEqual([401, 401, 429]);
    expect(await keer(1, () => vraag('203.0.113.9'))).toEqual([429]);
    expect((await vraag('203.0.113.9', api.sleutels.andereAanbieder)).status).toBe(429);
    expect((await vraag('203.0.113.9', api.sleutels.aanbieder)).status).toBe(200);
    gateway.verstrijk(30_000);
    expect((await vraag('203.0.113.9', api.sleutels.andereAanbieder)).status).toBe(200);
  });

  it.each(['/oauth/token', '/gezondheid', '/.well-known/jwks.json', '/nergens'])(
    'is held up at %s as well',
    async (pad) => {
      const codes = await keer(9, () => vraag('203.0.113.77', undefined, pad));
      expect([codes.slice(0, 8).includes(429), codes[8]]).toEqual([false, 429]);
    },
  );

  it('and floods holds up nobody else, however much it asks at once', async () => {
    const vloed = Array.from({ length: 300 }, () => vraag('203.0.113.66', 'evk_geraden'));
    const eerlijk = await keer(3, () => vraag('192.0.2.50', api.sleutels.aanbieder));
    expect(eerlijk).toEqual([200, 200, 200]);
    const uit = Map.groupBy(await Promise.all(vloed), ({ status }) => status);
    // Failures are counted when they are answered: what was on its way then still gets its 401, within the limit on the address.
    expect((uit.get(401)?.length ?? 0) + (uit.get(429)?.length ?? 0)).toBe(300);
    expect(uit.get(429)?.length).toBeGreaterThanOrEqual(292);
  });

  it('is not told apart when it is this machine, or none', async () => {
    for (const adres of ['127.0.0.1', '::1', ''])
      expect(await keer(5, () => vraag(adres, 'evk_geraden'))).toEqual(Array(5).fill(401));
  });
});

describe('every route', () => {
  it('declares that it may answer 429, with its headers', () => {
    for (const { operation } of api.routes)
      expect(operation.responses['429']).toMatchObject({
        headers: { 'Retry-After': {}, RateLimit: {}, 'RateLimit-Policy': {} },
        content: { 'application/problem+json': {} },
      });
  });
});

describe('the worker itself', () => {
  it('counts with the limits and the counters of its settings', async () => {
    const worker = (exports as unknown as { default: Fetcher }).default;
    const stuur = async (adres: string): Promise<readonly [number, string | null]> => {
      const headers = { 'CF-Connecting-IP': adres, Authorization: 'Bearer evk_geraden' };
      const antwoord = await worker.fetch(`${ORIGIN}${PAD}`, { headers });
      await antwoord.text();
      return [antwoord.status, antwoord.headers.get('RateLimit-Policy')];
    };
    const uit: (readonly [number, string | null])[] = [];
    // As many as the quota, and what comes back of it while this runs.
    for (let nr = 0; nr < 90 && uit.at(-1)?.[0] !== 429; nr++) uit.push(await stuur('2001:db8::1'));
    expect(uit.slice(0, 60).every(([status]) => status === 401)).toBe(true);
    expect(uit.at(-1)).toEqual([429, '"mislukt";q=60;w=300']);
    expect((await stuur('2001:db8:0:1::1'))[0]).toBe(401);
  });

  it('has a counter that the isolates of a location share', async () => {
    const { TELLER_ORGANISATIE, TELLER_ADRES } = env as unknown as Bindingen;
    expect(await TELLER_ORGANISATIE?.limit({ key: 'x' })).toEqual({ success: true });
    expect(await TELLER_ADRES?.limit({ key: 'x' })).toEqual({ success: true });
  });
});
