import { beforeEach, describe, expect, it } from 'vitest';
import type { Bezorguitkomst } from '../../src/domain/bezorging.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createTestApi, type Inhoud, resultaten, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

const UUR = 3_600_000;
const TILBURG = '0855';

let uitkomst: Bezorguitkomst;
let gebracht: string[];
let gateway: Gateway;
let api: TestApi;
beforeEach(async () => {
  await maakLeeg();
  uitkomst = { soort: 'bezorgd' };
  gebracht = [];
  // Tilburg has a system that zendingen are brought to; all others fetch theirs.
  gateway = createGateway(undefined, {}, async (code) => ({
    tegelijk: 2,
    zonderDraad: code !== TILBURG,
    async bezorg({ zendingId }) {
      gebracht.push(zendingId);
      return uitkomst;
    },
  }));
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const vraag = async (pad: string, sleutel: string): Promise<Inhoud> => {
  const antwoord = await api.vraag('GET', pad, { sleutel });
  if (antwoord.status !== 200 || antwoord.json === undefined) throw new Error(`${antwoord.status} ${antwoord.tekst}`);
  return antwoord.json;
};
const mijn = () => vraag('/gemeente/v1/postbus', api.sleutels.tilburg);

/** The zendingen of one submission to Tilburg, as its aanbieder sees them. */
const zendingenVan = async (verantwoordingId: string): Promise<readonly Inhoud[]> =>
  resultaten(
    await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${verantwoordingId}/zendingen`, {
      sleutel: api.sleutels.aanbieder,
    }),
  ).filter(({ ontvanger }) => Object(ontvanger).code === TILBURG);

const codesVan = async (verantwoordingId: string): Promise<unknown[]> =>
  resultaten(
    await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${verantwoordingId}/bevindingen`, {
      sleutel: api.sleutels.aanbieder,
    }),
  )
    .map(({ code }) => code)
    .filter((code) => String(code).startsWith('BEZORGING'));

describe('a postbus', () => {
  it('that works says so', async () => {
    const { verantwoordingId, zendingId } = await submitAndDeliver(api, gateway, 'goed');
    expect(gebracht).toContain(zendingId);
    expect((await zendingenVan(verantwoordingId)).map(({ toestand }) => toestand)).toEqual(
      gebracht.map(() => 'bezorgd'),
    );
    expect(await mijn()).toEqual({
      werkt: true,
      zekering: { stand: 'dicht' },
      wachtend: 0,
      geblokkeerd: 0,
      onderweg: 0,
      vastgehouden: 0,
      handelingen: [],
    });
  });

  it('that is waiting says when it tries again and why, and the zending can be fetched meanwhile', async () => {
    uitkomst = { soort: 'opnieuw', fout: { fout: 'http-status', status: 503 }, vertraag: true };
    const { zendingId } = await submitAndDeliver(api, gateway, 'wacht');
    expect(await mijn()).toMatchObject({
      werkt: true,
      wachtend: expect.any(Number),
      volgendePoging: expect.stringMatching(/^2026-05-06T10:00:0[45]\.\d{3}Z$/),
      laatsteFout: { op: '2026-05-06T10:00:00.000Z', omschrijving: expect.stringContaining('503') },
    });
    const open = resultaten(
      await api.vraag('GET', '/gemeente/v1/postbus/zendingen', { sleutel: api.sleutels.tilburg }),
    );
    expect(open.find(({ id }) => id === zendingId)).toMatchObject({
      toestand: 'wacht',
      pogingen: 1,
      wachtOpEerdere: false,
    });
    const zending = await vraag(`/gemeente/v1/zendingen/${zendingId}`, api.sleutels.tilburg);
    expect(zending).toMatchObject({ toestand: 'omgezet' });
    expect(zending.bezorgdOp).toBeUndefined();
  });

  it('pages what is open', async () => {
    uitkomst = { soort: 'opnieuw', fout: { fout: 'onbereikbaar' }, vertraag: false };
    await submitAndDeliver(api, gateway, 'een');
    await submitAndDeliver(api, gateway, 'twee');
    const gezien: unknown[] = [];
    for (let pad: unknown = '/gemeente/v1/postbus/zendingen?aantal=1'; typeof pad === 'string'; ) {
      const blad = await vraag(pad, api.sleutels.tilburg);
      gezien.push(...(blad.resultaten as Inhoud[]).map(({ postvaknummer }) => postvaknummer));
      pad = blad.volgende;
    }
    const [eerste] = gezien;
    expect(gezien).toEqual([Number(eerste), Number(eerste) + 1]);
  });
});

describe('pausing', () => {
  it('parks everything with who, when and why, tells the aanbieder, and ends when the gemeente says so', async () => {
    const pauze = await api.vraag('POST', '/gemeente/v1/postbus/pauzes', {
      sleutel: api.sleutels.tilburg,
      json: { reden: 'Onderhoud' },
    });
    expect(pauze.status).toBe(201);
    const { verantwoordingId, zendingId } = await submitAndDeliver(api, gateway, 'pauze');
    await gateway.loopDoor(200 * UUR);
    expect(gebracht).toEqual([]);
    expect(await codesVan(verantwoordingId)).toEqual(['BEZORGING_WACHT']);
    expect(await mijn()).toMatchObject({
      werkt: false,
      stilstand: { soort: 'gepauzeerd', door: 'ontvanger', reden: 'Onderhoud', sinds: '2026-05-06T10:00:00.000Z' },
      handelingen: [{ handeling: 'gepauzeerd', door: 'ontvanger 0855', reden: 'Onderhoud' }],
    });
    expect(
      resultaten(await api.vraag('GET', '/beheer/v1/postbusstoringen', { sleutel: api.sleutels.beheerder })),
    ).toMatchObject([{ ontvangercode: TILBURG, werkt: false, stilstand: { soort: 'gepauzeerd' } }]);

    const hervat = await api.vraag('POST', '/gemeente/v1/postbus/hervattingen', {
      sleutel: api.sleutels.tilburg,
      json: {},
    });
    expect(hervat.json).toMatchObject({
      werkt: true,
      handelingen: [{ handeling: 'hervat' }, { handeling: 'gepauzeerd' }],
    });
    await gateway.werkAf();
    expect(gebracht).toEqual([zendingId]);
    expect(await codesVan(verantwoordingId)).toEqual([]);
    expect(
      resultaten(await api.vraag('GET', '/beheer/v1/postbusstoringen', { sleutel: api.sleutels.beheerder })),
    ).toEqual([]);
  });

  it('wants a reason', async () => {
    const antwoord = await api.vraag('POST', '/gemeente/v1/postbus/pauzes', {
      sleutel: api.sleutels.tilburg,
      json: {},
    });
    expect(antwoord.status).toBe(400);
    expect((await mijn()).werkt).toBe(true);
  });

  it('can be done by a beheerder for an ontvanger that exists', async () => {
    const pauzeer = (code: string) =>
      api.vraag('POST', `/beheer/v1/ontvangers/${code}/postbus/pauzes`, {
        sleutel: api.sleutels.beheerder,
        json: { reden: 'Te veel klachten' },
      });
    expect((await pauzeer('9999')).status).toBe(404);
    expect((await pauzeer(TILBURG)).json).toMatchObject({ stilstand: { door: 'beheerder' } });
    expect((await mijn()).stilstand).toMatchObject({ reden: 'Te veel klachten' });
  });
});

describe('a zending that is refused at the door', () => {
  it('is held with the reason, among the storingen, and brought again when a beheerder says so, not made again', async () => {
    uitkomst = { soort: 'geweigerd', fout: { fout: 'http-status', status: 422 } };
    const { verantwoordingId, zendingId } = await submitAndDeliver(api, gateway, 'geweigerd');
    expect(await codesVan(verantwoordingId)).toEqual(['BEZORGING_GEWEIGERD']);
    const [voor] = await zendingenVan(verantwoordingId);
    expect(voor).toMatchObject({ id: zendingId, toestand: 'vastgehouden' });
    const storingen = resultaten(await api.vraag('GET', '/beheer/v1/storingen', { sleutel: api.sleutels.beheerder }));
    expect(storingen).toMatchObject([
      { id: zendingId, bevindingen: [{ code: 'BEZORGING_GEWEIGERD', melding: expect.stringContaining('422') }] },
    ]);

    uitkomst = { soort: 'bezorgd' };
    const hervat = await api.vraag('POST', `/beheer/v1/zendingen/${zendingId}/hervattingen`, {
      sleutel: api.sleutels.beheerder,
    });
    expect([hervat.status, hervat.json?.toestand]).toEqual([202, 'omgezet']);
    expect(gateway.wachtend).toEqual([]);
    await gateway.werkAf();
    const [na] = await zendingenVan(verantwoordingId);
    expect(na).toMatchObject({ toestand: 'bezorgd', omgezetOp: voor?.omgezetOp, bestanden: voor?.bestanden });
    expect(await codesVan(verantwoordingId)).toEqual([]);
    expect(gebracht).toEqual([zendingId, zendingId]);
  });
});
