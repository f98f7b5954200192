/** The same verantwoording in every kind of file: what is sent on must be the same. */
import { strToU8, zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import type { Aanvulling } from '../../src/pipeline/lezing.ts';
import { inhoudSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { type Indienuitkomst, submit } from '../../src/pipeline/submit.ts';
import { trial } from '../../src/pipeline/trial.ts';
import { regelRows, renderInvulsjabloon } from '../../src/render/invulsjabloon/index.ts';
import { INVULBLADEN } from '../../src/standaard/bladen.ts';
import { readAll, readText, streamOf } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Bericht, startstopXml } from '../ingest/traject/startstop.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

const utf8 = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);

interface Voorbeeld extends Kop {
  readonly prestaties: readonly Prestatie[];
}

const VOORBEELD = voorbeeldVerantwoording() as unknown as Voorbeeld;
const { prestaties: PRESTATIES, $schema: _, ...KOP } = VOORBEELD;
/** Only what a 323 holds. */
const { gegevensAanbieder: _g, verklaringen: _v, controletotaal: _c, ...DECLARATIE } = KOP;

async function* eenBatch<T>(regels: readonly T[]): AsyncGenerator<readonly T[]> {
  yield regels;
}

const werkmap = (kop: Partial<Kop>, prestaties: readonly Prestatie[]): Promise<Uint8Array> =>
  readAll(
    renderInvulsjabloon({
      kop,
      rijen: new Map([['Prestaties', regelRows('prestaties', eenBatch(prestaties))]]),
      uitleg: [],
    }),
  );

function csv(prestaties: readonly Prestatie[]): string {
  const kolommen = INVULBLADEN.find(({ naam }) => naam === 'Prestaties')?.kolommen ?? [];
  const waarde = (regel: Prestatie, pad: readonly (string | number)[], soort: string): string => {
    const gevonden = pad.reduce<unknown>((bron, deel) => (bron as Record<string, unknown> | undefined)?.[deel], regel);
    if (gevonden === undefined) return '';
    return soort === 'euro' ? (Number(gevonden) / 100).toFixed(2).replace('.', ',') : String(gevonden);
  };
  return [
    kolommen.map(({ kop }) => kop).join(';'),
    ...prestaties.map((regel) => kolommen.map(({ pad, soort }) => waarde(regel, pad, soort)).join(';')),
  ].join('\n');
}

const dienIn = (bytes: Uint8Array, aanvulling: Aanvulling = {}): Promise<Indienuitkomst> =>
  submit(gateway.diensten, AGBCODE, streamOf(bytes), aanvulling);

/** Hashes of everything that goes to an ontvanger, by its name. */
async function uitvoer(bytes: Uint8Array, aanvulling: Aanvulling = {}): Promise<Readonly<Record<string, string>>> {
  const uitkomst = await dienIn(bytes, aanvulling);
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst).slice(0, 2_000));
  await gateway.werkAf();
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(uitkomst.bewijs.id);
  return Object.fromEntries(
    zendingen.flatMap((zending) => zending.bestanden.map(({ bestandsnaam, sha256 }) => [bestandsnaam, sha256])),
  );
}

/** The 323 messages that the gateway itself makes of the example. */
async function berichten(): Promise<Record<string, Uint8Array>> {
  const uitkomst = await dienIn(
    utf8(JSON.stringify({ ...DECLARATIE, soorten: ['declaratie'], prestaties: PRESTATIES })),
  );
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  await gateway.werkAf();
  const { id } = uitkomst.bewijs;
  const bestanden: Record<string, Uint8Array> = {};
  for (const zending of await gateway.diensten.staat.zendingen.listZendingen(id))
    for (const { bestandsnaam, volgnummer } of zending.bestanden) {
      const stroom = await gateway.diensten.blobs.get(`verantwoordingen/${id}/zendingen/${zending.id}/${volgnummer}`);
      if (stroom === undefined) throw new Error('file without bytes');
      bestanden[bestandsnaam] = await readAll(stroom);
    }
  await maakLeeg();
  await laadRegister(gateway.diensten);
  return bestanden;
}

describe('every kind of file', () => {
  beforeEach(async () => {
    await maakLeeg();
    await laadRegister(gateway.diensten);
  });

  it('gives the same files: the standard JSON, the invulsjabloon, NDJSON', async () => {
    const gewoon = await uitvoer(utf8(JSON.stringify(VOORBEELD)));
    expect(Object.keys(gewoon).length).toBeGreaterThan(3);
    for (const bytes of [
      await werkmap(KOP, PRESTATIES),
      utf8(
        [{ kop: KOP }, ...PRESTATIES.map((prestatie) => ({ prestatie }))].map((een) => JSON.stringify(een)).join('\n'),
      ),
    ]) {
      await maakLeeg();
      await laadRegister(gateway.diensten);
      expect(await uitvoer(bytes)).toEqual(gewoon);
    }
  });

  it('gives the same 323 messages: CSV with the kop beside it, and the messages themselves', async () => {
    const xml = await berichten();
    const gewoon = await uitvoer(
      utf8(JSON.stringify({ ...DECLARATIE, soorten: ['declaratie'], prestaties: PRESTATIES })),
    );
    await maakLeeg();
    await laadRegister(gateway.diensten);
    expect(await uitvoer(utf8(csv(PRESTATIES)), { ...DECLARATIE, soorten: ['declaratie'] })).toEqual(gewoon);
    await maakLeeg();
    await laadRegister(gateway.diensten);
    const { kenmerk, aanbieder } = DECLARATIE;
    expect(await uitvoer(zipSync(xml), { kenmerk, aanbieder })).toEqual(gewoon);
  });

  it('takes starts and stops beside 323 messages, and sends a 325 away', async () => {
    const xml = await berichten();
    const { kenmerk, aanbieder } = DECLARATIE;
    const product = { toewijzingnummer: 77, categorie: '45', code: '45A04', begindatum: '2026-01-05' };
    const start: Bericht = {
      nummer: '305',
      identificatie: 'S1',
      dagtekening: '2026-01-08',
      agbcode: AGBCODE,
      producten: [product],
    };
    const stop: Bericht = {
      ...start,
      nummer: '307',
      dagtekening: DECLARATIE.dagtekening,
      producten: [{ ...product, einddatum: DECLARATIE.periode.einddatum }],
    };
    const bundel = { ...xml, 'start.xml': utf8(startstopXml(start)), 'stop.xml': utf8(startstopXml(stop)) };
    expect(await dienIn(zipSync(bundel), { kenmerk, aanbieder })).toMatchObject({
      soort: 'aanvaard',
      bewijs: { soorten: ['declaratie'], aantalTrajecten: 1 },
    });
    const antwoord = '<a:Bericht xmlns:a="http://www.istandaarden.nl/ijw/3_2/jw325/schema"/>';
    expect(await dienIn(zipSync({ ...bundel, '325.xml': utf8(antwoord) }), { kenmerk: 'K2', aanbieder })).toMatchObject(
      {
        soort: 'geweigerd',
        weigering: { bevindingen: { bevindingen: [{ code: 'BERICHT_VAN_GEMEENTE' }] } },
      },
    );
  });

  it('makes one verantwoording of a bundle with several kinds', async () => {
    const xml = await berichten();
    const bundel = zipSync({
      ...xml,
      'map/gegevens.xlsx': await werkmap({ ...KOP, declaraties: [] }, []),
      '__MACOSX/._x': new Uint8Array(3),
      'bijlage.pdf': strToU8('%PDF-1.7\0binair'),
    });
    const uitkomst = await dienIn(bundel);
    expect(uitkomst).toMatchObject({
      soort: 'aanvaard',
      bewijs: { soorten: ['declaratie', 'productieverantwoording'], aantalPrestaties: 9 },
    });
    const id = uitkomst.soort === 'aanvaard' ? uitkomst.bewijs.id : '';
    const { rijen } = await gateway.diensten.staat.bevindingen.listBevindingen(id, { aantal: 50 });
    expect(rijen.map(({ bevinding }) => bevinding.code)).toContain('BUNDEL_NIET_GELEZEN');
  });

  it('keeps the standard document, which says the same', async () => {
    const uitkomst = await dienIn(await werkmap(KOP, PRESTATIES));
    const id = uitkomst.soort === 'aanvaard' ? uitkomst.bewijs.id : '';
    const stroom = await gateway.diensten.blobs.get(inhoudSleutel(id));
    expect(JSON.parse(stroom === undefined ? '' : await readText(stroom))).toEqual({ ...KOP, prestaties: PRESTATIES });
    // The same workbook again is the same submission.
    expect(await dienIn(await werkmap(KOP, PRESTATIES))).toMatchObject({ soort: 'bekend', bewijs: { id } });
  });

  it('tries them as it takes them', async () => {
    const uitkomst = await trial(gateway.diensten, AGBCODE, streamOf(await werkmap(KOP, PRESTATIES)));
    expect(uitkomst).toMatchObject({ soort: 'verwerkt', kenmerk: KOP.kenmerk, aantalPrestaties: 9 });
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, readonly string[]]>([
    ['a bomb', () => zipSync({ 'a.xml': new Uint8Array(20_000_000) }, { level: 9 }), ['ZIP_TE_STERK_VERKLEIND']],
    ['an empty zip', () => zipSync({}), ['BUNDEL_LEEG']],
    ['JSON in a zip', () => zipSync({ 'a.json': utf8(JSON.stringify(VOORBEELD)) }), ['BUNDEL_JSON']],
    [
      'a workbook with a mistake',
      () =>
        werkmap(
          KOP,
          PRESTATIES.map((een) => ({ ...een, gemeentecode: '9999' })),
        ),
      ['TR378_ONBEKEND'],
    ],
    [
      'an old workbook',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
      ['WERKMAP_OUD'],
    ],
  ])('refuses %s, and keeps nothing of it', async (_naam, maak, codes) => {
    const uitkomst = await dienIn(await maak());
    if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
    const gevonden = uitkomst.weigering.bevindingen.bevindingen;
    for (const code of codes) expect(gevonden.map((een) => een.code as string)).toContain(code);
    const afgebroken = await gateway.diensten.staat.verantwoordingen.listAfgebrokenOntvangsten('9999');
    expect(afgebroken).toEqual([]);
  });
});
