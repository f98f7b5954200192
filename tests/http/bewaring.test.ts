/** What was kept long enough answers 410 wherever it is asked, and a beheerder sees what was destroyed and why the rest stayed. */
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { destroyExpired } from '../../src/pipeline/bewaartermijnen.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { codes, createTestApi, resultaten, type TestApi } from './api.ts';
import { type Bezorgd, submitAndDeliver } from './scenario.ts';

const { DB } = env as unknown as Bindingen;

let gateway: Gateway;
let api: TestApi;
let bezorgd: Bezorgd;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  bezorgd = await submitAndDeliver(api, gateway, 'bewaard');
});

/** Its longest term, so that no answer has to come first. */
async function destroy(): Promise<void> {
  gateway.verstrijk(Date.parse('2031-05-07T02:17:00.000Z') - gateway.diensten.klok().getTime());
  const { vernietigd } = await destroyExpired(gateway.diensten);
  expect(vernietigd.verantwoordingen).toEqual([{ id: bezorgd.verantwoordingId, grond: 'langste-termijn' }]);
}

const ask = (wie: 'aanbieder' | 'tilburg' | 'beheerder', pad: string, method = 'GET', json?: unknown) =>
  api.vraag(method, pad, { sleutel: api.sleutels[wie], ...(json === undefined ? {} : { json }) });

describe('content of which the term is over', () => {
  it('answers 410 in plain Dutch, with the day, wherever it is asked; before that it was there', async () => {
    const { verantwoordingId: v, zendingId: z, queries } = bezorgd;
    const vragen = (): readonly ['aanbieder' | 'tilburg' | 'beheerder', string][] => [
      ['aanbieder', `/aanbieder/v1/verantwoordingen/${v}/inhoud`],
      ['aanbieder', `/aanbieder/v1/verantwoordingen/${v}/regels`],
      ['aanbieder', `/aanbieder/v1/zendingen/${z}/uitleg${queries.uitleg}`],
      ['aanbieder', '/aanbieder/v1/invulsjabloon?kenmerk=bewaard&inhoud=alles'],
      ['tilburg', `/gemeente/v1/zendingen/${z}/bestand`],
      ['beheerder', `/beheer/v1/zendingen/${z}/uitleg${queries.uitleg}`],
    ];
    for (const [wie, pad] of vragen()) expect([pad, (await ask(wie, pad)).status]).toEqual([pad, 200]);
    await destroy();
    for (const [wie, pad] of vragen()) {
      const antwoord = await ask(wie, pad);
      expect([pad, antwoord.status, antwoord.json?.title]).toEqual([pad, 410, 'De bewaartermijn is voorbij']);
      expect(antwoord.json?.detail).toContain('op 2031-05-07 vernietigd, omdat de bewaartermijn voorbij was');
    }
    expect(
      (await ask('aanbieder', `/aanbieder/v1/verantwoordingen/${v}/intrekkingen`, 'POST', { reden: 'onjuist' })).status,
    ).toBe(410);
    expect((await ask('beheerder', `/beheer/v1/zendingen/${z}/hervattingen`, 'POST')).status).toBe(410);
    expect((await ask('beheerder', `/beheer/v1/verantwoordingen/${v}/herrouteringen`, 'POST')).status).toBe(410);
  });

  it('leaves everything that is not of a person, and tells when it went', async () => {
    const { verantwoordingId: v, zendingId: z } = bezorgd;
    const balans = (await ask('aanbieder', `/aanbieder/v1/verantwoordingen/${v}/balans`)).json;
    await destroy();
    const gewistOp = '2031-05-07T02:17:00.000Z';
    expect((await ask('aanbieder', `/aanbieder/v1/verantwoordingen/${v}`)).json).toMatchObject({ gewistOp });
    expect((await ask('tilburg', `/gemeente/v1/zendingen/${z}`)).json).toMatchObject({ gewistOp, toestand: 'bezorgd' });
    expect((await ask('aanbieder', `/aanbieder/v1/verantwoordingen/${v}/balans`)).json).toEqual(balans);
    expect((await ask('aanbieder', `/aanbieder/v1/verantwoordingen/${v}/ontvangstbewijs`)).status).toBe(200);
    expect((await ask('tilburg', `/gemeente/v1/zendingen/${z}/retourberichten`)).json).toEqual({ resultaten: [] });
  });

  it('is refused by name in an archief and as a subject of an answer', async () => {
    await destroy();
    const archief = await ask('tilburg', '/gemeente/v1/archieven', 'POST', { zendingIds: [bezorgd.zendingId] });
    expect([archief.status, codes(archief)]).toEqual([400, ['ZENDING_GEWIST']]);
    const antwoord = await ask('tilburg', `/gemeente/v1/zendingen/${bezorgd.zendingId}/retourberichten`, 'POST', {
      oordeel: 'geaccepteerd',
    });
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['RETOUR_NA_BEWAARTERMIJN']]);
  });
});

describe('a beheerder', () => {
  it('sees each report: what went, what stayed and why, under which terms', async () => {
    gateway.verstrijk(1000);
    await destroyExpired(gateway.diensten);
    await destroy();
    const lijst = await ask('beheerder', '/beheer/v1/bewaarrapporten?aantal=1');
    const [laatste] = resultaten(lijst);
    expect(laatste).toMatchObject({
      vernietigd: { verantwoordingen: [{ id: bezorgd.verantwoordingId }] },
      termijnen: { correctiemaanden: 2, jaarcontrole: '07-01', langsteMaanden: 60 },
      bewaard: [],
    });
    const verder = await ask('beheerder', String(lijst.json?.volgende).replace(/^https?:\/\/[^/]+/, ''));
    const [eerste] = resultaten(verder);
    expect(eerste).toMatchObject({ bewaard: [{ reden: 'wacht-op-antwoord', aantal: 1 }] });
    expect((await ask('beheerder', `/beheer/v1/bewaarrapporten/${String(eerste?.id)}`)).json).toEqual(eerste);
    expect((await ask('beheerder', '/beheer/v1/bewaarrapporten/00000000-0000-4000-8000-000000000000')).status).toBe(
      404,
    );
  });

  it('sees what an earlier version of the gateway wrote as well', async () => {
    await destroyExpired(gateway.diensten);
    await DB.prepare(
      `UPDATE bewaarrapporten SET inhoud = json_remove(inhoud, '$.termijnen.verwerkingenMaanden', '$.termijnen.auditspoorMaanden',
         '$.vernietigd.verwerkingen', '$.vernietigd.betrokkenenlijsten', '$.vernietigd.auditregels')`,
    ).run();
    const [rapport] = resultaten(await ask('beheerder', '/beheer/v1/bewaarrapporten'));
    expect(rapport?.vernietigd).toMatchObject({ verwerkingen: 0, betrokkenenlijsten: 0, auditregels: 0 });
    expect(rapport?.termijnen).toEqual({ correctiemaanden: 2, jaarcontrole: '07-01', langsteMaanden: 60 });
  });

  it('sees with which version of the secret keys are wrapped, and has them rewrapped', async () => {
    const { staat } = gateway.diensten;
    const [telling] = await staat.sleutelkast.countVersies();
    expect((await ask('beheerder', '/beheer/v1/payloadsleutels')).json).toEqual({
      resultaten: [{ versie: 1, nieuwste: true, periodesleutels: telling?.periodesleutels }],
    });
    const antwoord = await ask('beheerder', '/beheer/v1/payloadsleutels/omwikkelingen', 'POST');
    expect([antwoord.status, antwoord.json]).toEqual([200, { omgewikkeld: 0, meer: false }]);
  });
});
