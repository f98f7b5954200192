/** Four eyes for a channel over the API (`VIER_OGEN=overal`): tested by whoever made it, put to use by somebody else. */
import { beforeEach, expect, it } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { type Antwoord, codes, createTestApi, resultaten, SLEUTELHOUDERS, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const EIGEN = '/gemeente/v1/kanaal';
const TILBURG = '/beheer/v1/ontvangers/0855/kanaal';

let gateway: Gateway;
let api: TestApi;
let gemeente: Gemeente;
let collega: string;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway, { instelling: { huisregelsApi: { vierOgen: true } } });
  gemeente = await createGemeente();
  ({ sleutel: collega } = await createSleutel(gateway.diensten, SLEUTELHOUDERS.tilburg, 'collega', undefined));
});

const vraag = (methode: string, pad: string, wat: { json?: unknown; ifMatch?: string | null; sleutel?: string } = {}) =>
  api.vraag(methode, pad, {
    sleutel: wat.sleutel ?? (pad.startsWith('/beheer') ? api.sleutels.beheerder : api.sleutels.tilburg),
    ...(wat.json === undefined ? {} : { json: wat.json }),
    ...(wat.ifMatch ? { headers: { 'If-Match': wat.ifMatch } } : {}),
  });
const etag = (antwoord: Antwoord): string | null => antwoord.headers.get('ETag');

/** Set and tested by the first key of Tilburg. @returns the state to release */
async function zetEnBeproef(rest: object = {}): Promise<string | null> {
  const json = {
    instelling: { kanaalsoort: 'webhook', adres: `${gemeente.url}/in`, ...rest },
    geheimen: { ondertekengeheim: GEHEIM },
  };
  const bewaard = await vraag('PUT', EIGEN, { json, ifMatch: etag(await vraag('GET', EIGEN)) });
  expect(bewaard.status).toBe(200);
  const proef = await vraag('POST', `${EIGEN}/proeven`);
  expect(proef.json).toMatchObject({ gelukt: true, inGebruikGenomen: false, wachtOpVrijgave: true });
  return etag(await vraag('GET', EIGEN));
}

it('a tested channel waits until another key releases it, and is used from then on', async () => {
  const ifMatch = await zetEnBeproef();
  expect((await vraag('GET', EIGEN)).json).toMatchObject({
    toestand: 'wacht-op-vrijgave',
    inGebruik: { versie: 0, instelling: { kanaalsoort: 'postvak' } },
  });
  await submitAndDeliver(api, gateway, 'voor-de-vrijgave');
  expect(await gemeente.ontvangen()).toHaveLength(1);

  const zelf = await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch });
  expect([zelf.status, codes(zelf)]).toEqual([409, ['KANAAL_VIER_OGEN']]);
  const vrij = await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch, sleutel: collega });
  expect([vrij.status, vrij.json]).toMatchObject([
    200,
    { toestand: 'in-gebruik', vrijgegevenDoor: { soort: 'ontvanger', code: '0855', middel: expect.any(String) } },
  ]);
  await submitAndDeliver(api, gateway, 'na-de-vrijgave');
  expect((await gemeente.ontvangen()).length).toBeGreaterThan(1);
});

it('a beheerder releases for an ontvanger that has nobody else; the ontvanger learns which organisation, not which key', async () => {
  const ifMatch = await zetEnBeproef();
  const vrij = await vraag('POST', `${TILBURG}/vrijgaven`, { ifMatch });
  expect([vrij.status, vrij.json]).toMatchObject([
    200,
    { toestand: 'in-gebruik', vrijgegevenDoor: { soort: 'beheerder', code: 'test', middel: expect.any(String) } },
  ]);
  const [versie] = resultaten(await vraag('GET', `${EIGEN}/versies`));
  expect(versie).toMatchObject({ vrijgegevenDoor: { soort: 'beheerder', code: 'test' } });
  expect(Object(versie?.vrijgegevenDoor).middel).toBeUndefined();
  expect((await vraag('POST', '/beheer/v1/ontvangers/9999/kanaal/vrijgaven', { ifMatch })).status).toBe(404);
});

it('a release is for exactly what was tested', async () => {
  const eerste = await zetEnBeproef();
  const vrijgave = (ifMatch?: string | null) =>
    vraag('POST', `${EIGEN}/vrijgaven`, { sleutel: collega, ...(ifMatch === undefined ? {} : { ifMatch }) });
  // Without a state, or with any state, nobody says what they looked at.
  expect([(await vrijgave()).status, (await vrijgave('*')).status]).toEqual([428, 428]);

  const json = { instelling: { kanaalsoort: 'webhook', adres: `${gemeente.url}/elders` }, geheimen: {} };
  const anders = await vraag('PUT', EIGEN, { json, ifMatch: eerste });
  expect(anders.status).toBe(200);
  expect((await vrijgave(eerste)).status).toBe(412);
  const onbeproefd = await vrijgave(etag(anders));
  expect([onbeproefd.status, codes(onbeproefd)]).toEqual([409, ['KANAAL_NIET_BEPROEFD']]);
  expect((await vraag('GET', EIGEN)).json).toMatchObject({ toestand: 'onbeproefd', inGebruik: { versie: 0 } });
});

it('twice released is once, and the postvak asks for nobody', async () => {
  const ifMatch = await zetEnBeproef();
  const statussen = (
    await Promise.all([1, 2, 3].map(() => vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch, sleutel: collega })))
  ).map(({ status }) => status);
  expect(statussen.filter((status) => status === 200)).toHaveLength(1);
  const nu = etag(await vraag('GET', EIGEN));
  expect((await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch: nu, sleutel: collega })).status).toBe(200);
  const terug = await vraag('DELETE', EIGEN, { ifMatch: nu });
  expect([terug.status, terug.json]).toMatchObject([
    200,
    { toestand: 'in-gebruik', instelling: { kanaalsoort: 'postvak' } },
  ]);
});

it('the release stands in the audit trail, with the version and by whom', async () => {
  const { auditspoor } = gateway.diensten.staat;
  const begin = (await auditspoor.findKop())?.nummer ?? 0;
  const ifMatch = await zetEnBeproef();
  await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch });
  await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch, sleutel: collega });
  const gezien = await auditspoor.listRegels({ handeling: 'geefKanaalVrij' }, { aantal: 50 });
  const rijen = gezien.rijen.filter(({ regel: { nummer } }) => nummer > begin);
  expect(rijen.map(({ regel: { fase } }) => fase).sort()).toEqual(['begonnen', 'begonnen', 'gedaan', 'geweigerd']);
  expect(rijen.find(({ regel: { fase } }) => fase === 'gedaan')?.regel.feiten).toMatchObject({ versie: 1 });
});
