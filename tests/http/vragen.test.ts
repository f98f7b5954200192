/** Questions about a zending over the API: each side its own, and nothing changes by reading. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { codes, createTestApi, resultaten, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
let zendingId: string;
beforeAll(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  ({ zendingId } = await submitAndDeliver(api, gateway, 'vragen'));
});

const PAD = { aanbieder: '/aanbieder/v1', tilburg: '/gemeente/v1' } as const;
type Wie = keyof typeof PAD;

const vraag = (wie: Wie, methode: string, pad: string, json?: object) => {
  gateway.verstrijk(1000);
  return api.vraag(methode, `${PAD[wie]}${pad}`, {
    sleutel: api.sleutels[wie],
    ...(json === undefined ? {} : { json }),
  });
};
const gesprek = () => `/zendingen/${zendingId}/vragen`;
const eerste = async (wie: Wie) => resultaten(await vraag(wie, 'GET', '/vragen'))[0];

describe('questions about a zending', () => {
  it('go to and fro, page by page, and reading one changes nothing', async () => {
    expect(resultaten(await vraag('aanbieder', 'GET', gesprek()))).toEqual([]);
    const gestuurd = await vraag('tilburg', 'POST', gesprek(), { tekst: ' Klopt regel 2?\r\n' });
    expect([gestuurd.status, gestuurd.json]).toEqual([
      201,
      { id: expect.any(String), zendingId, van: 'ontvanger', op: expect.any(String), tekst: 'Klopt regel 2?' },
    ]);
    for (let keer = 0; keer < 2; keer++) {
      await vraag('aanbieder', 'GET', gesprek());
      expect(await eerste('aanbieder')).toMatchObject({ zendingId, aantal: 1, ongelezen: 1, laatsteVan: 'ontvanger' });
    }
    expect(await eerste('tilburg')).toMatchObject({ ongelezen: 0 });
    expect((await vraag('aanbieder', 'POST', `${gesprek()}/leesmeldingen`)).json).toMatchObject({ ongelezen: 0 });
    expect((await vraag('aanbieder', 'POST', gesprek(), { tekst: 'Ja.' })).status).toBe(201);

    const blad = await vraag('tilburg', 'GET', `${gesprek()}?aantal=1`);
    expect(resultaten(blad)).toMatchObject([{ van: 'aanbieder', tekst: 'Ja.' }]);
    const verder = await api.vraag('GET', String(blad.json?.volgende), { sleutel: api.sleutels.tilburg });
    expect(resultaten(verder)).toMatchObject([{ van: 'ontvanger' }]);
    expect(verder.json).not.toHaveProperty('volgende');
    expect(codes(await vraag('tilburg', 'GET', '/vragen?vanaf=onzin'))).toEqual(['CURSOR_ONGELDIG']);
  });

  it('are closed by who read everything, and open again', async () => {
    const sluit = (wie: Wie) => vraag(wie, 'POST', `${gesprek()}/afsluitingen`);
    expect((await sluit('tilburg')).status).toBe(409);
    await vraag('tilburg', 'POST', `${gesprek()}/leesmeldingen`);
    const dicht = await sluit('tilburg');
    expect([dicht.status, dicht.json]).toMatchObject([201, { afgesloten: { door: 'ontvanger' } }]);
    expect((await sluit('aanbieder')).status).toBe(200);
    expect(await eerste('aanbieder')).toMatchObject({ afgesloten: { door: 'ontvanger' } });
    await vraag('aanbieder', 'POST', gesprek(), { tekst: 'Toch nog iets.' });
    expect(await eerste('aanbieder')).not.toHaveProperty('afgesloten');
  });

  it('are refused with a bsn, and the answer does not repeat it', async () => {
    const geweigerd = await vraag('aanbieder', 'POST', gesprek(), { tekst: 'Cliënt 999900006' });
    expect([geweigerd.status, codes(geweigerd)]).toEqual([400, ['VRAAG_MET_BSN']]);
    expect(geweigerd.tekst).not.toContain('999900006');
    expect((await vraag('aanbieder', 'POST', gesprek(), { tekst: 1 })).status).toBe(400);
  });
});
