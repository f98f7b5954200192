import { beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Antwoord, bevindingen, codes, createTestApi, resultaten, type TestApi } from './api.ts';

const MAXIMUM = 200_000;

let gateway: Gateway;
let api: TestApi;
beforeAll(async () => {
  gateway = createGateway('2026-05-06T10:00:00.000Z', {
    limieten: { maximaleBytes: MAXIMUM, maximaleProefBytes: MAXIMUM / 2 },
  });
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const VERANTWOORDINGEN = '/aanbieder/v1/verantwoordingen';
const PROEF = '/aanbieder/v1/proefverwerkingen';
const JSON_HEADERS = { 'Content-Type': 'application/json' };

const dienIn = (
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
  pad = VERANTWOORDINGEN,
): Promise<Antwoord> =>
  api.vraag('POST', pad, { sleutel: api.sleutels.aanbieder, body, headers: { ...JSON_HEADERS, ...headers } });

const tekstVan = (kenmerk: string): string => JSON.stringify(voorbeeldVerantwoording({ kenmerk }));

async function gzip(tekst: string): Promise<Uint8Array<ArrayBuffer>> {
  const stroom = new Blob([tekst]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stroom).arrayBuffer());
}

/** A body of which nobody said how long it is. */
const chunked = (...delen: readonly (string | Uint8Array)[]): ReadableStream =>
  new ReadableStream({
    start(controller) {
      for (const deel of delen) controller.enqueue(typeof deel === 'string' ? new TextEncoder().encode(deel) : deel);
      controller.close();
    },
  });

const GZIP = { 'Content-Encoding': 'gzip' };

async function expectNothingStored(): Promise<void> {
  expect(await gateway.diensten.staat.verantwoordingen.listAfgebrokenOntvangsten('9999')).toEqual([]);
}

describe('POST /verantwoordingen', () => {
  it('answers 201 with an ontvangstbewijs and its address; the same bytes give 200 and the same', async () => {
    const eerste = await dienIn(tekstVan('eerste'));
    expect(eerste.status).toBe(201);
    const adres = eerste.headers.get('Location') ?? '';
    expect(adres).toBe(`${VERANTWOORDINGEN}/${eerste.json?.id}`);
    expect((await api.vraag('GET', adres, { sleutel: api.sleutels.aanbieder })).json?.kenmerk).toBe('eerste');

    const tweede = await dienIn(tekstVan('eerste'));
    expect([tweede.status, tweede.tekst]).toEqual([200, eerste.tekst]);
    expect(tweede.headers.get('Location')).toBe(adres);
  });

  it('answers other bytes under the same kenmerk with 409 and the way out', async () => {
    const eerste = await dienIn(tekstVan('zelfde-kenmerk'));
    const anders = await dienIn(`${tekstVan('zelfde-kenmerk')}\n`);
    expect(anders.status).toBe(409);
    expect(anders.json?.verantwoordingId).toBe(eerste.json?.id);
    expect(anders.json?.detail).toContain('vervangt');
    expect(codes(anders)).toEqual(['KENMERK_IN_GEBRUIK']);
    expect(bevindingen(anders)[0]?.oplossing).toContain('vervangt');
  });

  it('takes gzip, and knows the same content without it', async () => {
    const ingepakt = await dienIn(await gzip(tekstVan('ingepakt')), GZIP);
    expect(ingepakt.status).toBe(201);
    const los = await dienIn(tekstVan('ingepakt'));
    expect([los.status, los.json?.id]).toEqual([200, ingepakt.json?.id]);
  });

  it.each([
    ['cut off', (heel: Uint8Array) => heel.slice(0, heel.length - 20)],
    ['damaged', (heel: Uint8Array) => heel.map((byte, i) => (i > 40 && i < 60 ? byte ^ 0xff : byte))],
    ['no gzip at all', () => new TextEncoder().encode('{"standaardversie":"1.0.0"}')],
    ['followed by something else', (heel: Uint8Array) => new Uint8Array([...heel, 1, 2, 3])],
  ])('answers gzip that is %s with a bevinding and keeps nothing', async (_, bederf) => {
    const bedorven = bederf(await gzip(tekstVan('bedorven')));
    const antwoord = await dienIn(chunked(bedorven), GZIP);
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['GZIP_ONGELDIG']]);
    const proef = await dienIn(chunked(bedorven), GZIP, PROEF);
    expect([proef.status, codes(proef)]).toEqual([400, ['GZIP_ONGELDIG']]);
    await expectNothingStored();
  });

  it('refuses at once what says it is too big', async () => {
    const antwoord = await dienIn('{}', { 'Content-Length': String(MAXIMUM + 1) });
    expect([antwoord.status, codes(antwoord)]).toEqual([413, ['INVOER_TE_GROOT']]);
  });

  it('refuses while reading what turns out to be too big, packed or not', async () => {
    const teGroot = `${tekstVan('te-groot')}${' '.repeat(MAXIMUM)}`;
    for (const antwoord of [
      await dienIn(chunked(teGroot)),
      await dienIn(chunked(await gzip(teGroot)), GZIP),
      await dienIn(chunked(`${tekstVan('te-groot')}${' '.repeat(MAXIMUM / 2)}`), {}, PROEF),
    ]) {
      expect(antwoord.status).toBe(413);
      expect(codes(antwoord)).toContain('INVOER_TE_GROOT');
      expect(bevindingen(antwoord)[0]?.melding).toMatch(/MB|bytes|groot/);
    }
    await expectNothingStored();
  });

  it('survives a zip bomb', async () => {
    const bom = await gzip(`{"a":"${' '.repeat(64 * 1024 * 1024)}"}`);
    expect(bom.length).toBeLessThan(MAXIMUM);
    expect((await dienIn(chunked(bom), GZIP)).status).toBe(413);
  });

  it('answers what is no JSON, cut off or empty with what to do', async () => {
    for (const tekst of ['<xml/>', '{"standaardversie":', ''] as const) {
      const antwoord = await dienIn(chunked(tekst));
      expect(antwoord.status).toBe(400);
      expect(bevindingen(antwoord).length).toBeGreaterThan(0);
      expect(antwoord.json?.aantalFouten).toBe(bevindingen(antwoord).length);
      expect(bevindingen(antwoord)[0]?.oplossing).toMatch(/\w/);
    }
    await expectNothingStored();
  });

  it('gives all bevindingen at once, each with its place, and says how many there are', async () => {
    const fout = voorbeeldVerantwoording({ kenmerk: 'fouten' });
    const kapot = {
      ...fout,
      prestaties: fout.prestaties?.map((prestatie) => ({ ...prestatie, bsn: '999900007' })),
    };
    const antwoord = await dienIn(JSON.stringify(kapot));
    expect(antwoord.status).toBe(400);
    const bsn = bevindingen(antwoord).filter((bevinding) => bevinding.code === 'CS002');
    expect(bsn.map((bevinding) => bevinding.pointer)).toEqual(kapot.prestaties?.map((_, i) => `/prestaties/${i}/bsn`));
    expect(antwoord.json?.aantalBevindingen).toBe(bevindingen(antwoord).length);
    expect(antwoord.tekst).not.toContain('999900007');
    await expectNothingStored();
  });

  it('counts past a thousand and shows a thousand', async () => {
    const regels = Array.from({ length: 1500 }, () => '{}').join(',');
    const antwoord = await dienIn(tekstVan('veel-fouten').replace('"prestaties":[', `"prestaties":[${regels},`));
    expect(antwoord.status).toBe(400);
    expect(bevindingen(antwoord)).toHaveLength(1000);
    expect(antwoord.json?.aantalBevindingen).toBeGreaterThan(1500);
  });
});

describe('GET /verantwoordingen', () => {
  it('pages through everything once, newest first, while new ones come in', async () => {
    for (const nr of [1, 2, 3, 4, 5]) {
      gateway.verstrijk(1000);
      expect((await dienIn(tekstVan(`blad-${nr}`))).status).toBe(201);
    }
    const gezien: string[] = [];
    let adres: unknown = `${VERANTWOORDINGEN}?aantal=2`;
    while (typeof adres === 'string') {
      const antwoord: Antwoord = await api.vraag('GET', adres, { sleutel: api.sleutels.aanbieder });
      gezien.push(...resultaten(antwoord).map((een) => String(een.kenmerk)));
      gateway.verstrijk(1000);
      if (gezien.length === 2) await dienIn(tekstVan('blad-tussendoor'));
      adres = antwoord.json?.volgende;
    }
    expect(gezien.slice(0, 5)).toEqual(['blad-5', 'blad-4', 'blad-3', 'blad-2', 'blad-1']);
    expect(gezien).not.toContain('blad-tussendoor');
    expect(new Set(gezien).size).toBe(gezien.length);
  });

  it.each([
    ['?aantal=0', 'QUERY_ONGELDIG', 'aantal'],
    ['?aantal=201', 'QUERY_ONGELDIG', 'aantal'],
    ['?aantal=veel', 'QUERY_ONGELDIG', 'aantal'],
    ['?aantal=1.5', 'QUERY_ONGELDIG', 'aantal'],
    ['?aantal=1&aantal=2', 'QUERY_ONGELDIG', 'aantal'],
    ['?vanaf=%25%25', 'CURSOR_ONGELDIG', 'vanaf'],
    [`?vanaf=${btoa('0|5')}`, 'CURSOR_ONGELDIG', 'vanaf'],
    [`?vanaf=${'a'.repeat(201)}`, 'QUERY_ONGELDIG', 'vanaf'],
  ])('refuses %s', async (query, code, queryparameter) => {
    const antwoord = await api.vraag('GET', `${VERANTWOORDINGEN}${query}`, { sleutel: api.sleutels.aanbieder });
    expect(antwoord.status).toBe(400);
    expect(bevindingen(antwoord)).toEqual([expect.objectContaining({ code, queryparameter })]);
  });
});

describe('POST /proefverwerkingen', () => {
  it('shows what would happen and keeps nothing', async () => {
    const antwoord = await dienIn(tekstVan('proef'), {}, PROEF);
    expect(antwoord.status).toBe(200);
    const zendingen = antwoord.json?.zendingen;
    if (!Array.isArray(zendingen)) throw new Error('no zendingen');
    expect(zendingen.length).toBeGreaterThan(2);
    for (const zending of zendingen)
      for (const bestand of zending.bestanden) expect(bestand.sha256).toMatch(/^[0-9a-f]{64}$/);
    const lijst = await api.vraag('GET', `${VERANTWOORDINGEN}?aantal=200`, { sleutel: api.sleutels.aanbieder });
    expect(resultaten(lijst).map((een) => een.kenmerk)).not.toContain('proef');
  });

  it('shows the files that the submission then gives, byte for byte', async () => {
    const proef = await dienIn(tekstVan('proef-en-echt'), {}, PROEF);
    const echt = await dienIn(tekstVan('proef-en-echt'));
    await gateway.werkAf();
    const bewijs = await api.vraag('GET', `${VERANTWOORDINGEN}/${echt.json?.id}/ontvangstbewijs`, {
      sleutel: api.sleutels.aanbieder,
    });
    const hashes = (antwoord: Antwoord): unknown[] =>
      Array.isArray(antwoord.json?.zendingen)
        ? antwoord.json.zendingen.flatMap((z) => z.bestanden.map((b: { sha256: string }) => b.sha256)).sort()
        : [];
    expect(hashes(proef).length).toBeGreaterThan(2);
    expect(hashes(bewijs)).toEqual(hashes(proef));
  });
});
