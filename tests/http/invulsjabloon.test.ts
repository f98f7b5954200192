/** The invulsjabloon over the API: empty, filled in beforehand, and taken back when it is submitted. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { openWerkmap } from '../../src/ingest/werkmap/werkmap.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { bereik } from '../ingest/bereik.ts';
import { createTestApi, ORIGIN, type TestApi } from './api.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAD = '/aanbieder/v1/invulsjabloon';

let gateway: Gateway;
let api: TestApi;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
    sleutel: api.sleutels.aanbieder,
    json: voorbeeldVerantwoording({ kenmerk: 'eerder' }),
  });
  expect(ingediend.status).toBe(201);
});

async function haal(query: string): Promise<Uint8Array> {
  const antwoord = await createApp(() => ({ diensten: gateway.diensten, instelling: {} })).request(
    `${ORIGIN}${PAD}${query}`,
    { headers: { Authorization: `Bearer ${api.sleutels.aanbieder}` } },
  );
  expect([antwoord.status, antwoord.headers.get('Content-Type')]).toEqual([200, XLSX]);
  return new Uint8Array(await antwoord.arrayBuffer());
}

type Cel = string | number | boolean;

/** Rows of a sheet, without those that are empty. */
async function blad(bytes: Uint8Array, naam: string): Promise<readonly (readonly Cel[])[]> {
  const werkmap = await openWerkmap(bereik(bytes, 65_536), 50_000_000);
  if (!werkmap.ok) throw new Error(JSON.stringify(werkmap.error));
  const uit: (readonly Cel[])[] = [];
  for await (const rijen of werkmap.value.rijen(naam))
    for (const { cellen } of rijen)
      uit.push(
        [...cellen.values()].map((cel) =>
          cel.soort === 'tekst' ? cel.tekst : cel.soort === 'getal' ? cel.getal : cel.soort === 'waarheid',
        ),
      );
  return uit;
}

const waardeVan = async (bytes: Uint8Array, onderwerp: string): Promise<Cel | undefined> => {
  const rij = (await blad(bytes, 'Verantwoording')).find(([naam]) => String(naam).startsWith(onderwerp));
  // Subject and explanation only: nothing is filled in.
  return rij?.length === 3 ? rij[1] : undefined;
};

describe('GET /invulsjabloon', () => {
  it('gives an empty one, the same every time, and nothing to who has it', async () => {
    const eerste = await haal('');
    expect(await haal('')).toEqual(eerste);
    expect(await blad(eerste, 'Prestaties')).toHaveLength(1);
    expect(await blad(eerste, 'Uitleg')).toHaveLength(8);
    const sleutel = api.sleutels.aanbieder;
    const etag = (await api.vraag('HEAD', PAD, { sleutel })).headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    const weer = await api.vraag('GET', PAD, { sleutel, headers: { 'If-None-Match': etag } });
    expect([weer.status, weer.tekst]).toEqual([304, '']);
  });

  it('asks what is accounted for right after the period', async () => {
    const namen = (await blad(await haal(''), 'Verantwoording')).map(([naam]) => naam);
    expect(namen.slice(5, 8)).toEqual(['Periode begindatum *', 'Periode einddatum *', 'Soort: declaratie']);
  });

  it('fills in what is lasting, and leaves out what is new each time', async () => {
    const bytes = await haal('?kenmerk=eerder');
    expect(await waardeVan(bytes, 'Aanbieder: naam')).toBe(voorbeeldVerantwoording().aanbieder.naam);
    expect((await blad(bytes, 'Verklaringen')).length).toBeGreaterThan(1);
    for (const leeg of ['Kenmerk', 'Vervangt', 'Dagtekening', 'Periode begindatum'])
      expect([leeg, await waardeVan(bytes, leeg)]).toEqual([leeg, undefined]);
    expect(await blad(bytes, 'Prestaties')).toHaveLength(1);
  });

  it('fills in everything for the version that comes in its place, another etag for each', async () => {
    const bytes = await haal('?kenmerk=eerder&inhoud=alles');
    expect(await waardeVan(bytes, 'Vervangt')).toBe('eerder');
    expect(await waardeVan(bytes, 'Kenmerk')).toBe(undefined);
    expect(await blad(bytes, 'Prestaties')).toHaveLength(1 + 9);
    const sleutel = api.sleutels.aanbieder;
    const etags = await Promise.all(
      ['', '?kenmerk=eerder', '?kenmerk=eerder&inhoud=alles'].map(async (query) =>
        (await api.vraag('HEAD', `${PAD}${query}`, { sleutel })).headers.get('ETag'),
      ),
    );
    expect(new Set(etags).size).toBe(3);
  });

  it('knows nothing of what another aanbieder submitted', async () => {
    const antwoord = await api.vraag('GET', `${PAD}?kenmerk=eerder`, { sleutel: api.sleutels.andereAanbieder });
    expect(antwoord.status).toBe(404);
    const onbekend = await api.vraag('GET', `${PAD}?kenmerk=nooit`, { sleutel: api.sleutels.aanbieder });
    expect(onbekend.tekst).toBe(antwoord.tekst);
  });
});

describe('POST /proefverwerkingen with Accept for a workbook', () => {
  const proef = (body: BodyInit, headers: Readonly<Record<string, string>>): Promise<Response> =>
    Promise.resolve(
      createApp(() => ({ diensten: gateway.diensten, instelling: {} })).request(
        `${ORIGIN}/aanbieder/v1/proefverwerkingen`,
        { method: 'POST', body, headers: { Authorization: `Bearer ${api.sleutels.aanbieder}`, ...headers } },
      ),
    );

  it('gives what was submitted back with its findings, and says no word of them elsewhere', async () => {
    const fout = voorbeeldVerantwoording({ kenmerk: 'proef-boek', stadium: 'af' as 'concept' });
    const antwoord = await proef(JSON.stringify(fout), { 'Content-Type': 'application/json', Accept: XLSX });
    expect([antwoord.status, antwoord.headers.get('Content-Type'), antwoord.headers.get('Vary')]).toEqual([
      200,
      XLSX,
      'Accept',
    ]);
    const [, ...rijen] = await blad(new Uint8Array(await antwoord.arrayBuffer()), 'Bevindingen');
    expect(rijen.map(([ernst, naam, cel]) => [ernst, naam, cel])).toContainEqual(['fout', 'Verantwoording', 'B4']);
  });

  it('refuses what cannot be opened, as without it', async () => {
    const antwoord = await proef('PK\u0003\u0004 kapot', { 'Content-Type': XLSX, Accept: XLSX });
    expect([antwoord.status, antwoord.headers.get('Content-Type')]).toEqual([400, 'application/problem+json']);
  });
});
