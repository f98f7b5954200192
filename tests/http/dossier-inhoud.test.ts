/** The content of documents: kept when it is what was registered, and shown to the ontvanger that asks for it and nobody else. */

import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MAXIMUM_DOCUMENTBYTES } from '../../src/domain/dossier.ts';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { documentSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
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
const trekIn = (id: string) => api.vraag('DELETE', adres(id), { sleutel: api.sleutels.aanbieder });
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

describe('the content of a document', () => {
  it('is kept once and given back to its aanbieder', async () => {
    const id = await zet(hash(KLACHTEN));
    expect((await haal(id)).status).toBe(404);
    const eerste = await stuur(id, KLACHTEN);
    expect([eerste.status, eerste.json?.bytes]).toEqual([200, KLACHTEN.length]);
    expect((await stuur(id, KLACHTEN)).json).toEqual(eerste.json);

    const terug = await haal(id);
    expect([terug.status, terug.tekst]).toEqual([200, KLACHTEN]);
    expect(terug.headers.get('Repr-Digest')).toBe(
      `sha-256=:${createHash('sha256').update(KLACHTEN).digest('base64')}:`,
    );
    expect(terug.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(terug.headers.get('Content-Disposition')).toMatch(/^attachment; filename="klachten _2026_\.txt";/);

    const ander = api.sleutels.andereAanbieder;
    expect([(await haal(id, ander)).status, (await stuur(id, KLACHTEN, ander)).status]).toEqual([404, 404]);
  });

  it('is not kept when it is something else, and what was there stays', async () => {
    const id = await zet(hash(KLACHTEN));
    const geweigerd = await stuur(id, `${KLACHTEN}!`);
    expect([geweigerd.status, codes(geweigerd)]).toEqual([400, ['DOCUMENT_ANDERE_HASH']]);
    expect(await inOpslag(id)).toBe(false);
    expect((await haal(id)).status).toBe(404);
    await stuur(id, KLACHTEN);
    expect((await stuur(id, '')).status).toBe(400);
    expect((await haal(id)).tekst).toBe(KLACHTEN);
  });

  it('is at most 25 MB', async () => {
    const net = new Uint8Array(MAXIMUM_DOCUMENTBYTES).fill(0x61);
    const id = await zet(hash(net));
    expect((await stuur(id, net)).json?.bytes).toBe(MAXIMUM_DOCUMENTBYTES);
    const teveel = new Uint8Array(MAXIMUM_DOCUMENTBYTES + 1).fill(0x61);
    const ander = await zet(hash(teveel));
    const geweigerd = await stuur(ander, teveel);
    expect([geweigerd.status, codes(geweigerd)]).toEqual([413, ['INVOER_TE_GROOT']]);
    expect(await inOpslag(ander)).toBe(false);
  });

  it('goes with its document', async () => {
    const id = await zet(hash(KLACHTEN));
    await stuur(id, KLACHTEN);
    expect((await trekIn(id)).status).toBe(204);
    expect(await inOpslag(id)).toBe(false);
    expect([(await haal(id)).status, (await stuur(id, KLACHTEN)).status]).toEqual([404, 404]);
    expect(await inOpslag(id)).toBe(false);
  });

  it('goes at last when withdrawing broke off half-way', async () => {
    const id = await zet(hash(KLACHTEN));
    await stuur(id, KLACHTEN);
    await gateway.diensten.staat.dossier.trekDossierdocumentIn(AGBCODE, id, '2027-02-01T10:00:00.000Z');
    expect(await inOpslag(id)).toBe(true);
    expect((await trekIn(id)).status).toBe(404);
    expect(await inOpslag(id)).toBe(false);
  });
});

describe('the documents of a zending', () => {
  const genoemd = (bijlagesoort: string, sha256: string) => ({
    bijlagesoort,
    bestandsnaam: 'genoemd.pdf',
    mediatype: 'application/pdf',
    sha256,
  });

  it('are what the ontvanger asks: out of the dossier or named, with or without content', async () => {
    const id = await zet(hash(KLACHTEN));
    await stuur(id, KLACHTEN);
    const verklaring = { documentsoort: 'verklaring', soort: 'bestuursverklaring', bestandsnaam: 'b.pdf' };
    await zet('b'.repeat(64), { ...verklaring, mediatype: 'application/pdf' });
    // Not asked: in the dossier with its content, and named.
    const jaarrekening = await zet(hash('cijfers'), { soort: 'jaarrekening' });
    await stuur(jaarrekening, 'cijfers');
    const bijlagen = [genoemd('arrangementenverantwoording', 'e'.repeat(64)), genoemd('jaarrekening', hash('cijfers'))];
    const pad = await dien(jaar({ bijlagen }));
    expect((await api.vraag('GET', pad, { sleutel: regio })).status).toBe(404);
    await gateway.werkAf();

    expect(await lijst(pad)).toEqual([
      { nummer: 1, soort: 'arrangementenverantwoording', sha256: 'e'.repeat(64), beschikbaar: false },
      {
        nummer: 2,
        soort: 'bestuursverklaring',
        sha256: 'b'.repeat(64),
        beschikbaar: false,
        bestandsnaam: 'b.pdf',
        mediatype: 'application/pdf',
      },
      {
        nummer: 3,
        soort: 'klachtenrapportage',
        sha256: hash(KLACHTEN),
        beschikbaar: true,
        bestandsnaam: 'klachten "2026".txt',
        mediatype: 'text/plain',
        bytes: KLACHTEN.length,
        virusscan: 'niet-gescand',
      },
    ]);
    const bestand = await api.vraag('GET', `${pad}/3`, { sleutel: regio });
    expect([bestand.status, bestand.tekst]).toEqual([200, KLACHTEN]);
    expect(bestand.headers.get('Repr-Digest')).toBe(
      `sha-256=:${createHash('sha256').update(KLACHTEN).digest('base64')}:`,
    );
    expect(bestand.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(bestand.headers.get('Content-Disposition')).toMatch(/^attachment; filename="klachten _2026_\.txt";/);
    for (const nummer of ['1', '2', '4', '0', '03', 'x'])
      expect([nummer, (await api.vraag('GET', `${pad}/${nummer}`, { sleutel: regio })).status]).toEqual([nummer, 404]);
  });

  it('are nobody else’s', async () => {
    await stuur(await zet(hash(KLACHTEN)), KLACHTEN);
    const pad = await dien(jaar());
    await gateway.werkAf();
    expect((await api.vraag('GET', `${pad}/1`, { sleutel: regio })).tekst).toBe(KLACHTEN);
    for (const sleutel of [api.sleutels.tilburg, api.sleutels.amsterdam, api.sleutels.regio])
      for (const van of [pad, `${pad}/1`]) {
        const antwoord = await api.vraag('GET', van, { sleutel });
        expect([antwoord.status, antwoord.tekst.includes(KLACHTEN)]).toEqual([404, false]);
      }
  });

  it('are not those of another aanbieder with the same hash', async () => {
    const antwoord = await api.vraag('POST', '/aanbieder/v1/dossier/documenten', {
      sleutel: api.sleutels.andereAanbieder,
      json: {
        documentsoort: 'bijlage',
        soort: 'klachtenrapportage',
        geldigVanaf: '2026-01-01',
        bestandsnaam: 'van-een-ander.txt',
        mediatype: 'text/plain',
        sha256: hash(KLACHTEN),
      },
    });
    expect((await stuur(String(antwoord.json?.id), KLACHTEN, api.sleutels.andereAanbieder)).status).toBe(200);
    const pad = await dien(jaar({ bijlagen: [genoemd('klachtenrapportage', hash(KLACHTEN))] }));
    await gateway.werkAf();
    expect(await lijst(pad)).toEqual([
      { nummer: 1, soort: 'klachtenrapportage', sha256: hash(KLACHTEN), beschikbaar: false },
    ]);
    expect((await api.vraag('GET', `${pad}/1`, { sleutel: regio })).status).toBe(404);
  });

  it('named before the dossier had them can be fetched once it has', async () => {
    const pad = await dien(jaar({ bijlagen: [genoemd('klachtenrapportage', hash(KLACHTEN))] }));
    await gateway.werkAf();
    expect((await lijst(pad)).map(({ beschikbaar }) => beschikbaar)).toEqual([false]);
    await stuur(await zet(hash(KLACHTEN)), KLACHTEN);
    expect((await lijst(pad)).map(({ beschikbaar }) => beschikbaar)).toEqual([true]);
    expect((await api.vraag('GET', `${pad}/1`, { sleutel: regio })).tekst).toBe(KLACHTEN);
  });

  it('stay when their document is withdrawn: the zending refers to them', async () => {
    const id = await zet(hash(KLACHTEN));
    await stuur(id, KLACHTEN);
    const pad = await dien(jaar());
    await gateway.werkAf();
    expect((await trekIn(id)).status).toBe(204);
    expect((await haal(id)).status).toBe(404);
    expect((await api.vraag('GET', `${pad}/1`, { sleutel: regio })).tekst).toBe(KLACHTEN);
  });

  it('are none when it was withdrawn before it was handed over, and then they do not stay', async () => {
    const id = await zet(hash(KLACHTEN));
    await stuur(id, KLACHTEN);
    const pad = await dien(jaar());
    await gateway.werkAf();
    expect((await lijst(pad)).length).toBe(1);
    const { DB } = env as unknown as Bindingen;
    await DB.prepare("UPDATE zendingen SET toestand = 'ingetrokken'").run();
    expect(await lijst(pad)).toEqual([]);
    expect((await api.vraag('GET', `${pad}/1`, { sleutel: regio })).status).toBe(404);
    expect((await trekIn(id)).status).toBe(204);
    expect(await inOpslag(id)).toBe(false);
  });
});
