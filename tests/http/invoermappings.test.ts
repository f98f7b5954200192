/** An aanbieder's own columns: a mapping is kept, proposed, and reads a CSV file and a workbook as if they were ours. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { inhoudSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { render } from '../../src/render/index.ts';
import { readAll, readText } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Antwoord, createTestApi, type TestApi } from './api.ts';
import { MAPPING, putMapping } from './mapping.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BASIS = '/aanbieder/v1/invoermappings';

let gateway: Gateway;
let api: TestApi;
let sleutel: string;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  sleutel = api.sleutels.aanbieder;
  await putMapping(api, 'ecd');
});

const euro = (centen: number): string => `€ ${(centen / 100).toFixed(2).replace('.', ',')}`;
const nl = (datum: string): string => datum.split('-').reverse().join('-');

/** As a care administration writes it, with a name in a column that is left out and a heading the mapping does not know. */
const rijVan = (regel: Prestatie): readonly string[] => [
  'Jansen',
  regel.referentienummer,
  regel.gemeentecode,
  regel.wet === 'jw' ? 'jeugd ' : 'WMO',
  regel.bsn,
  String(regel.toewijzingnummer),
  regel.productcategorie,
  regel.productcode,
  nl(regel.productperiode.begindatum),
  nl(regel.productperiode.einddatum),
  String(regel.volume),
  regel.eenheid,
  regel.tariefCenten === undefined ? '' : String(regel.tariefCenten),
  euro(regel.bedragCenten),
  regel.debetCredit,
  'gezien',
];
const KOPPEN = ['Medewerker', ...MAPPING.kolommen.map(({ kop }) => kop), 'Opmerking'];
const REGELS = prestatiesVan(voorbeeldVerantwoording()).map(
  ({
    declaratiestand: _d,
    uitvoeringsvariant: _u,
    uurtariefCenten: _t,
    vorigReferentienummer: _v,
    toewijzingIngangsdatum: _i,
    toewijzingEinddatum: _e,
    ...rest
  }) => ({
    ...rest,
    declaratiestand: 'ingediend' as const,
  }),
);

const csv = (regels: readonly Prestatie[]): string =>
  ['Export 2026;;', ...[KOPPEN, ...regels.map(rijVan)].map((velden) => velden.join(';'))].join('\r\n');

async function werkmap(regels: readonly Prestatie[]): Promise<Uint8Array<ArrayBuffer>> {
  async function* rijen() {
    yield regels.map(rijVan);
  }
  const bladen = (async function* () {
    yield {
      naam: 'Export',
      kolommen: KOPPEN.map((kop) => ({ kop, notatie: 'tekst' as const })),
      cellen: {},
      rijen: rijen(),
    };
  })();
  return new Uint8Array(await readAll(render({ vorm: 'werkmap', bestandssoort: 'xlsx', bladen })));
}

const KOP = 'stadium=definitief&dagtekening=2026-05-04&begindatum=2026-04-01&einddatum=2026-04-30&soorten=declaratie';

async function gelezen(kenmerk: string, body: BodyInit, type: string): Promise<unknown> {
  const antwoord = await api.vraag(
    'POST',
    `/aanbieder/v1/verantwoordingen?kenmerk=${kenmerk}&invoermapping=ecd&${KOP}`,
    {
      sleutel,
      body,
      headers: { 'Content-Type': type },
    },
  );
  if (antwoord.status !== 201) throw new Error(antwoord.tekst);
  const stroom = await gateway.diensten.blobs.get(inhoudSleutel(String(antwoord.json?.id)));
  return JSON.parse(stroom === undefined ? '{}' : await readText(stroom)).prestaties;
}

const codesVan = ({ json }: Antwoord): readonly string[] => {
  const bevindingen = json?.bevindingen;
  return Array.isArray(bevindingen) ? bevindingen.map((een) => String(Object(een).code)) : [];
};

describe('an own file', () => {
  it.each([
    ['CSV', 'text/csv', async () => csv(REGELS)],
    ['a workbook', XLSX, () => werkmap(REGELS)],
  ])('is read through the mapping: %s', async (_naam, type, maak) => {
    expect(await gelezen(`eigen-${type.length}`, await maak(), type)).toEqual(REGELS);
  });

  it('is tried with it, and what is wrong is named in its own words', async () => {
    const fout = csv(REGELS.slice(0, 1)).replace(/;(jeugd |WMO);/, ';onderwijs;');
    const antwoord = await api.vraag('POST', `/aanbieder/v1/proefverwerkingen?kenmerk=x&invoermapping=ecd&${KOP}`, {
      sleutel,
      body: fout,
      headers: { 'Content-Type': 'text/csv' },
    });
    expect(antwoord.status).toBe(400);
    const bevindingen = antwoord.json?.bevindingen as { code: string; bron?: unknown; pointer?: string }[];
    expect(bevindingen.map(({ code, bron, pointer }) => [code, pointer, bron])).toEqual([
      ['MAPPING_ZONDER_VERTALING', '/prestaties/0/wet', { regel: 3, veld: 'Domein' }],
      ['MAPPING_KOLOM_NIET_GELEZEN', undefined, { regel: 2 }],
    ]);
    expect(antwoord.tekst).not.toContain('onderwijs');
  });

  it('is not read with a mapping that is not there', async () => {
    const antwoord = await api.vraag('POST', `/aanbieder/v1/verantwoordingen?invoermapping=geen`, {
      sleutel,
      body: 'x',
      headers: { 'Content-Type': 'text/csv' },
    });
    expect([antwoord.status, antwoord.json?.bevindingen]).toEqual([
      400,
      [expect.objectContaining({ code: 'MAPPING_ONBEKEND', queryparameter: 'invoermapping' })],
    ]);
  });
});

describe('a mapping', () => {
  it('is shown, replaced only on the state it was meant on, and removed', async () => {
    await putMapping(api, 'wisselt');
    const pad = `${BASIS}/wisselt`;
    const getoond = await api.vraag('GET', pad, { sleutel });
    expect(getoond.json).toEqual(MAPPING);
    const etag = getoond.headers.get('ETag') ?? '';
    const anders = { ...MAPPING, koprij: 2 };
    const zet = (headers: Record<string, string>, json: object = anders) =>
      api.vraag('PUT', pad, { sleutel, json, headers }).then(({ status }) => status);
    expect(await zet({})).toBe(428);
    expect(await zet({ 'If-Match': '"oud"' })).toBe(412);
    expect(await zet({ 'If-Match': etag })).toBe(200);
    expect(await zet({ 'If-Match': etag }, MAPPING)).toBe(412);
    expect((await api.vraag('DELETE', pad, { sleutel, headers: { 'If-Match': etag } })).status).toBe(412);
    expect((await api.vraag('DELETE', pad, { sleutel, headers: { 'If-Match': '*' } })).status).toBe(204);
    expect((await api.vraag('GET', pad, { sleutel })).status).toBe(404);
  });

  it('is of who made it', async () => {
    const ander = { sleutel: api.sleutels.andereAanbieder };
    expect((await api.vraag('GET', `${BASIS}/ecd`, ander)).status).toBe(404);
    expect((await api.vraag('GET', BASIS, ander)).json).toEqual({ resultaten: [] });
    expect((await api.vraag('GET', BASIS, { sleutel })).json).toMatchObject({ resultaten: [{ naam: 'ecd' }] });
  });

  it('is refused with everything that is wrong with it', async () => {
    const antwoord = await api.vraag('PUT', `${BASIS}/fout`, {
      sleutel,
      json: { ...MAPPING, kolommen: MAPPING.kolommen.slice(1), vast: [{ veld: 'prestatie.wet', waarde: 'wlz' }] },
    });
    const codes = codesVan(antwoord);
    expect([antwoord.status, codes]).toEqual([
      400,
      ['MAPPING_VELD_DUBBEL', 'MAPPING_CODE_ONBEKEND', 'MAPPING_VELD_ONTBREEKT', 'MAPPING_VELD_ONTBREEKT'],
    ]);
    const vorm = await api.vraag('PUT', `${BASIS}/fout`, { sleutel, json: { lijst: 'prestaties' } });
    expect(vorm.status).toBe(400);
  });
});

describe('a proposal', () => {
  it.each([
    ['CSV', 'text/csv', async () => csv(REGELS), 2],
    ['a workbook', XLSX, () => werkmap(REGELS), 1],
  ])('names the columns of %s, and nothing of a person', async (_naam, type, maak, koprij) => {
    const antwoord = await api.vraag('POST', '/aanbieder/v1/invoermappingvoorstellen', {
      sleutel,
      body: await maak(),
      headers: { 'Content-Type': type },
    });
    expect(antwoord.status).toBe(200);
    const mapping = antwoord.json?.mapping as typeof MAPPING;
    expect(mapping.koprij).toBe(koprij);
    const gevonden = mapping.kolommen.map(({ kop, veld }) => ({ kop, veld }));
    expect(gevonden).toEqual(MAPPING.kolommen.map(({ kop, veld }) => ({ kop, veld })));
    expect(mapping.kolommen.find(({ kop }) => kop === 'Tarief in centen')?.maat).toBe('cent');
    expect(antwoord.json?.ontbreekt).toMatchObject([{ veld: 'prestatie.declaratiestand' }]);
    for (const { bsn, referentienummer } of REGELS) {
      expect(antwoord.tekst).not.toContain(bsn);
      expect(antwoord.tekst).not.toContain(referentienummer);
    }
    expect(antwoord.tekst).not.toContain('Jansen');
  });

  it('is not made of what is no table', async () => {
    const antwoord = await api.vraag('POST', '/aanbieder/v1/invoermappingvoorstellen', {
      sleutel,
      body: 'zomaar een tekst\nzonder koppen',
      headers: { 'Content-Type': 'text/csv' },
    });
    expect([antwoord.status, antwoord.json?.bevindingen]).toEqual([
      400,
      [expect.objectContaining({ code: 'MAPPING_GEEN_TABEL' })],
    ]);
  });
});
