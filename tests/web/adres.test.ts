/** A burgerservicenummer that somebody searched for stays in no address. */
import { beforeAll, expect, it } from 'vitest';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';

let vraag: (pad: string) => Promise<Response>;
let gateway: Gateway;
beforeAll(async () => {
  gateway = createGateway();
  const Cookie = await meldLidAan(gateway, 'ontvanger', '0855', ['ontvangen']);
  const paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  vraag = async (pad) => paginas.request(`https://gateway.example${pad}`, { headers: { Cookie } }, {});
});

it.each([
  '/gemeente?zoek=999900006',
  '/gemeente?zoek=9999.00.006',
  '/gemeente?zoek=mevrouw%20Jansen%20999900006',
  '/gemeente?toestand=bezorgd&zoek=%EF%BC%99999%2000006',
  '/aanmelden?naar=%2Fgemeente%3Fzoek%3D999900006',
])('%s: sent on without it, and told why', async (pad) => {
  const antwoord = await vraag(pad);
  expect([antwoord.status, antwoord.headers.get('Location')]).toEqual([303, '/bsn-in-adres']);
  expect(await antwoord.text()).not.toMatch(/\d{5}/);
  const uitleg = await vraag('/bsn-in-adres');
  expect([uitleg.status, await uitleg.text()]).toEqual([400, expect.stringContaining('Zoek niet op')]);
});

it.each([
  '/gemeente?zoek=65656055',
  '/gemeente?zoek=Zorggroep%20Zuid',
  '/gemeente?zoek=999900007',
  // A place in a list that happens to hold such a number.
  '/gemeente?zoek=x&vanaf=a999900006b-4f1e-999900006-aaaa',
])('%s: answered', async (pad) => {
  expect((await vraag(pad)).status).toBe(200);
});
