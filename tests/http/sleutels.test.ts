import { beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { createTestApi, type TestApi } from './api.ts';

let gateway: Gateway;
let api: TestApi;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

describe('replacing a key', () => {
  it('gives a new one with the same rights, and the old one works as long as was asked', async () => {
    const maak = await api.vraag('POST', '/beheer/v1/sleutels', {
      sleutel: api.sleutels.beheerder,
      json: { houdersoort: 'ontvanger', houdercode: '0855', omschrijving: 'x', rollen: ['inzien'] },
    });
    const nieuw = await api.vraag('POST', `/beheer/v1/sleutels/${maak.json?.id}/vervangingen`, {
      sleutel: api.sleutels.beheerder,
      json: { overlapUren: 2 },
    });
    expect([nieuw.status, nieuw.json?.rollen]).toEqual([201, ['inzien']]);
    const werkt = async (sleutel: unknown) =>
      (await api.vraag('GET', '/gemeente/v1/zendingen', { sleutel: String(sleutel) })).status;
    expect([await werkt(maak.json?.sleutel), await werkt(nieuw.json?.sleutel)]).toEqual([200, 200]);
    gateway.verstrijk(2 * 3_600_000);
    expect([await werkt(maak.json?.sleutel), await werkt(nieuw.json?.sleutel)]).toEqual([401, 200]);
    const nogEens = await api.vraag('POST', `/beheer/v1/sleutels/${maak.json?.id}/vervangingen`, {
      sleutel: api.sleutels.beheerder,
      json: {},
    });
    expect(nogEens.status).toBe(404);
  });

  it('is nothing that can see data of persons on pages: a system gives no reasons', async () => {
    const antwoord = await api.vraag('POST', '/beheer/v1/sleutels', {
      sleutel: api.sleutels.beheerder,
      json: {
        houdersoort: 'ontvanger',
        houdercode: '0855',
        omschrijving: 'x',
        rollen: ['inzien', 'persoonsgegevens-inzien'],
      },
    });
    expect(antwoord.status).toBe(400);
  });

  it('shows when a key was last used, to the hour', async () => {
    const lijst = await api.vraag('GET', '/beheer/v1/sleutels?aantal=200', { sleutel: api.sleutels.beheerder });
    const eigen = ((lijst.json?.resultaten ?? []) as { herkenning: string; gebruiktOp?: string }[]).find(
      ({ herkenning }) => api.sleutels.beheerder.startsWith(herkenning),
    );
    expect(eigen?.gebruiktOp).toBeDefined();
  });
});
