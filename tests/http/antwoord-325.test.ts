/** The 325 of a gemeente over the API, and what both sides see of it: regels, reasons, and which answers are late. */
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { antwoordOp, type Gelezen323, knip323, maak325, type Test325 } from '../helpers/retour325.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { bevindingen, codes, createTestApi, type Inhoud, resultaten, type TestApi } from './api.ts';

const DAG = 24 * 60 * 60_000;

let gateway: Gateway;
let api: TestApi;
beforeEach(async () => {
  await maakLeeg();
  // A Wednesday; Hemelvaartsdag is the 14th.
  gateway = createGateway('2026-05-06T10:00:00.000Z');
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

async function verstuur(kenmerk: string): Promise<{ id: string; zendingId: string; bericht: Gelezen323 }> {
  const { declaraties: _, ...inhoud } = voorbeeldVerantwoording({ kenmerk });
  const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
    sleutel: api.sleutels.aanbieder,
    json: inhoud,
  });
  const id = String(ingediend.json?.id);
  await gateway.werkAf();
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(id);
  const zendingId = zendingen.find(({ formaat }) => formaat.naam === 'ijw323')?.id ?? '';
  const bestand = await api.vraag('GET', `/gemeente/v1/zendingen/${zendingId}/bestand`, {
    sleutel: api.sleutels.tilburg,
  });
  return { id, zendingId, bericht: knip323(bestand.tekst) };
}

const stuur = (xml: BodyInit, headers: Record<string, string> = {}) =>
  api.vraag('POST', '/gemeente/v1/retourberichten', {
    sleutel: api.sleutels.tilburg,
    body: xml,
    headers: { 'Content-Type': 'application/xml', ...headers },
  });

const antwoord = (bericht: Gelezen323, afgewezen: Record<string, string[]>, anders: Partial<Test325> = {}): string =>
  maak325(antwoordOp('jw', bericht, new Map(Object.entries(afgewezen)), anders));

const alsAanbieder = async (pad: string): Promise<readonly Inhoud[]> =>
  resultaten(await api.vraag('GET', `/aanbieder/v1${pad}`, { sleutel: api.sleutels.aanbieder }));
const alsGemeente = async (pad: string): Promise<readonly Inhoud[]> =>
  resultaten(await api.vraag('GET', `/gemeente/v1${pad}`, { sleutel: api.sleutels.tilburg }));

describe('POST /gemeente/v1/retourberichten', () => {
  it('takes a JW325, and the aanbieder sees both rejected prestaties with what to do', async () => {
    const { id, zendingId, bericht } = await verstuur('circuit');
    const uitkomst = await stuur(antwoord(bericht, { J2026040001: ['9321'], J2026040004: ['8021', '9389'] }));
    expect([uitkomst.status, uitkomst.json]).toEqual([
      201,
      expect.objectContaining({
        zendingId,
        bestand: 1,
        vorm: 'jw325',
        oordeel: 'deels-afgewezen',
        toestand: 'deels-afgewezen',
        aantalRegels: 5,
        aantalAfgewezen: 2,
        waarschuwingen: [],
        regels: [
          { referentienummer: 'J2026040001', retourcodes: ['9321'] },
          { referentienummer: 'J2026040004', retourcodes: ['8021', '9389'] },
        ],
      }),
    ]);
    const gevonden = (await alsAanbieder(`/verantwoordingen/${id}/bevindingen`)).filter(
      ({ fase }) => fase === 'antwoord',
    );
    expect(gevonden.map(({ pointer, regel }) => [pointer, regel])).toEqual([
      ['/prestaties/4', expect.stringContaining('TR321')],
      ['/prestaties/7', expect.stringContaining('TR314')],
      ['/prestaties/7', expect.stringContaining('TR389')],
    ]);
    const afgewezen = await alsAanbieder(`/verantwoordingen/${id}/regels?toestand=afgewezen`);
    expect(afgewezen).toMatchObject([
      { pointer: '/prestaties/4', referentienummer: 'J2026040001', ontvanger: { code: '0855' } },
      {
        pointer: '/prestaties/7',
        referentienummer: 'J2026040004',
        redenen: [
          { retourcode: '8021', betekenis: 'Referentienummer prestatie is reeds aangeleverd' },
          { retourcode: '9389', oplossing: expect.stringContaining('Crediteer') },
        ],
      },
    ]);
    expect(await alsGemeente(`/zendingen/${zendingId}/retourberichten`)).toHaveLength(1);
  });

  it('takes it packed, and again without another effect', async () => {
    const { bericht } = await verstuur('ingepakt');
    const xml = antwoord(bericht, {});
    const packed = new Blob([xml]).stream().pipeThrough(new CompressionStream('gzip'));
    const ingepakt = await new Response(packed).arrayBuffer();
    expect((await stuur(ingepakt, { 'Content-Encoding': 'gzip' })).status).toBe(201);
    expect((await stuur(xml)).status).toBe(200);
  });

  it('gives warnings with what it takes', async () => {
    const { bericht } = await verstuur('waarschuwing');
    const uitkomst = await stuur(antwoord(bericht, { J2026040001: ['0233'] }));
    expect([uitkomst.status, uitkomst.json?.waarschuwingen]).toEqual([
      201,
      [expect.objectContaining({ code: 'RETOUR_IV088_NIET_BEOORDEELD', ernst: 'waarschuwing' })],
    ]);
  });

  it('refuses what is no message, all at once, with line and element', async () => {
    const { zendingId, bericht } = await verstuur('fout');
    const xml = antwoord(bericht, { J2026040001: ['9321'] })
      .replace('>0855<', '>855<')
      .replace('>9321<', '>12<');
    const uitkomst = await stuur(xml);
    expect([uitkomst.status, codes(uitkomst)]).toEqual([400, ['XML_WAARDE_ONGELDIG', 'XML_WAARDE_ONGELDIG']]);
    expect(bevindingen(uitkomst).map(({ bron }) => Object(bron).veld)).toEqual([
      'Bericht/Header/Afzender',
      'Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]/RetourCodes/RetourCode[1]',
    ]);
    expect((await gateway.diensten.staat.zendingen.findZending(zendingId))?.toestand).toBe('bezorgd');
  });

  it('says what a message is that is no 325, and what cannot be unpacked', async () => {
    expect(codes(await stuur('<Bericht/>'))).toEqual(['XML_ANDER_BERICHT']);
    expect(codes(await stuur('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))).toEqual(['XML_DOCTYPE']);
    expect(codes(await stuur('geen gzip', { 'Content-Encoding': 'gzip' }))).toEqual(['GZIP_ONGELDIG']);
  });

  it('refuses more than 25 MB, also packed', async () => {
    expect((await stuur('<a/>', { 'Content-Length': '27000000' })).status).toBe(413);
    const { bericht } = await verstuur('groot');
    // In pieces that are not too long themselves.
    const vulling = `<!--${' '.repeat(9_990)}-->`.repeat(2_700);
    const opgeblazen = antwoord(bericht, {}).replace('</jw325:Bericht>', `${vulling}</jw325:Bericht>`);
    const packed = new Blob([opgeblazen]).stream().pipeThrough(new CompressionStream('gzip'));
    const bom = await stuur(await new Response(packed).arrayBuffer(), { 'Content-Encoding': 'gzip' });
    expect([bom.status, codes(bom)]).toEqual([413, ['INVOER_TE_GROOT']]);
  });

  it('asks for XML, in a packing that is known', async () => {
    expect((await stuur('<a/>', { 'Content-Type': 'application/json' })).status).toBe(415);
    expect((await stuur('<a/>', { 'Content-Encoding': 'br' })).status).toBe(415);
  });

  it('is 409 for what contradicts the declaration or an earlier answer', async () => {
    const { bericht } = await verstuur('strijdig');
    const anders = await stuur(
      antwoord(bericht, { J2026040001: ['9321'] }).replace('<jw325:GeleverdVolume>4<', '<jw325:GeleverdVolume>5<'),
    );
    expect([anders.status, codes(anders)]).toEqual([409, ['RETOUR_TR367']]);
    await stuur(antwoord(bericht, {}));
    const later = await stuur(antwoord(bericht, { J2026040001: ['9321'] }, { identificatie: 'TWEEDE' }));
    expect([later.status, codes(later)]).toEqual([409, ['RETOUR_AL_BEANTWOORD']]);
  });
});

describe('an answer that is late', () => {
  it('is so after ten working days, for both sides, until it comes', async () => {
    const { id, zendingId, bericht } = await verstuur('te-laat');
    const zending = async (): Promise<Inhoud | undefined> =>
      (await alsAanbieder(`/verantwoordingen/${id}/zendingen`)).find((een) => een.id === zendingId);
    // Ten working days after the 6th, past Hemelvaartsdag.
    expect(await zending()).toMatchObject({ uiterlijkeAntwoorddatum: '2026-05-21', teLaat: false });
    expect(await alsGemeente('/antwoordtermijnen?alleenTeLaat=true')).toEqual([]);
    gateway.verstrijk(15 * DAG);
    expect(await zending()).toMatchObject({ teLaat: false });
    gateway.verstrijk(DAG);
    expect(await zending()).toMatchObject({ teLaat: true });
    const rij = { zendingId, uiterlijkeAntwoorddatum: '2026-05-21', teLaat: true };
    expect(await alsGemeente('/antwoordtermijnen?alleenTeLaat=true')).toMatchObject([rij]);
    expect((await alsAanbieder('/antwoordtermijnen?alleenTeLaat=true')).map((een) => een.zendingId)).toContain(
      zendingId,
    );
    await stuur(antwoord(bericht, {}));
    expect(await alsGemeente('/antwoordtermijnen')).toEqual([]);
    expect(await zending()).toMatchObject({ teLaat: false, toestand: 'geaccepteerd' });
  });

  it('stands in the list once, page by page, the longest waiting first', async () => {
    const ids: string[] = [];
    for (const kenmerk of ['a', 'b', 'c']) {
      ids.push((await verstuur(`blad-${kenmerk}`)).zendingId);
      gateway.verstrijk(DAG);
    }
    const gezien: unknown[] = [];
    let pad = '/gemeente/v1/antwoordtermijnen?aantal=1';
    for (;;) {
      const blad = await api.vraag('GET', pad, { sleutel: api.sleutels.tilburg });
      gezien.push(...resultaten(blad).map(({ zendingId }) => zendingId));
      if (blad.json?.volgende === undefined) break;
      pad = String(blad.json.volgende);
    }
    expect(gezien).toEqual(ids);
  });

  it('is found along an index, as is the 323 that an answer names', async () => {
    const { DB } = env as unknown as { DB: D1Database };
    const plan = async (sql: string): Promise<string> =>
      JSON.stringify((await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()).results);
    for (const [kolom, index] of [
      ['ontvangercode', 'zendingen_onbeantwoord'],
      ['agbcode', 'zendingen_onbeantwoord_aanbieder'],
    ])
      expect(
        await plan(`SELECT id FROM zendingen z WHERE z.${kolom} = 'x' AND z.antwoord_werkdagen IS NOT NULL
          AND z.toestand IN ('bezorgd', 'bevestigd') AND (z.bezorgd_op, z.id) > ('', '') ORDER BY z.bezorgd_op, z.id`),
      ).toMatch(new RegExp(`SEARCH z USING (COVERING )?INDEX ${index} (?!.*TEMP B-TREE)`));
    expect(
      await plan(`SELECT b.zending_id FROM zending_bestanden b CROSS JOIN zendingen z ON z.id = b.zending_id
        WHERE b.retourkenmerk = 'x' AND b.retoursoort = 'jw325' AND z.ontvangercode = 'y' AND z.agbcode = 'z'`),
    ).toContain('zending_bestanden_retour');
  });
});
