/** Organisations and their people over the API. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { beginSessie, readSessie } from '../../src/pipeline/sessies.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { type Antwoord, createTestApi, resultaten, SLEUTELHOUDERS, type TestApi } from './api.ts';

const PERSOON = { naam: 'S. de Wit', uitgever: 'https://login.example', onderwerp: 'u-1', rollen: ['inzien'] };

let gateway: Gateway;
let api: TestApi;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const vraag = (methode: string, pad: string, json?: unknown, ifMatch?: string | null) =>
  api.vraag(methode, pad.startsWith('/beheer') ? pad : `/beheer/v1${pad}`, {
    sleutel: api.sleutels.beheerder,
    ...(json === undefined ? {} : { json }),
    ...(ifMatch ? { headers: { 'If-Match': ifMatch } } : {}),
  });
const etag = ({ headers }: Antwoord): string | null => headers.get('ETag');

const maak = async (houdercode: string, naam?: string): Promise<string> => {
  const antwoord = await vraag('POST', '/organisaties', {
    houdersoort: 'ontvanger',
    houdercode,
    ...(naam && { naam }),
  });
  expect(antwoord.status).toBe(201);
  return String(antwoord.json?.id);
};

describe('an organisation', () => {
  it('is made once, is called as the register calls it, and gets a name on the state that was seen', async () => {
    const id = await maak('0344');
    const gezien = await vraag('GET', `/organisaties/${id}`);
    expect(gezien.json).toMatchObject({ houdercode: '0344', naam: 'Gemeente Utrecht' });
    const nogEens = await vraag('POST', '/organisaties', {
      houdersoort: 'ontvanger',
      houdercode: '0344',
      naam: 'Anders',
    });
    expect([nogEens.status, nogEens.json]).toMatchObject([200, { id, naam: 'Gemeente Utrecht' }]);
    expect((await vraag('PUT', `/organisaties/${id}/naam`, { naam: 'A' })).status).toBe(428);
    const statussen = await Promise.all(
      ['A', 'B', 'C'].map(
        async (naam) => (await vraag('PUT', `/organisaties/${id}/naam`, { naam }, etag(gezien))).status,
      ),
    );
    expect(statussen.toSorted()).toEqual([200, 412, 412]);
  });

  it('has a code as its kind has one', async () => {
    const antwoord = await vraag('POST', '/organisaties', { houdersoort: 'aanbieder', houdercode: '123' });
    expect(antwoord.status).toBe(400);
  });

  it('is found by kind and code, page after page, each once, whatever its name holds', async () => {
    for (const nummer of [1, 2, 3, 4, 5]) await maak(`blad-${nummer}`, `Zorg “€|\u{1F600}” ${nummer % 2}`);
    const gezien: unknown[] = [];
    let pad: string | undefined = '/organisaties?houdersoort=ontvanger&aantal=2';
    while (pad !== undefined) {
      const blad: Antwoord = await vraag('GET', pad);
      expect(blad.status).toBe(200);
      gezien.push(...resultaten(blad).map(({ id }) => id));
      pad = blad.json?.volgende as string | undefined;
    }
    expect(new Set(gezien).size).toBe(gezien.length);
    expect(gezien.length).toBeGreaterThan(7);
    const een = resultaten(await vraag('GET', '/organisaties?houdercode=blad-3'));
    expect(een.map(({ houdercode }) => houdercode)).toEqual(['blad-3']);
  });
});

describe('people of an organisation', () => {
  it('are added once, with roles that it can have', async () => {
    const id = await maak('leden-1');
    const pad = `/organisaties/${id}/leden`;
    const nieuw = await vraag('POST', pad, PERSOON);
    expect([nieuw.status, nieuw.headers.get('Location')]).toEqual([201, `/beheer/v1${pad}/${nieuw.json?.id}`]);
    expect((await vraag('POST', pad, PERSOON)).status).toBe(409);
    const anders = await vraag('POST', pad, { ...PERSOON, onderwerp: 'u-2', rollen: ['auditen'] });
    expect([anders.status, anders.json?.detail]).toEqual([
      400,
      expect.stringContaining('ontvangen, beantwoorden, inzien'),
    ]);
    expect(resultaten(await vraag('GET', pad)).map(({ onderwerp }) => onderwerp)).toEqual(['u-1']);
    const kijker = await vraag('POST', pad, {
      ...PERSOON,
      onderwerp: 'u-3',
      rollen: ['inzien', 'persoonsgegevens-inzien'],
    });
    expect([kijker.status, kijker.json?.rollen]).toEqual([201, ['inzien', 'persoonsgegevens-inzien']]);
  });

  it('get other roles on the state that was seen; the first of two wins', async () => {
    const pad = `/organisaties/${await maak('leden-2')}/leden`;
    const nieuw = await vraag('POST', pad, PERSOON);
    const lid = `${pad}/${nieuw.json?.id}`;
    expect(etag(await vraag('GET', lid))).toBe(etag(nieuw));
    expect((await vraag('PUT', `${lid}/rollen`, { rollen: ['ontvangen'] })).status).toBe(428);
    const statussen = await Promise.all(
      [['ontvangen'], ['inzien', 'ontvangen'], ['beantwoorden']].map(
        async (rollen) => (await vraag('PUT', `${lid}/rollen`, { rollen }, etag(nieuw))).status,
      ),
    );
    expect(statussen.toSorted()).toEqual([200, 412, 412]);
  });

  it('are signed out when they are withdrawn, and come back with the roles of then', async () => {
    const pad = `/organisaties/${await maak('leden-3')}/leden`;
    const nieuw = await vraag('POST', pad, PERSOON);
    const lid = `${pad}/${nieuw.json?.id}`;
    const rij = await gateway.diensten.staat.ledenbeheer.getLid(String(nieuw.json?.id));
    if (rij === undefined) throw new Error('the lid is not there');
    const geheim = await beginSessie(gateway.diensten, rij);
    expect(await readSessie(gateway.diensten, geheim)).toBeDefined();
    expect((await vraag('POST', `${lid}/afmeldingen`)).json).toEqual({ beeindigd: 1 });
    expect(await readSessie(gateway.diensten, geheim)).toBeUndefined();
    const opnieuw = await beginSessie(gateway.diensten, rij);
    const weg = await vraag('POST', `${lid}/intrekkingen`);
    expect([weg.status, weg.json]).toMatchObject([200, { ingetrokkenOp: expect.any(String) }]);
    expect(await readSessie(gateway.diensten, opnieuw)).toBeUndefined();
    expect((await vraag('POST', `${lid}/intrekkingen`)).status).toBe(409);
    expect((await vraag('PUT', `${lid}/rollen`, { rollen: ['ontvangen'] }, etag(weg))).status).toBe(409);
    const terug = await vraag('POST', `${lid}/herstellingen`);
    expect([terug.status, terug.json]).toMatchObject([200, { rollen: ['inzien'] }]);
    expect((await vraag('POST', `${lid}/herstellingen`)).status).toBe(409);
  });

  it('are not there under another organisation', async () => {
    const [een, ander] = [await maak('leden-4'), await maak('leden-5')];
    const nieuw = await vraag('POST', `/organisaties/${een}/leden`, PERSOON);
    const lid = `/organisaties/${ander}/leden/${nieuw.json?.id}`;
    const antwoorden = await Promise.all([
      vraag('GET', lid),
      vraag('PUT', `${lid}/rollen`, { rollen: ['inzien'] }, '*'),
      vraag('POST', `${lid}/intrekkingen`),
      vraag('POST', `${lid}/herstellingen`),
      vraag('POST', `${lid}/afmeldingen`),
    ]);
    expect(antwoorden.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await vraag('GET', `/organisaties/${een}/leden/${nieuw.json?.id}`)).json?.ingetrokkenOp).toBeUndefined();
  });

  it('stand in the audit trail by id and roles, never by name', async () => {
    const { auditspoor } = gateway.diensten.staat;
    const begin = (await auditspoor.findKop())?.nummer ?? 0;
    const pad = `/organisaties/${await maak('leden-6')}/leden`;
    const nieuw = await vraag('POST', pad, { ...PERSOON, naam: 'Naam Die Nergens Staat' });
    await vraag('POST', `${pad}/${nieuw.json?.id}/intrekkingen`);
    const rijen = await auditspoor.listKeten(begin, 50);
    const tekst = JSON.stringify(rijen);
    expect(tekst).not.toMatch(/Nergens|u-1/);
    expect(
      rijen.filter(({ regel: { fase } }) => fase === 'gedaan').map(({ regel: { handeling } }) => handeling),
    ).toEqual(['maakOrganisatie', 'voegLidToe', 'trekLidIn']);
  });
});

it('an auditor reads them and changes nothing', async () => {
  const { sleutel } = await createSleutel(gateway.diensten, SLEUTELHOUDERS.beheerder, 'audit', undefined, ['auditen']);
  expect((await api.vraag('GET', '/beheer/v1/organisaties', { sleutel })).status).toBe(200);
  const json = { houdersoort: 'ontvanger', houdercode: 'mag-niet' };
  expect((await api.vraag('POST', '/beheer/v1/organisaties', { sleutel, json })).status).toBe(403);
});
