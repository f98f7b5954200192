/** Aansluitingen through the API, one at a time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createGateway, laadRegister } from '../helpers/gateway.ts';
import { codes, createTestApi, resultaten } from './api.ts';
import { aansluiting, type Beheer, createBeheer, etag, lijst } from './formaten.ts';

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

  it('are withdrawn with a reason: the history stays, an older version does not come back, the end only becomes earlier', async () => {
    const document = aansluiting('pv-landelijk-jw', { id: 'einde-proef', soort: 'klachtenrapportage' });
    const adres = '/aansluitingen/einde-proef/versies';
    await vraag('PUT', `${adres}/1.0.0`, document);
    const tweede = { ...document, versie: '1.1.0', geldigVanaf: '2026-07-01' };
    const gemaakt = await vraag('PUT', `${adres}/1.1.0`, tweede);
    const einde = { geldigTot: '2026-09-30', reden: 'contract opgezegd' };
    const beeindig = (json: object, headers: Record<string, string>) =>
      vraag('POST', `${adres}/1.1.0/beeindigingen`, json, headers);
    expect((await beeindig(einde, {})).status).toBe(428);
    expect((await beeindig(einde, { 'If-Match': '"ander"' })).status).toBe(412);
    const teVroeg = await beeindig({ ...einde, geldigTot: '2026-06-30' }, etag(gemaakt));
    expect([teVroeg.status, codes(teVroeg)]).toEqual([409, ['EINDE_VOOR_BEGIN']]);
    const beeindigd = await beeindig(einde, etag(gemaakt));
    expect([beeindigd.status, beeindigd.json]).toEqual([201, { ...tweede, geldigTot: '2026-09-30' }]);
    expect(beeindigd.headers.get('ETag')).not.toBe(gemaakt.headers.get('ETag'));
    const getoond = await vraag('GET', `${adres}/1.1.0`);
    expect([getoond.json, getoond.headers.get('ETag')]).toEqual([beeindigd.json, beeindigd.headers.get('ETag')]);
    expect((await beeindig({ ...einde, geldigTot: '2026-08-31' }, etag(gemaakt))).status).toBe(412);
    expect(codes(await beeindig(einde, etag(beeindigd)))).toEqual(['EINDE_NIET_EERDER']);

    const geldtOp = async (peildatum: string) =>
      resultaten(await vraag('GET', `/aansluitingen?peildatum=${peildatum}`))
        .filter(({ id }) => id === 'einde-proef')
        .map(({ versie }) => versie);
    expect(await geldtOp('2026-06-30')).toEqual(['1.0.0']);
    expect(await geldtOp('2026-09-30')).toEqual(['1.1.0']);
    expect(await geldtOp('2026-10-01')).toEqual([]);
    expect(resultaten(await vraag('GET', `${adres}/1.1.0/geschiedenis`))).toMatchObject([
      { handeling: 'geregistreerd' },
      { handeling: 'beeindigd', geldigTot: '2026-09-30', reden: 'contract opgezegd', door: 'test' },
    ]);
  });

  it('stay what they were registered as: putting a withdrawn version again changes nothing and revives nothing', async () => {
    const document = aansluiting('pv-landelijk-jw', { id: 'einde-nogmaals', soort: 'kwartaalrapportage' });
    const adres = '/aansluitingen/einde-nogmaals/versies/1.0.0';
    await vraag('PUT', adres, document);
    const einde = { geldigTot: '2026-09-30', reden: 'vergissing' };
    expect((await vraag('POST', `${adres}/beeindigingen`, einde, { 'If-Match': '*' })).status).toBe(201);
    const nogmaals = await vraag('PUT', adres, document);
    expect([nogmaals.status, nogmaals.json]).toEqual([200, { ...document, geldigTot: '2026-09-30' }]);
    expect((await vraag('PUT', adres, { ...document, geldigTot: '2026-09-30' })).status).toBe(200);
    expect(codes(await vraag('PUT', adres, { ...document, geldigTot: '2027-01-01' }))).toEqual(['VERSIE_BESTAAT']);
    expect((await vraag('POST', '/aansluitingen/bestaat-niet/versies/1.0.0/beeindigingen', einde)).status).toBe(404);
  });
});
