/** Where the channels of an organisation may call: kept with its organisation, asked when a channel is saved and at each call. */
import { beforeEach, describe, expect, it } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { type Antwoord, createTestApi, resultaten, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const KANAAL = '/gemeente/v1/kanaal';
const WEBHOOK = '/aanbieder/v1/webhook';

let gateway: Gateway;
let api: TestApi;
let gemeente: Gemeente;
let pad: string;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  gemeente = await createGemeente();
  pad = `${await organisatie('ontvanger', '0855')}/domeinen`;
});

const vraag = (methode: string, adres: string, json?: unknown, ifMatch?: string | null) => {
  const deel = adres.split('/')[1];
  const sleutel = { beheer: 'beheerder', aanbieder: 'aanbieder', gemeente: 'tilburg' }[
    deel ?? ''
  ] as keyof TestApi['sleutels'];
  return api.vraag(methode, adres, {
    sleutel: api.sleutels[sleutel],
    ...(json === undefined ? {} : { json }),
    ...(ifMatch ? { headers: { 'If-Match': ifMatch } } : {}),
  });
};
const etag = ({ headers }: Antwoord): string | null => headers.get('ETag');

async function organisatie(houdersoort: string, houdercode: string): Promise<string> {
  const { json } = await vraag('POST', '/beheer/v1/organisaties', { houdersoort, houdercode });
  return `/beheer/v1/organisaties/${json?.id}`;
}

const zetDomeinen = async (domeinen: readonly string[], adres = pad): Promise<void> => {
  const gezet = await vraag('PUT', adres, { domeinen }, etag(await vraag('GET', adres)));
  expect(gezet.status).toBe(200);
};

/** As it can only be set here: the played gemeente has an address of numbers, and no list takes that. */
const staDezeMachineToe = async (): Promise<void> => {
  const { ledenbeheer } = gateway.diensten.staat;
  const id = pad.split('/')[4] ?? '';
  const waren = (await ledenbeheer.getDomeinen(id)) ?? [];
  expect(await ledenbeheer.zetDomeinen(id, [new URL(gemeente.url).hostname], waren)).toBe(true);
};

const zetKanaal = async (adres: string, rest: object = {}): Promise<Antwoord> =>
  vraag(
    'PUT',
    KANAAL,
    { instelling: { kanaalsoort: 'webhook', adres, ...rest }, geheimen: { ondertekengeheim: GEHEIM } },
    etag(await vraag('GET', KANAAL)),
  );

const redenen = ({ json }: Antwoord): readonly unknown[] => {
  const bevindingen: readonly { readonly melding?: unknown }[] = Object(json).bevindingen ?? [];
  return bevindingen.map(({ melding }) => melding);
};

describe('the list', () => {
  it('is empty at first, is replaced on the state that was seen, and is kept sorted and each once', async () => {
    const leeg = await vraag('GET', pad);
    expect([leeg.status, leeg.json]).toEqual([200, { domeinen: [] }]);
    expect((await vraag('PUT', pad, { domeinen: ['a.nl'] })).status).toBe(428);
    const statussen = await Promise.all(
      [1, 2, 3].map(async (nr) => (await vraag('PUT', pad, { domeinen: [`a${nr}.nl`] }, etag(leeg))).status),
    );
    expect(statussen.toSorted()).toEqual([200, 412, 412]);
    const nu = await vraag('GET', pad);
    const gezet = await vraag('PUT', pad, { domeinen: ['Utrecht.nl', 'diemen.nl', 'utrecht.nl'] }, etag(nu));
    expect([gezet.status, gezet.json]).toEqual([200, { domeinen: ['diemen.nl', 'utrecht.nl'] }]);
    expect((await vraag('GET', KANAAL)).json).toMatchObject({ domeinen: ['diemen.nl', 'utrecht.nl'] });
  });

  it('takes domains and nothing else', async () => {
    const ifMatch = etag(await vraag('GET', pad));
    for (const domeinen of [['nl'], ['https://diemen.nl'], ['*.diemen.nl'], ['127.0.0.1'], Array(51).fill('a.nl')])
      expect([domeinen[0], (await vraag('PUT', pad, { domeinen }, ifMatch)).status]).toEqual([domeinen[0], 400]);
    expect((await vraag('GET', pad)).json).toEqual({ domeinen: [] });
  });

  it('leaves a row in the audit trail, with the domains', async () => {
    await zetDomeinen(['diemen.nl', 'utrecht.nl']);
    const rijen = resultaten(await vraag('GET', '/beheer/v1/auditspoor?handeling=wijzigDomeinen'));
    expect(rijen.map(({ regel }) => Object(regel).fase).toSorted()).toEqual(['begonnen', 'gedaan']);
    expect(JSON.stringify(rijen)).toContain('diemen.nl utrecht.nl');
  });
});

describe('a channel', () => {
  it('is refused when its address, or that of its token service, is not on the list', async () => {
    await zetDomeinen(['diemen.nl']);
    const aanmelding = { aanmeldsoort: 'oauth2', tokenadres: 'https://login.example/token', clientId: 'a' };
    const geweigerd = await zetKanaal('https://dienst.tilburg.nl/in', { aanmelding });
    expect(geweigerd.status).toBe(400);
    expect(redenen(geweigerd).filter((melding) => String(melding).includes('domeinen'))).toHaveLength(2);
    const s3 = { kanaalsoort: 's3', adres: 'https://bucket.example', regio: 'x', toegangssleutel: 'x' };
    const bucket = await vraag('PUT', KANAAL, { instelling: s3, geheimen: { s3geheim: 'x' } });
    expect([bucket.status, redenen(bucket).length]).toEqual([400, 1]);
    expect((await zetKanaal('https://dienst.diemen.nl/in')).status).toBe(200);
  });

  it('that is in use calls no more when the list leaves it out, loses nothing, and goes on when it is allowed', async () => {
    expect((await zetKanaal(`${gemeente.url}/in`)).status).toBe(200);
    expect((await vraag('POST', `${KANAAL}/proeven`)).json).toMatchObject({ gelukt: true, inGebruikGenomen: true });
    const proef = (await gemeente.ontvangen()).length;
    await zetDomeinen(['diemen.nl']);
    const { zendingId } = await submitAndDeliver(api, gateway, 'niet-op-de-lijst');
    expect((await gemeente.ontvangen()).length).toBe(proef);
    expect((await vraag('GET', `/gemeente/v1/zendingen/${zendingId}`)).status).toBe(200);
    const beproefd = await vraag('POST', `${KANAAL}/proeven`);
    expect(beproefd.json).toMatchObject({ gelukt: false });
    expect(JSON.stringify(beproefd.json)).toContain('domeinen waar uw organisatie mag laten bellen');
    await staDezeMachineToe();
    await gateway.loopDoor(3_600_000);
    expect((await gemeente.ontvangen()).length).toBeGreaterThan(proef);
    expect((await vraag('GET', `/gemeente/v1/zendingen/${zendingId}`)).json).toMatchObject({ toestand: 'bezorgd' });
  });

  it('of another organisation is left as it is', async () => {
    await zetDomeinen(['diemen.nl'], `${await organisatie('ontvanger', '0363')}/domeinen`);
    expect((await zetKanaal(`${gemeente.url}/in`)).status).toBe(200);
    expect((await vraag('POST', `${KANAAL}/proeven`)).json).toMatchObject({ gelukt: true });
  });
});

describe('the webhook of an aanbieder', () => {
  it('keeps to the list of that aanbieder', async () => {
    const eigen = `${await organisatie('aanbieder', '65656055')}/domeinen`;
    const json = {
      instelling: { kanaalsoort: 'webhook', adres: `${gemeente.url}/gebeurtenissen` },
      geheimen: { ondertekengeheim: GEHEIM },
    };
    expect((await vraag('PUT', WEBHOOK, json)).status).toBe(200);
    expect((await vraag('POST', `${WEBHOOK}/proeven`)).json).toMatchObject({ gelukt: true });
    await zetDomeinen(['zorg.example'], eigen);
    const voor = (await gemeente.ontvangen()).length;
    await submitAndDeliver(api, gateway, 'gebeurtenissen');
    expect((await gemeente.ontvangen()).length).toBe(voor);
    expect((await vraag('PUT', WEBHOOK, json, etag(await vraag('GET', WEBHOOK)))).status).toBe(400);
  });
});

describe('a deployment that asks for a list (BUITENADRESSEN=lijst)', () => {
  it('lets an organisation without one call nothing', async () => {
    const { diensten } = gateway;
    const streng = createGateway(undefined, { kanalen: { ...diensten.kanalen, lijstVerplicht: true } });
    const strengeApi = await createTestApi(streng);
    const zet = (adres: string) =>
      strengeApi.vraag('PUT', KANAAL, {
        sleutel: strengeApi.sleutels.tilburg,
        json: { instelling: { kanaalsoort: 'webhook', adres }, geheimen: { ondertekengeheim: GEHEIM } },
      });
    expect((await zet('https://dienst.diemen.nl/in')).status).toBe(400);
    await zetDomeinen(['diemen.nl']);
    expect((await zet('https://dienst.diemen.nl/in')).status).toBe(200);
  });
});
