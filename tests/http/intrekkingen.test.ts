/** Withdrawing and making again over the API, and what an ontvanger sees of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createTestApi, resultaten, type TestApi } from './api.ts';
import { type Bezorgd, submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
let bezorgd: Bezorgd;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  bezorgd = await submitAndDeliver(api, gateway, 'intrekken');
});

describe('a withdrawal', () => {
  const trekIn = (json: unknown = { reden: 'onjuist' }) =>
    api.vraag('POST', `/aanbieder/v1/verantwoordingen/${bezorgd.verantwoordingId}/intrekkingen`, {
      sleutel: api.sleutels.aanbieder,
      json,
    });

  it('is made once, and told to whoever asks', async () => {
    const eerste = await trekIn();
    expect(eerste.status).toBe(201);
    expect(eerste.json).toMatchObject({ verantwoordingId: bezorgd.verantwoordingId, reden: 'onjuist' });
    const tweede = await trekIn({ reden: 'dubbel' });
    expect([tweede.status, tweede.json]).toEqual([200, eerste.json]);
    const pad = `/aanbieder/v1/verantwoordingen/${bezorgd.verantwoordingId}`;
    const sleutel = api.sleutels.aanbieder;
    expect(resultaten(await api.vraag('GET', `${pad}/intrekkingen`, { sleutel }))).toEqual([eerste.json]);
    expect((await api.vraag('GET', pad, { sleutel })).json).toMatchObject({ intrekreden: 'onjuist' });
  });

  it('asks for one of the reasons, and for no free text', async () => {
    expect((await trekIn({ reden: 'cliënt verhuisd' })).status).toBe(400);
    expect((await trekIn({ reden: 'anders', toelichting: 'x' })).status).toBe(400);
  });

  it('is seen by the ontvanger in its postvak, and as an event', async () => {
    await trekIn();
    await gateway.werkAf();
    const sleutel = api.sleutels.regio;
    const [zending] = resultaten(await api.vraag('GET', '/gemeente/v1/zendingen', { sleutel }));
    expect(zending).toMatchObject({ toestand: 'bezorgd', versie: 1, vervallenOp: expect.any(String) });
    const gebeurd = resultaten(await api.vraag('GET', '/gemeente/v1/gebeurtenissen', { sleutel }));
    expect(gebeurd.map(({ toestand }) => toestand)).toEqual(['bezorgd', 'vervallen']);
  });
});

describe('making again', () => {
  const vraag = (maximaal: number) =>
    api.vraag('POST', '/beheer/v1/herleveringen', {
      sleutel: api.sleutels.beheerder,
      json: { selectie: { ontvangercode: 'hart-van-brabant', formaat: 'pv-hart-van-brabant-jw', maximaal } },
    });

  it('shows first, does exactly that, and keeps who did it', async () => {
    const getoond = await vraag(10);
    expect(getoond.status).toBe(201);
    expect(getoond.json).toMatchObject({ aantalOpnieuw: 0, regels: [{ actie: 'overslaan', reden: 'gelijk' }] });
    const adres = String(getoond.headers.get('Location'));
    const sleutel = api.sleutels.beheerder;
    const anders = await api.vraag('POST', `${adres}/uitvoeringen`, { sleutel, json: { sha256: '0' } });
    expect(anders.status).toBe(409);
    const json = { sha256: getoond.json?.sha256 };
    expect((await api.vraag('POST', `${adres}/uitvoeringen`, { sleutel, json })).status).toBe(201);
    expect((await api.vraag('POST', `${adres}/uitvoeringen`, { sleutel, json })).status).toBe(200);
    expect((await api.vraag('GET', adres, { sleutel })).json).toMatchObject({ uitgevoerdDoor: expect.any(String) });
    expect(resultaten(await api.vraag('GET', '/beheer/v1/herleveringen', { sleutel }))).toHaveLength(1);
  });

  it('is bounded', async () => {
    expect((await vraag(101)).status).toBe(400);
  });
});
