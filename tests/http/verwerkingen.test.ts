/** The verwerkingenlogboek over HTTP: what an answer holds is written before it leaves, and a trace goes in and out. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Verwerking } from '../../src/domain/verwerking.ts';
import { VERWERKINGEN } from '../../src/http/verwerkingen.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { createTestApi, resultaten, type TestApi } from './api.ts';
import { type Bezorgd, submitAndDeliver } from './scenario.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const traceparent = `00-${TRACE}-${SPAN}-01`;
const EIGEN = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/;

let gateway: Gateway;
let api: TestApi;
let bezorgd: Bezorgd;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  bezorgd = await submitAndDeliver(api, gateway, 'verwerkingen');
});

const laatste = async (aantal = 1): Promise<readonly Verwerking[]> =>
  (await gateway.diensten.staat.verwerkingen.listVerwerkingen({}, { aantal })).rijen;
const hoogste = async (): Promise<number> => (await laatste())[0]?.nummer ?? 0;

describe('a trace', () => {
  it('of another is written as the foreign operation, and answered with one of our own', async () => {
    const antwoord = await api.vraag('GET', `/gemeente/v1/zendingen/${bezorgd.zendingId}/bestand?volgnummer=1`, {
      sleutel: api.sleutels.tilburg,
      headers: { traceparent },
    });
    expect(antwoord.status).toBe(200);
    const [, traceId, spanId] = EIGEN.exec(antwoord.headers.get('traceparent') ?? '') ?? [];
    const [verwerking] = await laatste();
    expect(verwerking).toMatchObject({
      traceId,
      spanId,
      naam: 'haalBestand',
      activiteit: 'verstrekken',
      status: 0,
      door: { houdersoort: 'ontvanger', houdercode: '0855' },
      verantwoordingId: bezorgd.verantwoordingId,
      zendingId: bezorgd.zendingId,
      lijstId: bezorgd.verantwoordingId,
      betrokkenen: 'zending',
      vreemd: { traceId: TRACE, spanId: SPAN, entiteit: 'urn:enkelvoud:ontvanger:0855' },
    });
    expect(traceId).not.toBe(TRACE);
  });

  it('that is none is left out', async () => {
    await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${bezorgd.verantwoordingId}/inhoud`, {
      sleutel: api.sleutels.aanbieder,
      headers: { traceparent: 'onzin' },
    });
    const [verwerking] = await laatste();
    expect(verwerking).toMatchObject({ naam: 'haalVerantwoording', betrokkenen: 'alle' });
    expect(verwerking?.vreemd).toBeUndefined();
  });

  it('of who submits stays with the verantwoording until it is brought', async () => {
    const antwoord = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording({ kenmerk: 'met-spoor' }),
      headers: { traceparent },
    });
    const [, traceId] = EIGEN.exec(antwoord.headers.get('traceparent') ?? '') ?? [];
    await gateway.werkAf();
    const { rijen } = await gateway.diensten.staat.verwerkingen.listVerwerkingen(
      { verantwoordingId: String(antwoord.json?.id) },
      { aantal: 100 },
    );
    expect(rijen.length).toBeGreaterThan(3);
    expect(new Set(rijen.map((rij) => rij.traceId))).toEqual(new Set([traceId]));
    expect(rijen.at(-1)).toMatchObject({ naam: 'verantwoording.ontvangen', vreemd: { traceId: TRACE, spanId: SPAN } });
  });
});

describe('every answer about single persons', () => {
  it('is named by an operation that exists', () => {
    const bestaat = new Set(api.routes.map(({ operation }) => String(Object(operation).operationId)));
    for (const naam of Object.keys(VERWERKINGEN)) expect([naam, bestaat.has(naam)]).toEqual([naam, true]);
  });

  it('is written, whoever asks', async () => {
    const { verantwoordingId, zendingId, queries } = bezorgd;
    const { aanbieder, tilburg } = api.sleutels;
    for (const [sleutel, pad, naam] of [
      [aanbieder, `/aanbieder/v1/verantwoordingen/${verantwoordingId}/inhoud`, 'haalVerantwoording'],
      [aanbieder, `/aanbieder/v1/verantwoordingen/${verantwoordingId}/regels`, 'toonRegels'],
      [aanbieder, `/aanbieder/v1/zendingen/${zendingId}/uitleg${queries.uitleg}`, 'toonUitleg'],
      [aanbieder, '/aanbieder/v1/voorgevuld/2026', 'toonVoorgevuld'],
      [aanbieder, '/aanbieder/v1/voorgevuld/2026/verantwoording', 'haalVoorgevuldeVerantwoording'],
      [tilburg, `/gemeente/v1/zendingen/${zendingId}/retourberichten`, 'toonRetourberichten'],
    ] as const) {
      const ervoor = await hoogste();
      expect([naam, (await api.vraag('GET', pad, { sleutel })).status]).toEqual([naam, 200]);
      const [verwerking, ...meer] = (await laatste(5)).filter(({ nummer }) => nummer > ervoor);
      expect([verwerking?.naam, meer]).toEqual([naam, []]);
      // Asking only whether it is there shows nothing of anyone.
      await api.vraag('HEAD', pad, { sleutel });
      expect(await hoogste()).toBe(ervoor + 1);
    }
  });

  it('is written per zending when it holds several', async () => {
    const postvak = resultaten(await api.vraag('GET', '/gemeente/v1/zendingen', { sleutel: api.sleutels.tilburg }));
    const zendingIds = postvak.map((een) => String(een.id));
    expect(zendingIds.length).toBeGreaterThan(1);
    const ervoor = await hoogste();
    await api.vraag('POST', '/gemeente/v1/archieven', { sleutel: api.sleutels.tilburg, json: { zendingIds } });
    const nieuw = (await laatste(50)).filter(({ nummer }) => nummer > ervoor);
    expect(nieuw.map((een) => een.zendingId).sort()).toEqual([...zendingIds].sort());
    expect(new Set(nieuw.map(({ traceId }) => traceId)).size).toBe(1);
    expect(new Set(nieuw.map(({ spanId }) => spanId)).size).toBe(zendingIds.length);
  });

  it('is written for what is only tried, whether it was right or not', async () => {
    for (const [json, status] of [
      [voorbeeldVerantwoording({ kenmerk: 'proef' }), 200],
      [{}, 400],
    ] as const) {
      const ervoor = await hoogste();
      const antwoord = await api.vraag('POST', '/aanbieder/v1/proefverwerkingen', {
        sleutel: api.sleutels.aanbieder,
        json,
      });
      expect(antwoord.status).toBe(status);
      expect((await laatste(3)).filter(({ nummer }) => nummer > ervoor)).toMatchObject([
        { naam: 'probeerVerantwoording', activiteit: 'proberen', betrokkenen: 'geen' },
      ]);
    }
  });

  it('is not written when nothing was shown', async () => {
    const ervoor = await hoogste();
    await api.vraag('GET', `/gemeente/v1/zendingen/${bezorgd.zendingId}/bestand`, { sleutel: api.sleutels.amsterdam });
    await api.vraag('GET', '/aanbieder/v1/verantwoordingen', { sleutel: api.sleutels.aanbieder });
    expect(await hoogste()).toBe(ervoor);
  });

  it('does not leave when it cannot be written', async () => {
    const { staat } = gateway.diensten;
    const stuk = await createTestApi({
      ...gateway,
      diensten: {
        ...gateway.diensten,
        staat: {
          ...staat,
          verwerkingen: new Proxy(staat.verwerkingen, {
            get: (doel, naam) =>
              naam === 'addVerwerkingen' ? () => Promise.reject(new Error('vol')) : Reflect.get(doel, naam).bind(doel),
          }),
        },
      },
    });
    const antwoord = await stuk.vraag('GET', `/aanbieder/v1/verantwoordingen/${bezorgd.verantwoordingId}/inhoud`, {
      sleutel: api.sleutels.aanbieder,
    });
    expect(antwoord.status).toBe(500);
    expect(antwoord.tekst).not.toContain('prestaties');
  });
});

describe('the logboek', () => {
  it('is shown to a beheerder, of one verantwoording or zending when asked', async () => {
    const sleutel = api.sleutels.beheerder;
    const { verantwoordingId, zendingId } = bezorgd;
    const alles = resultaten(await api.vraag('GET', '/beheer/v1/verwerkingen?aantal=200', { sleutel }));
    const een = resultaten(
      await api.vraag('GET', `/beheer/v1/verwerkingen?aantal=200&verantwoording=${verantwoordingId}`, { sleutel }),
    );
    const zending = resultaten(
      await api.vraag('GET', `/beheer/v1/verwerkingen?verantwoording=${verantwoordingId}&zendingId=${zendingId}`, {
        sleutel,
      }),
    );
    expect(alles.length).toBeGreaterThan(een.length);
    expect(een.length).toBeGreaterThan(zending.length);
    expect(new Set(een.map((rij) => rij.verantwoordingId))).toEqual(new Set([verantwoordingId]));
    expect(new Set(zending.map((rij) => rij.zendingId))).toEqual(new Set([zendingId]));
    const ids = resultaten(await api.vraag('GET', '/beheer/v1/verwerkingsactiviteiten', { sleutel })).map(
      (rij) => rij.id,
    );
    for (const { activiteitId } of alles) expect(ids).toContain(activiteitId);
    expect((await api.vraag('GET', `/beheer/v1/verwerkingen?zendingId=${zendingId}`, { sleutel })).status).toBe(400);
  });

  it('gives one verwerking as logregels', async () => {
    const sleutel = api.sleutels.beheerder;
    const antwoord = await api.vraag('GET', '/beheer/v1/verwerkingen/1/logregels', { sleutel });
    const regels = antwoord.tekst
      .trimEnd()
      .split('\n')
      .map((lijn) => JSON.parse(lijn));
    expect(regels.length).toBeGreaterThan(1);
    expect(regels[0].parent_span_id).toBeUndefined();
    for (const regel of regels.slice(1)) expect(regel.parent_span_id).toBe(regels[0].span_id);
    expect((await api.vraag('GET', '/beheer/v1/verwerkingen/999999/logregels', { sleutel })).status).toBe(404);
  });
});
