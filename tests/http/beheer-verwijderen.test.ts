/** A concept and its examples can go again; what was tested cannot, and what happened stays told. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createGateway, laadRegister } from '../helpers/gateway.ts';
import { codes, createTestApi, resultaten } from './api.ts';
import { type Beheer, concept, createBeheer, etag, pad, voorbeeld } from './formaten.ts';

let vraag: Beheer['vraag'];
let registreer: Beheer['registreer'];
let brengNaar: Beheer['brengNaar'];
beforeAll(async () => {
  const gateway = createGateway();
  await laadRegister(gateway.diensten);
  ({ vraag, registreer, brengNaar } = createBeheer(await createTestApi(gateway)));
});

const handelingen = async (van: string): Promise<unknown[]> =>
  resultaten(await vraag('GET', `${van}/geschiedenis`)).map(({ handeling, voorbeeld: naam, door }) => [
    handeling,
    naam,
    door,
  ]);

describe('a concept', () => {
  it('goes with its examples, on the state that was seen, and can come again', async () => {
    const document = concept('weg-ermee');
    const gemaakt = await registreer(document);
    await vraag('PUT', `${pad(document)}/voorbeelden/een`, voorbeeld());

    expect((await vraag('DELETE', pad(document))).status).toBe(428);
    expect((await vraag('DELETE', pad(document), undefined, { 'If-Match': '"oud"' })).status).toBe(412);
    expect((await vraag('GET', pad(document))).status).toBe(200);
    const weg = await vraag('DELETE', pad(document), undefined, etag(gemaakt));
    expect([weg.status, weg.tekst]).toEqual([204, '']);
    expect(weg.headers.get('API-Version')).toBe('1.0.0');

    expect((await vraag('GET', pad(document))).status).toBe(404);
    expect((await vraag('GET', `${pad(document)}/voorbeelden/een`)).status).toBe(404);
    expect((await vraag('DELETE', pad(document), undefined, etag(gemaakt))).status).toBe(404);
    expect(await handelingen(pad(document))).toEqual([
      ['geregistreerd', undefined, 'test'],
      ['voorbeeld', 'een', 'test'],
      ['verwijderd', undefined, 'test'],
    ]);

    expect((await vraag('PUT', pad(document), document)).status).toBe(201);
    expect(resultaten(await vraag('GET', `${pad(document)}/voorbeelden`))).toEqual([]);
  });

  it('that was tested stays', async () => {
    const document = concept('blijft');
    const getest = await brengNaar(document, 'getest');
    const weg = await vraag('DELETE', pad(document), undefined, etag(getest));
    expect([weg.status, codes(weg)]).toEqual([409, ['VERSIE_BESTAAT']]);
    const eerste = await vraag('GET', `${pad(document)}/voorbeelden/een`);
    const voorbeeldWeg = await vraag('DELETE', `${pad(document)}/voorbeelden/een`, undefined, etag(eerste));
    expect([voorbeeldWeg.status, codes(voorbeeldWeg)]).toEqual([409, ['VOORBEELD_VAST']]);
    expect((await vraag('GET', pad(document))).json?.levensfase).toBe('getest');
  });
});

describe('an example of a concept', () => {
  it('goes alone, and may come again with other content', async () => {
    const document = concept('voorbeeld-weg');
    await registreer(document);
    const adres = `${pad(document)}/voorbeelden/een`;
    const gemaakt = await vraag('PUT', adres, voorbeeld());
    expect((await vraag('DELETE', adres)).status).toBe(428);
    expect((await vraag('DELETE', adres, undefined, { 'If-Match': '"oud"' })).status).toBe(412);
    expect((await vraag('DELETE', adres, undefined, etag(gemaakt))).status).toBe(204);
    expect((await vraag('GET', adres)).status).toBe(404);
    expect((await vraag('DELETE', adres, undefined, etag(gemaakt))).status).toBe(404);
    expect((await vraag('GET', pad(document))).status).toBe(200);
    expect((await vraag('PUT', adres, voorbeeld({ vandaag: '2026-05-07' }))).status).toBe(201);
    expect(await handelingen(pad(document))).toEqual([
      ['geregistreerd', undefined, 'test'],
      ['voorbeeld', 'een', 'test'],
      ['verwijderd', 'een', 'test'],
      ['voorbeeld', 'een', 'test'],
    ]);
  });
});
