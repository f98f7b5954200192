import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Antwoord, bevindingen, codes, createTestApi, type Inhoud, resultaten, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const ZENDINGEN = '/gemeente/v1/zendingen';

const haal = (pad: string): Promise<Antwoord> => api.vraag('GET', pad, { sleutel: api.sleutels.tilburg });
const beantwoord = (id: string, json: unknown): Promise<Antwoord> =>
  api.vraag('POST', `${ZENDINGEN}/${id}/retourberichten`, { sleutel: api.sleutels.tilburg, json });

/** Every page from here on, as lists of postvaknummers. */
async function pages(begin: string, tussendoor: (blad: number) => Promise<unknown> = async () => undefined) {
  const bladen: unknown[][] = [];
  let adres: unknown = begin;
  while (typeof adres === 'string') {
    const antwoord = await haal(adres);
    bladen.push(resultaten(antwoord).map((zending) => zending.postvaknummer));
    await tussendoor(bladen.length);
    adres = antwoord.json?.volgende;
  }
  return bladen;
}

describe('the postvak', () => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (const nr of [1, 2, 3, 4, 5]) ids.push((await submitAndDeliver(api, gateway, `postvak-${nr}`)).zendingId);
  });

  it('shows what was not acknowledged first, in order of arrival, and then the last acknowledged', async () => {
    expect(await pages(`${ZENDINGEN}?aantal=2`)).toEqual([[1, 2], [3, 4], [5]]);
    await beantwoord(ids[0] ?? '', { oordeel: 'ontvangen' });
    await beantwoord(ids[2] ?? '', { oordeel: 'geaccepteerd' });
    expect(await pages(`${ZENDINGEN}?aantal=2`)).toEqual([[2, 4], [5, 3], [1]]);
  });

  it('takes its filter along from page to page', async () => {
    expect(await pages(`${ZENDINGEN}?aantal=1&bevestigd=true&soort=declaratie&agbcode=65656055`)).toEqual([[3], [1]]);
    expect(await pages(`${ZENDINGEN}?toestand=bevestigd&bezorgdVanaf=2020-01-01T01:00:00%2B01:00`)).toEqual([[1]]);
    expect(await pages(`${ZENDINGEN}?periodeVanaf=2030-01-01`)).toEqual([[]]);
    expect(codes(await haal(`${ZENDINGEN}?bevestigd=misschien&agbcode=1`))).toEqual([
      'QUERY_ONGELDIG',
      'QUERY_ONGELDIG',
    ]);
  });

  it('skips nothing while the reader acknowledges and new zendingen arrive', async () => {
    const bladen = await pages(`${ZENDINGEN}?aantal=1`, async (blad) => {
      if (blad === 1) await beantwoord(ids[1] ?? '', { oordeel: 'ontvangen' });
      if (blad === 2) ids.push((await submitAndDeliver(api, gateway, 'postvak-tijdens')).zendingId);
    });
    // 6 came while reading; 2 was acknowledged after it was shown and does not come back.
    expect(bladen.flat()).toEqual([2, 4, 5, 6, 3, 1]);
  });

  it('shows one zending with its files and nothing of who submitted but the AGB-code', async () => {
    const antwoord = await haal(`${ZENDINGEN}/${ids[3]}`);
    expect(antwoord.json).toMatchObject({ id: ids[3], agbcode: '65656055', toestand: 'bezorgd' });
    expect(Object.keys(antwoord.json ?? {})).not.toContain('verantwoordingId');
  });
});

describe('an ontvangstmelding', () => {
  const meld = (json: unknown): Promise<Antwoord> =>
    api.vraag('POST', '/gemeente/v1/ontvangstmeldingen', { sleutel: api.sleutels.tilburg, json });

  it('acknowledges many at once, each by itself, and is harmless a second time', async () => {
    const eigen = (await submitAndDeliver(api, gateway, 'melding')).zendingId;
    const onbekend = '00000000-0000-4000-8000-000000000000';
    const eerste = await meld({ zendingIds: [eigen, onbekend] });
    const bevestigdOp = '2026-05-06T10:00:00.000Z';
    expect([eerste.status, eerste.json]).toEqual([
      200,
      {
        resultaten: [
          { zendingId: eigen, uitkomst: 'bevestigd', bevestigdOp },
          { zendingId: onbekend, uitkomst: 'onbekend' },
        ],
        aantalBevestigd: 1,
      },
    ]);
    expect((await meld({ zendingIds: [eigen] })).json).toEqual({
      resultaten: [{ zendingId: eigen, uitkomst: 'al-bevestigd', bevestigdOp }],
      aantalBevestigd: 0,
    });
    expect((await haal(`${ZENDINGEN}/${eigen}`)).json).toMatchObject({ toestand: 'bevestigd', bevestigdOp });
    // What was acknowledged can still be answered, and fetched again.
    expect((await beantwoord(eigen, { oordeel: 'geaccepteerd' })).status).toBe(201);
    expect((await haal(`${ZENDINGEN}/${eigen}/bestand`)).status).toBe(200);
  });

  it('does not reach into the postvak of another', async () => {
    const { zendingen } = await submitAndDeliver(api, gateway, 'melding-ander');
    const vreemd = zendingen.find((een) => Object(een.ontvanger).code !== '0855');
    expect((await meld({ zendingIds: [vreemd?.id] })).json).toMatchObject({ aantalBevestigd: 0 });
    const { zendingen: gepland } = gateway.diensten.staat;
    expect((await gepland.findZending(String(vreemd?.id)))?.toestand).toBe('bezorgd');
  });

  it('names at least one and at most a thousand zendingen', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    expect(codes(await meld({ zendingIds: [] }))).toEqual(['VELD_ONGELDIG']);
    expect(codes(await meld({ zendingIds: Array.from({ length: 1001 }, () => id) }))).toEqual(['VELD_ONGELDIG']);
    expect(codes(await meld({ zendingIds: ['../x'] }))).toEqual(['VELD_ONGELDIG']);
  });
});

describe('a file', () => {
  it('comes whole, with its name, its type and its hash', async () => {
    const { zendingId, zendingen } = await submitAndDeliver(api, gateway, 'bestand');
    const zending = zendingen.find((een) => een.id === zendingId);
    const [bestand] = (zending?.bestanden ?? []) as Inhoud[];
    const antwoord = await haal(`${ZENDINGEN}/${zendingId}/bestand`);
    expect(antwoord.status).toBe(200);
    expect(antwoord.tekst).toContain('<ijw:');
    const sha256 = createHash('sha256').update(antwoord.tekst);
    expect(antwoord.headers.get('Repr-Digest')).toBe(`sha-256=:${sha256.copy().digest('base64')}:`);
    expect(bestand?.sha256).toBe(sha256.digest('hex'));
    expect(antwoord.headers.get('Content-Type')).toBe(bestand?.mediatype);
    expect(antwoord.headers.get('Content-Disposition')).toContain(`filename="${bestand?.bestandsnaam}"`);
    expect((await haal(`${ZENDINGEN}/${zendingId}/bestand?volgnummer=1`)).tekst).toBe(antwoord.tekst);
    expect((await haal(`${ZENDINGEN}/${zendingId}/bestand?volgnummer=2`)).status).toBe(404);
    expect(codes(await haal(`${ZENDINGEN}/${zendingId}/bestand?volgnummer=0`))).toEqual(['QUERY_ONGELDIG']);
  });
});

describe('a file that is there already, or in part', () => {
  let pad: string;
  let tekst: string;
  let etag: string;
  beforeAll(async () => {
    pad = `${ZENDINGEN}/${(await submitAndDeliver(api, gateway, 'stuk')).zendingId}/bestand`;
    const geheel = await haal(pad);
    tekst = geheel.tekst;
    etag = geheel.headers.get('ETag') ?? '';
    expect(geheel.headers.get('Content-Length')).toBe(String(new TextEncoder().encode(tekst).length));
  });
  const vraag = (headers: Readonly<Record<string, string>>, methode = 'GET'): Promise<Antwoord> =>
    api.vraag(methode, pad, { sleutel: api.sleutels.tilburg, headers });

  it('is not sent again', async () => {
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const antwoord = await vraag({ 'If-None-Match': tag });
      expect([antwoord.status, antwoord.tekst, antwoord.headers.get('ETag')]).toEqual([304, '', etag]);
    }
    expect((await vraag({ 'If-None-Match': '"x"' })).status).toBe(200);
    expect((await vraag({ 'If-None-Match': etag }, 'HEAD')).status).toBe(304);
  });

  it('is sent from where it broke off, with the hash of the whole', async () => {
    const rest = await vraag({ Range: 'bytes=100-', 'If-Range': etag });
    expect([rest.status, rest.tekst]).toEqual([206, tekst.slice(100)]);
    expect(rest.headers.get('Content-Range')).toBe(`bytes 100-${tekst.length - 1}/${tekst.length}`);
    expect(rest.headers.get('Content-Length')).toBe(String(tekst.length - 100));
    expect(rest.headers.get('Repr-Digest')).toBe((await vraag({})).headers.get('Repr-Digest'));
    expect((await vraag({ Range: 'bytes=-7' })).tekst).toBe(tekst.slice(-7));
    expect((await vraag({ Range: 'bytes=0-4' })).tekst).toBe(tekst.slice(0, 5));
  });

  it('is sent whole when it is another one, and with a HEAD nothing is', async () => {
    for (const headers of [
      { Range: 'bytes=1-2', 'If-Range': '"x"' },
      { Range: 'bytes=1-2,4-5' },
      { Range: 'regels=1-2' },
    ])
      expect((await vraag(headers)).tekst).toBe(tekst);
    const head = await vraag({ Range: 'bytes=1-2' }, 'HEAD');
    expect([head.status, head.tekst, head.headers.get('Content-Length')]).toEqual([200, '', String(tekst.length)]);
  });

  it('has no part beyond its end', async () => {
    const antwoord = await vraag({ Range: `bytes=${tekst.length}-` });
    expect([antwoord.status, antwoord.headers.get('Content-Range')]).toEqual([416, `bytes */${tekst.length}`]);
  });
});

describe('a retourbericht', () => {
  const eigenReferentie = (): string => prestatiesVan(voorbeeldVerantwoording())[6]?.referentienummer ?? '';

  it('per regel is seen by the aanbieder at its own prestatie', async () => {
    const { verantwoordingId, zendingId } = await submitAndDeliver(api, gateway, 'per-regel');
    const antwoord = await beantwoord(zendingId, {
      oordeel: 'deels-afgewezen',
      regels: [{ referentienummer: eigenReferentie(), retourcode: '9321', toelichting: 'Volume past niet.' }],
    });
    expect([antwoord.status, antwoord.json?.toestand]).toEqual([201, 'deels-afgewezen']);

    const gezien = await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${verantwoordingId}/bevindingen`, {
      sleutel: api.sleutels.aanbieder,
    });
    const afgewezen = resultaten(gezien).filter((bevinding) => bevinding.code === 'REGEL_AFGEWEZEN');
    expect(afgewezen).toEqual([
      expect.objectContaining({
        ernst: 'fout',
        fase: 'antwoord',
        zendingId,
        pointer: '/prestaties/6',
        ontvangercode: '0855',
        melding: expect.stringContaining('Volume past niet.'),
        oplossing: expect.stringMatching(/\w/),
      }),
    ]);
  });

  it('sent twice is one, and a later judgement does not replace it', async () => {
    const { zendingId } = await submitAndDeliver(api, gateway, 'tweemaal');
    const eerste = await beantwoord(zendingId, { oordeel: 'afgewezen', toelichting: 'Verkeerde maand.' });
    const tweede = await beantwoord(zendingId, { toelichting: 'Verkeerde maand.', oordeel: 'afgewezen', regels: [] });
    expect([eerste.status, tweede.status, tweede.tekst]).toEqual([201, 200, eerste.tekst]);
    expect((await beantwoord(zendingId, { oordeel: 'geaccepteerd' })).status).toBe(409);
    expect(resultaten(await haal(`${ZENDINGEN}/${zendingId}/retourberichten`))).toHaveLength(1);
  });

  it('that cannot be right is refused with every reason and its place', async () => {
    const { zendingId } = await submitAndDeliver(api, gateway, 'geweigerd');
    const inhoudelijk = await beantwoord(zendingId, {
      oordeel: 'deels-afgewezen',
      toelichting: 'bsn 999900006',
      regels: [{ referentienummer: 'niet-van-hier' }],
    });
    expect(inhoudelijk.status).toBe(400);
    expect(bevindingen(inhoudelijk).map((een) => [een.code, een.pointer])).toEqual(
      expect.arrayContaining([
        ['RETOUR_ZONDER_REDEN', '/regels/0/toelichting'],
        ['RETOUR_MET_BSN', '/toelichting'],
        ['RETOURREGEL_ONBEKEND', '/regels/0/referentienummer'],
      ]),
    );
    const vorm = await beantwoord(zendingId, {
      oordeel: 'misschien',
      regels: [{ retourcode: 12, extra: true }],
      '999900006 Jansen': 1,
    });
    expect(bevindingen(vorm).map((een) => [een.code, een.pointer])).toEqual([
      ['VELD_ONGELDIG', '/oordeel'],
      ['VELD_ONTBREEKT', '/regels/0/referentienummer'],
      ['VELD_ONGELDIG', '/regels/0/retourcode'],
      ['VELD_ONBEKEND', '/regels/0'],
      ['VELD_ONBEKEND', ''],
    ]);
    expect(bevindingen(vorm)[0]?.melding).toContain('deels-afgewezen');
    expect(vorm.tekst).not.toMatch(/999900006|Jansen|misschien/);
  });

  it('that is no JSON is a bevinding, and the text is not repeated', async () => {
    const { zendingId } = await submitAndDeliver(api, gateway, 'geen-json');
    const antwoord = await api.vraag('POST', `${ZENDINGEN}/${zendingId}/retourberichten`, {
      sleutel: api.sleutels.tilburg,
      body: '{"oordeel": 999900006 Jansen',
      headers: { 'Content-Type': 'application/json' },
    });
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['VERZOEK_GEEN_JSON']]);
    expect(antwoord.tekst).not.toMatch(/Jansen|999900006/);
  });
});
