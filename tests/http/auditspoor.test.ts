/** Every act over HTTP is in the audit trail, and the trail can be looked through and taken along. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { VerzegeldeRegel } from '../../src/domain/auditspoor.ts';
import { ZONDER_SPOOR } from '../../src/http/handelingen.ts';
import { verifyKeten } from '../../src/receipts/auditspoor.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { createAdressen } from './adressen.ts';
import { type Audience, createTestApi, type Route, resultaten, type Sleutels, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
let adressen: (route: Route) => string;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  adressen = await createAdressen(api, gateway, await submitAndDeliver(api, gateway, 'auditspoor'));
});

const MAG: Readonly<Record<Audience, keyof Sleutels>> = {
  aanbieder: 'aanbieder',
  gemeente: 'tilburg',
  beheer: 'beheerder',
};
const HOUDER = {
  aanbieder: { houdersoort: 'aanbieder', houdercode: '65656055' },
  gemeente: { houdersoort: 'ontvanger', houdercode: '0855' },
  beheer: { houdersoort: 'beheerder', houdercode: 'test' },
} as const;

const kop = async (): Promise<number> => (await gateway.diensten.staat.auditspoor.findKop())?.nummer ?? 0;
const sinds = async (nummer: number): Promise<readonly VerzegeldeRegel['regel'][]> =>
  (await gateway.diensten.staat.auditspoor.listKeten(nummer, 100)).map(({ regel }) => regel);
const idOf = (route: Route): string => String(Object(route.operation).operationId);
const verandert = (route: Route): boolean => route.method !== 'GET';

const ask = (route: Route) =>
  api.vraag(route.method, adressen(route), {
    sleutel: api.sleutels[MAG[route.audience]],
    ...(route.operation.requestBody === undefined ? {} : { json: { onzin: 'GEHEIM-123' } }),
  });

describe('every route that changes something', () => {
  it('is written before and after, by whom, about what, and never with what was sent', async () => {
    const routes = api.routes.filter((route) => verandert(route) && !ZONDER_SPOOR.has(idOf(route)));
    expect(routes.length).toBeGreaterThan(25);
    for (const route of routes) {
      const ervoor = await kop();
      const antwoord = await ask(route);
      const regels = await sinds(ervoor);
      expect([idOf(route), regels.map(({ fase }) => fase === 'begonnen')]).toEqual([idOf(route), [true, false]]);
      const [begin, einde] = regels;
      expect([begin?.handeling, einde?.handeling, einde?.bij]).toEqual([idOf(route), idOf(route), begin?.nummer]);
      const door = { ...HOUDER[route.audience], middel: expect.stringMatching(/^sleutel:[0-9a-f-]{36}$/) };
      expect([begin?.door, einde?.door]).toEqual([door, door]);
      expect(einde?.fase).toBe(antwoord.status < 400 ? 'gedaan' : 'geweigerd');
      expect(einde?.feiten.antwoord).toBe(antwoord.status);
      const adres = adressen(route).split('/');
      for (const waarde of Object.values(begin?.feiten ?? {})) expect(adres).toContain(waarde);
      expect(Object.keys(begin?.feiten ?? {}).length).toBe([...route.path.matchAll(/\{/g)].length);
      expect(JSON.stringify(regels)).not.toContain('GEHEIM-123');
    }
  });

  it('or is named as one that need not be, and then leaves nothing', async () => {
    const zonder = api.routes.filter((route) => verandert(route) && ZONDER_SPOOR.has(idOf(route)));
    expect(new Set(zonder.map(idOf))).toEqual(ZONDER_SPOOR);
    const ervoor = await kop();
    for (const route of zonder) await ask(route);
    for (const route of api.routes.filter((een) => !verandert(een)).slice(0, 5)) await ask(route);
    expect(await sinds(ervoor)).toEqual([]);
  });

  it('keeps of an address what can be a name, for a row is never taken out again', async () => {
    const ervoor = await kop();
    for (const naam of [encodeURIComponent('<b>iets</b> van een ander'), 'a'.repeat(4_000), '999900006'])
      await api.vraag('DELETE', `/aanbieder/v1/invoermappings/${naam}`, { sleutel: api.sleutels.aanbieder });
    const regels = await sinds(ervoor);
    expect(regels.map(({ feiten }) => feiten.naam)).toEqual(Array(6).fill('onleesbaar'));
  });

  it('keeps an id of ours, also when its digits happen to be those of a bsn', async () => {
    const ervoor = await kop();
    const id = '0b9d8f6e-1111-4222-8333-abc999900006';
    await api.vraag('POST', `/aanbieder/v1/verantwoordingen/${id}/intrekkingen`, {
      sleutel: api.sleutels.aanbieder,
      json: { reden: 'dubbel-ingediend' },
    });
    expect((await sinds(ervoor)).map(({ feiten }) => feiten.id)).toEqual([id, id]);
  });

  it('leaves nothing when nobody knows who asks', async () => {
    const ervoor = await kop();
    await api.vraag('POST', '/beheer/v1/sleutels', { json: {} });
    await api.vraag('POST', '/beheer/v1/sleutels', { json: {}, sleutel: api.sleutels.tilburg });
    await api.vraag('POST', '/beheer/v1/bestaat-niet', { json: {}, sleutel: api.sleutels.beheerder });
    expect(await sinds(ervoor)).toEqual([]);
  });
});

describe('making a key', () => {
  it('tells for whom, and not which', async () => {
    const ervoor = await kop();
    const { json } = await api.vraag('POST', '/beheer/v1/sleutels', {
      sleutel: api.sleutels.beheerder,
      json: { houdersoort: 'ontvanger', houdercode: '0001', omschrijving: 'voor mevrouw Jansen' },
    });
    const [, einde] = await sinds(ervoor);
    expect(einde).toMatchObject({
      fase: 'gedaan',
      feiten: { id: json?.id, houdersoort: 'ontvanger', houdercode: '0001', antwoord: 201 },
    });
    expect(JSON.stringify(await sinds(ervoor))).not.toContain(String(json?.sleutel));
    expect(JSON.stringify(await sinds(ervoor))).not.toContain('Jansen');
  });
});

describe('the trail', () => {
  it('is paged, newest first, and can be asked about one act or one organisation', async () => {
    const sleutel = api.sleutels.beheerder;
    const gezien: unknown[] = [];
    let pad: string | undefined = '/beheer/v1/auditspoor?aantal=20';
    while (pad !== undefined) {
      const antwoord = await api.vraag('GET', pad, { sleutel });
      gezien.push(...resultaten(antwoord).map((een) => Object(een.regel).nummer));
      pad = antwoord.json?.volgende as string | undefined;
    }
    const aantal = await kop();
    expect(gezien).toEqual(Array.from({ length: aantal }, (_, i) => aantal - i));

    const alleen = async (query: string): Promise<VerzegeldeRegel['regel'][]> =>
      resultaten(await api.vraag('GET', `/beheer/v1/auditspoor?${query}`, { sleutel })).map((een) => Object(een.regel));
    const sleutels = await alleen('handeling=maakSleutel');
    expect(sleutels.length).toBeGreaterThan(0);
    expect(new Set(sleutels.map(({ handeling }) => handeling))).toEqual(new Set(['maakSleutel']));
    const tilburg = await alleen('houdersoort=ontvanger&houdercode=0855&aantal=200');
    expect(tilburg.length).toBeGreaterThan(0);
    expect(new Set(tilburg.map(({ door }) => door.houdercode))).toEqual(new Set(['0855']));
    expect(await alleen('houdersoort=aanbieder&houdercode=0855')).toEqual([]);
  });

  it('can be taken along as a file that shows itself to be whole', async () => {
    const antwoord = await api.vraag('GET', '/beheer/v1/auditspoor/bestand', { sleutel: api.sleutels.beheerder });
    expect(antwoord.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(await verifyKeten(antwoord.tekst.split('\n'), { keys: [] })).toMatchObject({
      ok: true,
      value: { aantalRegels: await kop() },
    });
  });
});
