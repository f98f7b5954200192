/** Gebeurtenissen brought to an aanbieder: over a real server, verified with the public libraries, and none missed. */
import { CloudEvent, HTTP } from 'cloudevents';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { offerGebeurtenissen } from '../../src/pipeline/aanbiederwebhook.ts';
import { destroyExpired } from '../../src/pipeline/bewaartermijnen.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { bodyOf, createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Antwoord, codes, createTestApi, type TestApi } from '../http/api.ts';

const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const PAD = '/aanbieder/v1/webhook';
const UUR = 60 * 60_000;
let gateway: Gateway;
let api: TestApi;
/** The server of the aanbieder. */
let server: Gemeente;

beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  server = await createGemeente();
});

const vraag = (methode: string, pad = PAD, rest: Parameters<TestApi['vraag']>[2] = {}): Promise<Antwoord> =>
  api.vraag(methode, pad, { sleutel: api.sleutels.aanbieder, ...rest });

const invoer = (rest: object = {}) => ({
  instelling: { kanaalsoort: 'webhook', adres: `${server.url}/in`, ...rest },
  geheimen: { ondertekengeheim: GEHEIM },
});

async function zetKlaar(): Promise<void> {
  expect((await vraag('PUT', PAD, { json: invoer() })).status).toBe(200);
  const proef = await vraag('POST', `${PAD}/proeven`);
  expect(proef.json).toMatchObject({ gelukt: true, inGebruikGenomen: true });
}

async function dienIn(kenmerk: string): Promise<string> {
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk })));
  if (uitkomst.soort !== 'aanvaard') throw new Error(uitkomst.soort);
  await gateway.werkAf();
  await gateway.werkAf();
  return uitkomst.bewijs.id;
}

interface Bericht {
  readonly id: string;
  readonly type: string;
  readonly subject?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What came in and was taken, without tests. */
async function berichten(): Promise<readonly Bericht[]> {
  const ontvangen = (await server.ontvangen()).filter(({ status = 0 }) => status >= 200 && status < 300);
  const gelezen = ontvangen.map((een) => JSON.parse(bodyOf(een)) as Bericht);
  return gelezen.filter(({ type }) => !type.endsWith('.proef'));
}

async function feed(): Promise<readonly { readonly volgnummer: number }[]> {
  const van = { houdersoort: 'aanbieder', houdercode: AGBCODE } as const;
  return gateway.diensten.staat.gebeurtenissen.listGebeurtenissen(van, { na: 0, aantal: 200 });
}

const nummers = (van: readonly Bericht[]): unknown[] => van.map(({ data }) => data?.volgnummer).sort(byNumber);
const byNumber = (een: unknown, ander: unknown): number => Number(een) - Number(ander);

describe('a webhook of an aanbieder', () => {
  it('is told that the data of a verantwoording were destroyed', async () => {
    await zetKlaar();
    const id = await dienIn('vernietigd');
    gateway.verstrijk(Date.parse('2031-05-07T02:17:00.000Z') - gateway.diensten.klok().getTime());
    await destroyExpired(gateway.diensten);
    await reconcile(gateway.diensten);
    await gateway.werkAf();
    const gewist = (await berichten()).filter(({ type }) => type === 'nl.enkelvoud.v1.verantwoording.gewist');
    expect(gewist.map(({ data }) => data)).toEqual([
      { volgnummer: expect.any(Number), onderwerp: 'verantwoording', toestand: 'gewist', verantwoordingId: id },
    ]);
  });

  it('is told everything that happens, once, as events that the public library validates', async () => {
    await zetKlaar();
    const id = await dienIn('verteld');
    const gekregen = await berichten();
    const alles = await feed();
    expect(alles.length).toBeGreaterThan(3);
    expect(nummers(gekregen)).toEqual(alles.map(({ volgnummer }) => volgnummer));
    expect(new Set(gekregen.map(({ type }) => type))).toEqual(
      new Set(['nl.enkelvoud.v1.verantwoording.aanvaard', 'nl.enkelvoud.v1.zending.bezorgd']),
    );
    const [, ontvangen] = await server.ontvangen();
    if (ontvangen === undefined) throw new Error('nothing came in');
    const event = HTTP.toEvent({ headers: { ...ontvangen.headers }, body: bodyOf(ontvangen) });
    if (!(event instanceof CloudEvent)) throw new Error('not one event');
    expect(event.validate()).toBe(true);
    expect(event.toJSON()).toMatchObject({
      source: 'http://localhost:8787',
      dataref: `http://localhost:8787/aanbieder/v1/verantwoordingen/${id}/zendingen`,
    });
    for (const een of await server.ontvangen()) expect(bodyOf(een)).not.toContain(AGBCODE);
  });

  it('verifies with the public library of Standard Webhooks, and is refused with another secret', async () => {
    gateway = createGateway(new Date().toISOString());
    api = await createTestApi(gateway);
    await server.speel({ doe: 'webhook', geheim: GEHEIM });
    await zetKlaar();
    await dienIn('ondertekend');
    expect(nummers(await berichten())).toEqual((await feed()).map(({ volgnummer }) => volgnummer));
    await server.speel({ doe: 'webhook', geheim: writeTekengeheim(new Uint8Array(32).fill(9)) });
    const proef = await vraag('POST', `${PAD}/proeven`);
    expect(proef.json).toMatchObject({ gelukt: false });
  });

  it('is not used before its test, and then told what happened meanwhile, but nothing of before it was set', async () => {
    await dienIn('eerder');
    const vooraf = (await feed()).length;
    await vraag('PUT', PAD, { json: invoer() });
    expect((await vraag('GET')).json).toMatchObject({ toestand: 'onbeproefd', versie: 1 });
    await dienIn('intussen');
    expect(await server.ontvangen()).toEqual([]);
    await vraag('POST', `${PAD}/proeven`);
    await gateway.werkAf();
    expect(nummers(await berichten())).toEqual((await feed()).slice(vooraf).map(({ volgnummer }) => volgnummer));
    expect((await vraag('GET')).json).toMatchObject({ toestand: 'in-gebruik', bezorging: { wachtend: 0 } });
  });

  it('hears it in the end when it was down, once each, and the reconciliation finds what nobody handed over', async () => {
    await zetKlaar();
    await server.speel({ doe: 'antwoord', status: 503 });
    await dienIn('storing');
    expect(await berichten()).toEqual([]);
    expect((await vraag('GET')).json).toMatchObject({ bezorging: { stilstaand: false, vastgehouden: 0 } });
    await server.speel({ doe: 'antwoord', status: 204 });
    await gateway.loopDoor(24 * UUR);
    expect(nummers(await berichten())).toEqual((await feed()).map(({ volgnummer }) => volgnummer));

    // An answer of an ontvanger is stored by other code, that tells nobody.
    const [bezorgd] = await gateway.diensten.staat.zendingen.listZendingen(
      (await gateway.diensten.staat.verantwoordingen.findByKenmerk(AGBCODE, 'storing'))?.id ?? '',
    );
    await gateway.diensten.staat.postvak.bevestig(
      bezorgd?.ontvanger.code ?? '',
      [bezorgd?.id ?? ''],
      '2026-05-08T00:00:00.000Z',
    );
    await reconcile(gateway.diensten);
    await gateway.werkAf();
    const laatste = (await berichten()).at(-1);
    expect([laatste?.type, laatste?.subject]).toEqual(['nl.enkelvoud.v1.zending.bevestigd', bezorgd?.id]);
    expect(await offerGebeurtenissen(gateway.diensten)).toBe(0);
  });

  it('hears nothing twice when handing over broke off before it was written down', async () => {
    await zetKlaar();
    await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk: 'afgebroken' })));
    const { staat } = gateway.diensten;
    const gebeurtenissen = new Proxy(staat.gebeurtenissen, {
      get: (doel, naam) =>
        naam === 'schuifOp' ? () => Promise.reject(new Error('power cut')) : Reflect.get(doel, naam).bind(doel),
    });
    const kapot = { ...gateway.diensten, staat: { ...staat, gebeurtenissen } };
    await expect(offerGebeurtenissen(kapot)).rejects.toThrow('power cut');
    await gateway.werkAf();
    await gateway.werkAf();
    const alles = (await feed()).map(({ volgnummer }) => volgnummer);
    expect(alles.length).toBeGreaterThan(3);
    expect(nummers(await berichten())).toEqual(alles);
  });

  it('stops at 410, says so, and goes on after a test that succeeds', async () => {
    await zetKlaar();
    await server.speel({ doe: 'antwoord', status: 410 });
    await dienIn('weg');
    expect((await vraag('GET')).json).toMatchObject({ bezorging: { stilstaand: true } });
    const pogingen = (await server.ontvangen()).length;
    await gateway.loopDoor(24 * UUR);
    expect((await server.ontvangen()).length).toBe(pogingen);
    await server.speel({ doe: 'antwoord', status: 204 });
    expect((await vraag('POST', `${PAD}/proeven`)).json).toMatchObject({ gelukt: true, inGebruikGenomen: false });
    await gateway.werkAf();
    expect(nummers(await berichten())).toEqual((await feed()).map(({ volgnummer }) => volgnummer));
  });

  it('is told nothing any more after it was removed, and begins anew when it is set again', async () => {
    await zetKlaar();
    await server.speel({ doe: 'antwoord', status: 503 });
    await dienIn('voor');
    const etag = (await vraag('GET')).headers.get('ETag') ?? '';
    const weg = await vraag('DELETE', PAD, { headers: { 'If-Match': etag } });
    expect([weg.status, weg.json?.toestand]).toEqual([200, 'geen']);
    await server.speel({ doe: 'antwoord', status: 204 });
    await gateway.loopDoor(24 * UUR);
    await dienIn('na');
    expect(await berichten()).toEqual([]);
    const nieuw = (await vraag('GET')).headers.get('ETag') ?? '';
    await vraag('PUT', PAD, { json: invoer(), headers: { 'If-Match': nieuw } });
    await vraag('POST', `${PAD}/proeven`);
    const vooraf = (await feed()).length;
    await dienIn('opnieuw');
    expect(nummers(await berichten())).toEqual((await feed()).slice(vooraf).map(({ volgnummer }) => volgnummer));
  });
});

describe('what cannot be a webhook', () => {
  it.each([
    ['another kind of channel', { kanaalsoort: 's3' }],
    ['with files', { inhoud: 'bestand' }],
  ])('%s', async (_, rest) => {
    const antwoord = await vraag('PUT', PAD, { json: invoer(rest) });
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['VELD_ONGELDIG']]);
  });

  it('an address inside', async () => {
    const antwoord = await vraag('PUT', PAD, { json: invoer({ adres: 'https://10.0.0.1/in' }) });
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['KANAAL_ADRES']]);
  });

  it('a change on an older state, and a test of nothing', async () => {
    expect((await vraag('POST', `${PAD}/proeven`)).status).toBe(409);
    await vraag('PUT', PAD, { json: invoer() });
    expect((await vraag('PUT', PAD, { json: invoer() })).status).toBe(428);
    expect((await vraag('PUT', PAD, { json: invoer(), headers: { 'If-Match': '"0"' } })).status).toBe(412);
    expect((await vraag('DELETE', PAD, { headers: { 'If-Match': '"0"' } })).status).toBe(412);
  });

  it('that of another: each has its own', async () => {
    await zetKlaar();
    expect((await vraag('GET', PAD, { sleutel: api.sleutels.andereAanbieder })).json).toMatchObject({
      toestand: 'geen',
      versie: 0,
    });
  });
});
