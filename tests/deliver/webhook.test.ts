import { CloudEvent, HTTP } from 'cloudevents';
import { decodeJwt, exportJWK, generateKeyPair } from 'jose';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import type { Buitenwereld } from '../../src/deliver/aanroep.ts';
import { createHaal } from '../../src/deliver/haal.ts';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { createKanaal, testKanaal } from '../../src/deliver/kanalen/kanaalwerk.ts';
import { createWebhook, secretsAt } from '../../src/deliver/kanalen/webhook.ts';
import type { Kanaalgeheimen, WebhookInstelling } from '../../src/domain/kanaal.ts';
import { createBuitenwereld } from '../helpers/buitenwereld.ts';
import { bodyOf, createGemeente } from '../helpers/gemeente.ts';
import { kanaalCases, NU } from './kanaal-cases.ts';
import { type Inhoud, maakBron, ZENDING } from './zending.ts';

const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const OUD = writeTekengeheim(new Uint8Array(32).fill(8));
const AFZENDER = { bron: 'urn:nld:oin:00000009990000000000', adres: 'https://api.example.nl' };

const instelling = (adres: string, rest: Partial<WebhookInstelling> = {}): WebhookInstelling => ({
  kanaalsoort: 'webhook',
  adres: `${adres}/in`,
  inhoud: 'bericht',
  maximumBytes: 48 * 1024,
  handtekening: 'v1',
  overlapDagen: 7,
  aanmelding: { aanmeldsoort: 'geen' },
  tegelijk: 2,
  ...rest,
});

const maak = (
  wat: WebhookInstelling,
  geheimen: Kanaalgeheimen = { ondertekengeheim: GEHEIM },
  buiten: Buitenwereld = createBuitenwereld(),
) => createWebhook({ buiten, instelling: wat, geheimen, afzender: AFZENDER, tokens: new Map(), sleutel: '0855 1' });

kanaalCases({
  naam: 'webhook',
  maak: (adres, buiten) => maak(instelling(adres), { ondertekengeheim: GEHEIM }, buiten),
  geweigerd: [400, 413, 415, 422],
  gelijk: ({ headers, sha256, pad }) => ({ id: headers['webhook-id'], sha256, pad: pad.replace(/^\/[^/]+/, '') }),
  stappen: ['instelling', 'adres', 'naam', 'verbinding', 'antwoord'],
  eigenAdres: true,
});

/** Delivers, and gives what came in. */
async function delivered(rest: Partial<WebhookInstelling>, inhoud?: Inhoud, geheimen?: Kanaalgeheimen) {
  const gemeente = await createGemeente();
  const kanaal = createKanaal(maak(instelling(gemeente.url, rest), geheimen), maakBron(inhoud));
  expect(await kanaal.bezorg(ZENDING, NU)).toEqual({ soort: 'bezorgd' });
  const [ontvangen] = await gemeente.ontvangen();
  if (ontvangen === undefined) throw new Error('nothing came in');
  return { ontvangen, tekst: bodyOf(ontvangen) };
}

describe('what a webhook sends', () => {
  it('is an event that the public CloudEvents library reads and validates, in structured mode', async () => {
    const { ontvangen, tekst } = await delivered({});
    const event = HTTP.toEvent({ headers: { ...ontvangen.headers }, body: tekst });
    if (!(event instanceof CloudEvent)) throw new Error('not one event');
    expect(event.validate()).toBe(true);
    expect(event.toJSON()).toEqual({
      specversion: '1.0',
      id: ZENDING.zendingId,
      source: 'urn:nld:oin:00000009990000000000',
      type: 'nl.enkelvoud.v1.zending.aangeboden',
      time: '2026-05-06T09:00:01.000Z',
      subject: ZENDING.zendingId,
      sequence: '000000000000012',
      dataref: `https://api.example.nl/gemeente/v1/zendingen/${ZENDING.zendingId}`,
    });
    expect(ontvangen.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
  });

  it('is signed, and verified by a receiver with the public library', async () => {
    const gemeente = await createGemeente({ doe: 'webhook', geheim: GEHEIM });
    const kanaal = createKanaal(maak(instelling(gemeente.url)), maakBron());
    expect(await kanaal.bezorg(ZENDING, new Date())).toEqual({ soort: 'bezorgd' });
    const vreemd = createKanaal(maak(instelling(gemeente.url), { ondertekengeheim: OUD }), maakBron());
    expect(await vreemd.bezorg(ZENDING, new Date())).toMatchObject({ soort: 'opnieuw', fout: { status: 401 } });
  });

  it('holds all files in one event when asked and when they fit', async () => {
    const { tekst } = await delivered({ inhoud: 'bestand' });
    const { data, datacontenttype } = JSON.parse(tekst);
    expect(datacontenttype).toBe('application/json');
    expect(data).toMatchObject({ zendingId: ZENDING.zendingId, soort: 'declaratie', formaat: { naam: 'iwmo323' } });
    expect(
      data.bestanden.map((een: { inhoudBase64: string }) => Buffer.from(een.inhoudBase64, 'base64').toString()),
    ).toEqual(['<a>é</a>', 'a;b\n']);
    expect(tekst).not.toContain('12345678');
  });

  it('tells where to fetch what is larger than the ontvanger wants at once, to the byte', async () => {
    const inhoud = { 'a.csv': 'x'.repeat(1000) };
    const past = await delivered({ inhoud: 'bestand', maximumBytes: 1000 }, inhoud);
    expect(JSON.parse(past.tekst).data.bestanden).toHaveLength(1);
    const pastNiet = await delivered({ inhoud: 'bestand', maximumBytes: 999 }, inhoud);
    expect(JSON.parse(pastNiet.tekst).data).toBeUndefined();
    expect(JSON.parse(pastNiet.tekst).dataref).toContain(ZENDING.zendingId);
  });

  it('opens no file that it does not send', async () => {
    const geopend: string[] = [];
    const gemeente = await createGemeente();
    const bron = maakBron({ 'a.csv': 'x' }, (wat) => geopend.push(wat));
    await createKanaal(maak(instelling(gemeente.url)), bron).bezorg(ZENDING, NU);
    expect(geopend).toEqual([]);
  });

  it('is signed with the old secret too, until the overlap is over', async () => {
    const geheimen = {
      ondertekengeheim: GEHEIM,
      vorigOndertekengeheim: { geheim: OUD, tot: new Date(NU.getTime() + 1).toISOString() },
    };
    const { ontvangen, tekst } = await delivered({}, undefined, geheimen);
    const [nieuw, oud] = [GEHEIM, OUD].map((een) => new Webhook(een).sign(ZENDING.zendingId, NU, tekst));
    expect(ontvangen.headers['webhook-signature']).toBe(`${nieuw} ${oud}`);
    expect(secretsAt(geheimen, new Date(NU.getTime() + 1))).toHaveLength(1);
  });

  it('is a test event without data when it is tested', async () => {
    const gemeente = await createGemeente();
    await testKanaal(maak(instelling(gemeente.url)), 'proef-1', NU);
    expect(JSON.parse(bodyOf((await gemeente.ontvangen())[0]))).toEqual({
      specversion: '1.0',
      id: 'proef-1',
      source: AFZENDER.bron,
      type: 'nl.enkelvoud.v1.kanaal.proef',
      time: NU.toISOString(),
    });
  });
});

describe('how a webhook says who it is', () => {
  it('with a header of the ontvanger', async () => {
    const gemeente = await createGemeente({ doe: 'header', naam: 'X-Sleutel', waarde: 'geheim' });
    const wat = instelling(gemeente.url, { aanmelding: { aanmeldsoort: 'header', headernaam: 'X-Sleutel' } });
    const met = (geheimen: Kanaalgeheimen) => createKanaal(maak(wat, geheimen), maakBron()).bezorg(ZENDING, NU);
    expect(await met({ ondertekengeheim: GEHEIM, headerwaarde: 'geheim' })).toEqual({ soort: 'bezorgd' });
    expect(await met({ ondertekengeheim: GEHEIM, headerwaarde: 'x' })).toMatchObject({ fout: { status: 401 } });
    expect(await met({ ondertekengeheim: GEHEIM })).toEqual({
      soort: 'opnieuw',
      fout: { fout: 'kanaal-niet-bruikbaar' },
      vertraag: true,
    });
  });

  const TOKEN = { doe: 'token', clientId: 'wij:hier', geheim: 's p%', token: 't1', seconden: 3600 } as const;
  const oauth = (gemeente: string, tokenserver: string): WebhookInstelling =>
    instelling(gemeente, {
      aanmelding: {
        aanmeldsoort: 'oauth2',
        clientbewijs: 'geheim',
        tokenadres: `${tokenserver}/token`,
        clientId: 'wij:hier',
        scope: 'lever',
      },
    });
  const GEHEIMEN = { ondertekengeheim: GEHEIM, clientgeheim: 's p%' };

  it('with a token, asked once and kept until shortly before it expires', async () => {
    const [gemeente, tokenserver] = [await createGemeente(), await createGemeente(TOKEN)];
    const kanaal = createKanaal(maak(oauth(gemeente.url, tokenserver.url), GEHEIMEN), maakBron());
    const na = (seconden: number) => kanaal.bezorg(ZENDING, new Date(NU.getTime() + seconden * 1000));
    await na(0);
    await na(3539);
    expect(await tokenserver.ontvangen()).toHaveLength(1);
    await na(3540);
    expect(await tokenserver.ontvangen()).toHaveLength(2);
    expect((await gemeente.ontvangen()).map(({ headers }) => headers.authorization)).toEqual(
      Array(3).fill('Bearer t1'),
    );
    expect(bodyOf((await tokenserver.ontvangen())[0])).toBe('grant_type=client_credentials&scope=lever');
  });

  it('with a token for which it proves itself with a key of its own (private_key_jwt)', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    const { geheim: _, ...zonder } = TOKEN;
    const [gemeente, tokenserver] = [await createGemeente(), await createGemeente({ ...zonder, jwk })];
    const { aanmelding, ...rest } = oauth(gemeente.url, tokenserver.url);
    if (aanmelding.aanmeldsoort !== 'oauth2') throw new Error('another kind');
    const wat: WebhookInstelling = { ...rest, aanmelding: { ...aanmelding, clientbewijs: 'sleutel' } };
    const met = (clientsleutel: unknown) =>
      createKanaal(
        maak(wat, { ondertekengeheim: GEHEIM, clientsleutel: JSON.stringify(clientsleutel) }),
        maakBron(),
      ).bezorg(ZENDING, NU);
    expect(await met(await exportJWK(privateKey))).toEqual({ soort: 'bezorgd' });
    expect((await gemeente.ontvangen())[0]?.headers.authorization).toBe('Bearer t1');
    const ander = await generateKeyPair('ES256', { extractable: true });
    expect(await met(await exportJWK(ander.privateKey))).toMatchObject({ fout: { fout: 'aanmelding-mislukt' } });
    const bewijzen = (await tokenserver.ontvangen()).map((een) =>
      decodeJwt(new URLSearchParams(bodyOf(een)).get('client_assertion') ?? ''),
    );
    expect(bewijzen[0]).toMatchObject({ iss: 'wij:hier', sub: 'wij:hier', aud: `${tokenserver.url}/token` });
    expect(new Set(bewijzen.map(({ jti }) => jti)).size).toBe(2);
  });

  it('with a new token when the old one is refused, once', async () => {
    const tokenserver = await createGemeente(TOKEN, { ...TOKEN, token: 't2' });
    const gemeente = await createGemeente({ doe: 'header', naam: 'authorization', waarde: 'Bearer t2' });
    const kanaal = createKanaal(maak(oauth(gemeente.url, tokenserver.url), GEHEIMEN), maakBron());
    expect(await kanaal.bezorg(ZENDING, NU)).toEqual({ soort: 'bezorgd' });
    await gemeente.speel({ doe: 'antwoord', status: 401 });
    expect(await kanaal.bezorg(ZENDING, NU)).toMatchObject({ soort: 'opnieuw', fout: { status: 401 }, vertraag: true });
    expect(await gemeente.ontvangen()).toHaveLength(4);
    expect(await tokenserver.ontvangen()).toHaveLength(3);
  });

  it.each([
    ['the wrong secret', { ...TOKEN, geheim: 'anders' }, { reden: 'status', status: 401 }],
    ['what is no token', { doe: 'praat', bytes: 10 }, { reden: 'verkeerd-antwoord' }],
    ['far too much', { doe: 'praat', bytes: 10_000_000 }, { reden: 'verkeerd-antwoord' }],
    ['a token with a line break', { ...TOKEN, token: 'a\r\nX-Y: z' }, { reden: 'verkeerd-antwoord' }],
    ['a closed connection', { doe: 'breek-af', wanneer: 'voor-antwoord' }, { reden: 'onbereikbaar' }],
  ] as const)('and says so when the token server gives %s', async (_, stap, reden) => {
    const [gemeente, tokenserver] = [await createGemeente(), await createGemeente(stap)];
    const werk = maak(oauth(gemeente.url, tokenserver.url), GEHEIMEN);
    expect(await createKanaal(werk, maakBron()).bezorg(ZENDING, NU)).toEqual({
      soort: 'opnieuw',
      fout: { fout: 'aanmelding-mislukt' },
      vertraag: true,
    });
    expect(await testKanaal(werk, 'p', NU)).toEqual([
      ...['instelling', 'adres', 'naam'].map((eerder) => ({ stap: eerder, gelukt: true })),
      { stap: 'aanmelding', gelukt: false, reden },
    ]);
    expect(await gemeente.ontvangen()).toEqual([]);
  });

  it('guards the address of the token server as well', async () => {
    const gemeente = await createGemeente();
    const werk = maak(oauth(gemeente.url, 'https://10.0.0.1'), GEHEIMEN);
    expect((await testKanaal(werk, 'p', NU)).at(-1)).toEqual({
      stap: 'aanmelding',
      gelukt: false,
      reden: { reden: 'niet-openbaar' },
    });
  });

  it('with a certificate that the deployment has, and not without it', async () => {
    const gemeente = await createGemeente();
    const wat = instelling(gemeente.url, { certificaat: 'TILBURG' });
    const gebruikt: string[] = [];
    const buiten = createBuitenwereld({
      metCertificaat: (naam) => {
        gebruikt.push(naam);
        return createHaal({ fetch: (adres, init) => fetch(adres, init) });
      },
    });
    const geheimen = { ondertekengeheim: GEHEIM };
    expect(await createKanaal(maak(wat, geheimen, buiten), maakBron()).bezorg(ZENDING, NU)).toEqual({
      soort: 'bezorgd',
    });
    expect(gebruikt).toEqual(['TILBURG']);
    expect(await testKanaal(maak(wat, geheimen), 'p', NU)).toEqual([
      { stap: 'instelling', gelukt: false, reden: { reden: 'niet-bruikbaar', wat: 'certificaat' } },
    ]);
  });
});
