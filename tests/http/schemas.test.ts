/** A receiver's schema over the API, while the gateway runs. */
import { beforeAll, expect, it } from 'vitest';
import { XSD_SET } from '../check/schema/bouw.ts';
import { createGateway, laadRegister } from '../helpers/gateway.ts';
import { type Antwoord, bevindingen, createTestApi, type TestApi } from './api.ts';

let api: TestApi;
beforeAll(async () => {
  const gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const registreer = (inhoud: unknown, sleutel = api.sleutels.beheerder): Promise<Antwoord> =>
  api.vraag('POST', '/beheer/v1/registraties', {
    sleutel,
    json: { documenten: [{ documentsoort: 'schema', inhoud }] },
  });

it('is refused with the file that is wrong, taken once it is right, and left alone after that', async () => {
  const bestanden = { ...XSD_SET.bestanden, 'typen.xsd': '<xs:schema' };
  const geweigerd = await registreer({ ...XSD_SET, bestanden });
  expect(geweigerd.status).toBe(400);
  expect(bevindingen(geweigerd)).toEqual([
    expect.objectContaining({
      code: 'SCHEMA_ONGELDIG',
      pointer: '/documenten/0/inhoud/bestanden/typen.xsd',
      melding: expect.stringMatching(/^Het schema "typen\.xsd" klopt niet: regel 1: /),
    }),
  ]);
  const nieuw = await registreer(XSD_SET);
  expect([nieuw.status, nieuw.json]).toEqual([201, { nieuw: 1, ongewijzigd: 0, adviezen: [] }]);
  const nogEens = await registreer(XSD_SET);
  expect([nogEens.status, nogEens.json]).toEqual([200, { nieuw: 0, ongewijzigd: 1, adviezen: [] }]);
});

it('is for a beheerder only', async () => {
  expect((await registreer(XSD_SET, api.sleutels.tilburg)).status).toBe(403);
});
