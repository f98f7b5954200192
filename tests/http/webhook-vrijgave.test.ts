/** Four eyes for the webhook of an aanbieder over the API (`VIER_OGEN=overal`): as for a channel, by the same code. */
import { beforeEach, expect, it } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { type Antwoord, codes, createTestApi, SLEUTELHOUDERS, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const EIGEN = '/aanbieder/v1/webhook';

let gateway: Gateway;
let api: TestApi;
let dienst: Gemeente;
let collega: string;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway, { instelling: { huisregelsApi: { vierOgen: true } } });
  dienst = await createGemeente();
  ({ sleutel: collega } = await createSleutel(gateway.diensten, SLEUTELHOUDERS.aanbieder, 'collega', undefined));
});

const vraag = (methode: string, pad: string, wat: { json?: unknown; ifMatch?: string | null; sleutel?: string } = {}) =>
  api.vraag(methode, pad, {
    sleutel: wat.sleutel ?? (pad.startsWith('/beheer') ? api.sleutels.beheerder : api.sleutels.aanbieder),
    ...(wat.json === undefined ? {} : { json: wat.json }),
    ...(wat.ifMatch ? { headers: { 'If-Match': wat.ifMatch } } : {}),
  });
const etag = ({ headers }: Antwoord): string | null => headers.get('ETag');

const zet = async (pad: string): Promise<Antwoord> => {
  const json = {
    instelling: { kanaalsoort: 'webhook', adres: `${dienst.url}${pad}` },
    geheimen: { ondertekengeheim: GEHEIM },
  };
  return vraag('PUT', EIGEN, { json, ifMatch: etag(await vraag('GET', EIGEN)) });
};

/** Set and tested by the first key. @returns the state to release */
async function zetEnBeproef(pad = '/in'): Promise<string | null> {
  expect((await zet(pad)).status).toBe(200);
  expect((await vraag('POST', `${EIGEN}/proeven`)).json).toMatchObject({
    gelukt: true,
    inGebruikGenomen: false,
    wachtOpVrijgave: true,
  });
  return etag(await vraag('GET', EIGEN));
}

const organisatieVan = async (houdersoort: string, houdercode: string): Promise<string> => {
  const { json } = await vraag('POST', '/beheer/v1/organisaties', { json: { houdersoort, houdercode } });
  return `/beheer/v1/organisaties/${json?.id}/webhook`;
};

const paden = async (): Promise<readonly string[]> =>
  (await dienst.ontvangen()).map(({ pad }) => pad.slice(new URL(dienst.url).pathname.length));

it('a tested webhook brings nothing until another key releases it, and then also what happened meanwhile', async () => {
  const ifMatch = await zetEnBeproef();
  expect((await vraag('GET', EIGEN)).json).toMatchObject({ toestand: 'wacht-op-vrijgave' });
  await submitAndDeliver(api, gateway, 'voor-de-vrijgave');
  const proef = (await paden()).length;

  const zelf = await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch });
  expect([zelf.status, codes(zelf)]).toEqual([409, ['KANAAL_VIER_OGEN']]);
  expect((await vraag('POST', `${EIGEN}/vrijgaven`, { sleutel: collega })).status).toBe(428);
  const vrij = await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch, sleutel: collega });
  expect([vrij.status, vrij.json]).toMatchObject([200, { toestand: 'in-gebruik', inGebruikOp: expect.any(String) }]);
  await gateway.werkAf();
  expect((await paden()).length).toBeGreaterThan(proef);
});

it('a change waits while what was released goes on, and its release is for exactly what was tested', async () => {
  const eerste = await zetEnBeproef('/een');
  expect((await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch: eerste, sleutel: collega })).status).toBe(200);
  const tweede = await zetEnBeproef('/twee');
  expect((await vraag('GET', EIGEN)).json).toMatchObject({
    toestand: 'wacht-op-vrijgave',
    inGebruik: { versie: 1, instelling: { adres: `${dienst.url}/een` } },
  });
  await submitAndDeliver(api, gateway, 'intussen');
  expect((await paden()).filter((pad) => pad === '/twee')).toHaveLength(1); // the test
  expect((await paden()).filter((pad) => pad === '/een').length).toBeGreaterThan(1);

  const anders = await zet('/drie');
  expect((await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch: tweede, sleutel: collega })).status).toBe(412);
  const onbeproefd = await vraag('POST', `${EIGEN}/vrijgaven`, { ifMatch: etag(anders), sleutel: collega });
  expect([onbeproefd.status, codes(onbeproefd)]).toEqual([409, ['KANAAL_NIET_BEPROEFD']]);
});

it('a beheerder sees it, and releases it for an aanbieder that has nobody else; of others there is none', async () => {
  const ifMatch = await zetEnBeproef();
  const pad = await organisatieVan('aanbieder', SLEUTELHOUDERS.aanbieder.houdercode);
  const gezien = await vraag('GET', pad);
  expect([gezien.status, etag(gezien)]).toEqual([200, ifMatch]);
  expect(gezien.json).toMatchObject({ instelling: { adres: `${dienst.url}/in` } });
  expect(gezien.tekst).not.toContain(GEHEIM);
  const vrij = await vraag('POST', `${pad}/vrijgaven`, { ifMatch });
  expect([vrij.status, vrij.json]).toMatchObject([200, { toestand: 'in-gebruik' }]);
  const ontvanger = await organisatieVan('ontvanger', '0855');
  expect((await vraag('GET', ontvanger)).status).toBe(404);
  expect((await vraag('POST', `${ontvanger}/vrijgaven`, { ifMatch })).status).toBe(404);
});

it('stopping asks for nobody', async () => {
  const ifMatch = await zetEnBeproef();
  const weg = await vraag('DELETE', EIGEN, { ifMatch });
  expect([weg.status, weg.json]).toMatchObject([200, { toestand: 'geen' }]);
});
