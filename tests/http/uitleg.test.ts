import { beforeAll, describe, expect, it } from 'vitest';
import type { ZendingRij } from '../../src/domain/rijen.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { type Antwoord, createTestApi, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
let zendingen: readonly ZendingRij[];
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  const { verantwoordingId } = await submitAndDeliver(api, gateway, 'uitleg');
  zendingen = await gateway.diensten.staat.zendingen.listZendingen(verantwoordingId);
});

function zending(formaat: string): ZendingRij {
  const gevonden = zendingen.find((z) => z.formaat.naam === formaat);
  if (gevonden === undefined) throw new Error(`no ${formaat}`);
  return gevonden;
}

const query = (z: ZendingRij, positie: string): string =>
  new URLSearchParams({ bestandsnaam: z.bestanden[0]?.bestandsnaam ?? '', positie }).toString();

const alsAanbieder = (z: ZendingRij, positie: string, sleutel = api.sleutels.aanbieder): Promise<Antwoord> =>
  api.vraag('GET', `/aanbieder/v1/zendingen/${z.id}/uitleg?${query(z, positie)}`, { sleutel });

const alsBeheerder = (z: ZendingRij, positie: string): Promise<Antwoord> =>
  api.vraag('GET', `/beheer/v1/zendingen/${z.id}/uitleg?${query(z, positie)}`, { sleutel: api.sleutels.beheerder });

const BSN = '/jw323:Bericht/jw323:Declaratie/jw323:Clienten/jw323:Client[2]/jw323:Bsn';

describe('uitleg', () => {
  it('leads an amount back to the prestaties it adds up', async () => {
    const { status, json } = await alsAanbieder(zending('pv-hart-van-brabant-jw'), 'J3');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      waarde: '690.00',
      uitvoerveld: 'Bedrag',
      expressie: 'euro(groep.saldoCenten)',
      regels: { aantal: 3, pointers: ['/prestaties/5', '/prestaties/7', '/prestaties/8'] },
    });
  });

  it('shows a beheerder totals, and of persons the rule without the value', async () => {
    expect((await alsBeheerder(zending('pv-hart-van-brabant-jw'), 'J3')).json?.waarde).toBe('690.00');
    const { status, json, tekst } = await alsBeheerder(zending('ijw323'), BSN);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      uitvoerveld: 'jw323:Bsn',
      velden: [{ veld: 'prestatie.bsn', privacy: 'persoonsgegeven' }],
    });
    expect(json).not.toHaveProperty('waarde');
    expect(tekst).not.toContain('9999000');
    expect((await alsAanbieder(zending('ijw323'), BSN)).json?.waarde).toBe('999900018');
  });

  it('knows no place that is not there, and no zending of another aanbieder', async () => {
    const z = zending('pv-hart-van-brabant-jw');
    expect((await alsAanbieder(z, 'J99')).status).toBe(404);
    expect((await alsAanbieder(z, 'J3', api.sleutels.andereAanbieder)).status).toBe(404);
  });

  it('asks for a file and a place', async () => {
    const z = zending('ijw323');
    const antwoord = await api.vraag('GET', `/beheer/v1/zendingen/${z.id}/uitleg`, { sleutel: api.sleutels.beheerder });
    expect(antwoord.status).toBe(400);
  });
});
