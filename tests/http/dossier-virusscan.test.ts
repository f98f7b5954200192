/** Where the look for viruses stands, as aanbieder and ontvanger see it, and what is no document at all. */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { documentSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { EICAR } from '../helpers/eicar.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createTestscanner } from '../helpers/scanner.ts';
import { codes, createTestApi, resultaten, type TestApi } from './api.ts';
import { jaar } from './jaar.ts';

let gateway: Gateway;
let api: TestApi;
let regio: string;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway('2027-02-01T10:00:00.000Z');
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  const houder = { houdersoort: 'ontvanger', houdercode: 'west-brabant-west' } as const;
  regio = (await createSleutel(gateway.diensten, houder, 'test', undefined)).sleutel;
});

const hash = (inhoud: string | Uint8Array): string => createHash('sha256').update(inhoud).digest('hex');
const KLACHTEN = 'dit waren de klachten';

async function zet(sha256: string, anders: object = {}): Promise<string> {
  const antwoord = await api.vraag('POST', '/aanbieder/v1/dossier/documenten', {
    sleutel: api.sleutels.aanbieder,
    json: {
      documentsoort: 'bijlage',
      soort: 'klachtenrapportage',
      geldigVanaf: '2026-01-01',
      bestandsnaam: 'klachten "2026".txt',
      mediatype: 'text/plain',
      sha256,
      ...anders,
    },
  });
  if (antwoord.status !== 201) throw new Error(antwoord.tekst);
  return String(antwoord.json?.id);
}
const adres = (id: string): string => `/aanbieder/v1/dossier/documenten/${id}`;
const stuur = (id: string, body: BodyInit, sleutel = api.sleutels.aanbieder) =>
  api.vraag('PUT', `${adres(id)}/inhoud`, { sleutel, body });
const haal = (id: string, sleutel = api.sleutels.aanbieder) => api.vraag('GET', `${adres(id)}/inhoud`, { sleutel });
const inOpslag = async (id: string): Promise<boolean> =>
  (await gateway.diensten.blobs.get(documentSleutel(id))) !== undefined;

async function dien(inhoud: object): Promise<string> {
  const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
    sleutel: api.sleutels.aanbieder,
    json: inhoud,
  });
  if (ingediend.status !== 201) throw new Error(ingediend.tekst);
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(String(ingediend.json?.id));
  const zending = zendingen.find(({ ontvanger }) => ontvanger.code === 'west-brabant-west');
  return `/gemeente/v1/zendingen/${zending?.id}/documenten`;
}
const lijst = async (pad: string) => resultaten(await api.vraag('GET', pad, { sleutel: regio }));

describe('the look for viruses', () => {
  const metScanner = async () => {
    const scanner = createTestscanner();
    gateway = createGateway('2027-02-01T10:00:00.000Z', { virusscanner: scanner });
    api = await createTestApi(gateway);
    return scanner;
  };
  const toon = async () =>
    resultaten(await api.vraag('GET', '/aanbieder/v1/dossier/documenten', { sleutel: api.sleutels.aanbieder }));

  it('shows where it stands; nobody gets what is not looked at', async () => {
    const scanner = await metScanner();
    scanner.weg = true;
    const id = await zet(hash(KLACHTEN));
    expect((await toon()).map((document) => 'virusscan' in document)).toEqual([false]);
    expect((await stuur(id, KLACHTEN)).json).toMatchObject({ bytes: KLACHTEN.length, virusscan: 'mislukt' });
    const nogNiet = await haal(id);
    expect([nogNiet.status, nogNiet.json?.detail]).toEqual([
      409,
      expect.stringContaining('nog niet op virussen gescand'),
    ]);
    scanner.weg = false;
    expect((await stuur(id, KLACHTEN)).json?.virusscan).toBe('schoon');
    expect([(await haal(id)).status, (await toon())[0]?.virusscan]).toEqual([200, 'schoon']);
  });

  it('tells the aanbieder what was found, and removes it', async () => {
    await metScanner();
    const id = await zet(hash(EICAR));
    const geweigerd = await stuur(id, EICAR);
    expect([geweigerd.status, codes(geweigerd)]).toEqual([400, ['DOCUMENT_BESMET']]);
    const [document] = await toon();
    expect(document).toMatchObject({ id, virusscan: 'besmet', bevinding: { code: 'DOCUMENT_BESMET', ernst: 'fout' } });
    expect([document !== undefined && 'bytes' in document, (await haal(id)).status, await inOpslag(id)]).toEqual([
      false,
      404,
      false,
    ]);
  });

  it('is told to the ontvanger, who gets it when it is clean', async () => {
    const scanner = await metScanner();
    scanner.weg = true;
    const id = await zet(hash(KLACHTEN));
    await stuur(id, KLACHTEN);
    const pad = await dien(jaar());
    await gateway.werkAf();
    const document = {
      nummer: 1,
      soort: 'klachtenrapportage',
      sha256: hash(KLACHTEN),
      bestandsnaam: 'klachten "2026".txt',
      mediatype: 'text/plain',
    };
    expect(await lijst(pad)).toEqual([{ ...document, beschikbaar: false, virusscan: 'mislukt' }]);
    expect((await api.vraag('GET', `${pad}/1`, { sleutel: regio })).status).toBe(404);
    scanner.weg = false;
    await stuur(id, KLACHTEN);
    expect(await lijst(pad)).toEqual([{ ...document, beschikbaar: true, bytes: KLACHTEN.length, virusscan: 'schoon' }]);
    expect((await api.vraag('GET', `${pad}/1`, { sleutel: regio })).tekst).toBe(KLACHTEN);
  });
});

describe('a document that is none', () => {
  it('is refused by its name, or by its content', async () => {
    const gezet = await api.vraag('POST', '/aanbieder/v1/dossier/documenten', {
      sleutel: api.sleutels.aanbieder,
      json: {
        documentsoort: 'bijlage',
        soort: 'overig',
        geldigVanaf: '2026-01-01',
        bestandsnaam: 'verslag.docm',
        mediatype: 'application/pdf',
        sha256: hash('x'),
      },
    });
    expect([gezet.status, codes(gezet)]).toEqual([400, ['DOCUMENT_NAAM_ONBEKEND']]);
    const id = await zet(hash('<script>'));
    const geweigerd = await stuur(id, '<script>');
    expect([geweigerd.status, codes(geweigerd)]).toEqual([400, ['DOCUMENT_SOORT_ONBEKEND']]);
    expect([(await haal(id)).status, await inOpslag(id)]).toEqual([404, false]);
  });
});
