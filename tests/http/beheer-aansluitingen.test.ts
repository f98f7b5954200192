/** Aansluitingen through the API, one at a time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createGateway, laadRegister } from '../helpers/gateway.ts';
import { codes, createTestApi, resultaten } from './api.ts';
import { aansluiting, type Beheer, createBeheer, lijst } from './formaten.ts';

let vraag: Beheer['vraag'];
beforeAll(async () => {
  const gateway = createGateway();
  await laadRegister(gateway.diensten);
  const api = await createTestApi(gateway);
  ({ vraag } = createBeheer(api));
});

describe('aansluitingen', () => {
  it('are shown per version, registered once, and never changed', async () => {
    const document = aansluiting('pv-landelijk-jw', { id: 'versies-proef', soort: 'integriteitsdossier' });
    const adres = '/aansluitingen/versies-proef/versies';
    expect((await vraag('GET', adres)).status).toBe(404);
    const controle = await vraag('POST', '/aansluitingcontroles', document);
    expect(controle.json).toEqual({ goed: true, bevindingen: [] });
    const gemaakt = await vraag('PUT', `${adres}/1.0.0`, document);
    expect([gemaakt.status, gemaakt.headers.get('Location')]).toEqual([201, `/beheer/v1${adres}/1.0.0`]);
    const nogmaals = await vraag('PUT', `${adres}/1.0.0`, document);
    expect([nogmaals.status, nogmaals.headers.get('ETag')]).toEqual([200, gemaakt.headers.get('ETag')]);
    const anders = await vraag('PUT', `${adres}/1.0.0`, { ...document, titel: 'Anders' }, { 'If-Match': '*' });
    expect([anders.status, codes(anders)]).toEqual([409, ['VERSIE_BESTAAT']]);
    const tweede = { ...document, versie: '1.1.0', geldigVanaf: '2027-01-01' };
    expect((await vraag('PUT', `${adres}/1.1.0`, tweede)).status).toBe(201);
    expect(resultaten(await vraag('GET', adres)).map(({ versie }) => versie)).toEqual(['1.1.0', '1.0.0']);
    expect((await vraag('GET', `${adres}/1.0.0`)).json).toEqual(document);
    expect(resultaten(await vraag('GET', `${adres}/1.0.0/geschiedenis`))).toMatchObject([
      { handeling: 'geregistreerd', door: 'test' },
    ]);
  });

  it('are refused where they do not fit the register, with the place in the document', async () => {
    const document = aansluiting('bestaat-niet', { id: 'past-niet', dekking: { regio: 'nergens' }, versie: '1.0.0' });
    const controle = await vraag('POST', '/aansluitingcontroles', document);
    expect(controle.json?.goed).toBe(false);
    expect(lijst(controle.json?.bevindingen).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['REGIO_ONBEKEND', '/dekking/regio'],
      ['FORMAAT_ONBEKEND', '/formaat'],
    ]);
    const geweigerd = await vraag('PUT', '/aansluitingen/past-niet/versies/1.0.0', document);
    expect([geweigerd.status, codes(geweigerd)]).toEqual([400, ['REGIO_ONBEKEND', 'FORMAAT_ONBEKEND']]);
    const verkeerdAdres = await vraag('PUT', '/aansluitingen/anders/versies/1.0.0', document);
    expect(codes(verkeerdAdres)).toEqual(['ADRES_ANDERS']);
    expect((await vraag('GET', '/aansluitingen/past-niet/versies')).status).toBe(404);
  });
});
