import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bindingen } from '../../../src/services.ts';
import { readAll, readText, streamOf } from '../../../src/storage/bytes.ts';
import { D1Sleutelkast } from '../../../src/storage/d1/sleutelkast.ts';
import { GeheugenBlobs } from '../../../src/storage/geheugen/blobs.ts';
import { R2Opslag } from '../../../src/storage/r2/opslag.ts';
import { VersleuteldeBlobs } from '../../../src/storage/versleuteld/blobs.ts';
import { createHoofdsleutels } from '../../../src/storage/versleuteld/omwikkelen.ts';
import { Sleutelkast } from '../../../src/storage/versleuteld/sleutelkast.ts';

const { DB, OPSLAG } = env as unknown as Bindingen;
const MAP = 'verantwoordingen/een';
const BSN = '999900006';
const mapVan = (sleutel: string): string | undefined =>
  sleutel.startsWith('open/') ? undefined : sleutel.split('/').slice(0, 2).join('/');

/** Other bytes with each call, and the same ones in every run. */
function createToeval() {
  let stand = 1;
  return (bytes: number): Uint8Array =>
    new Uint8Array(bytes).map(() => {
      stand = (stand * 16_807) % 2_147_483_647;
      return stand & 255;
    });
}
const toeval = createToeval();
const geheim = (letter: string): string => Buffer.alloc(32, letter).toString('base64');
const EERSTE = new Map([[1, geheim('a')]]);
const TWEEDE = new Map([...EERSTE, [2, geheim('b')] as const]);

let nu = '2026-05-06T10:00:00.000Z';
/** As in an isolate that has just started: nothing remembered. */
function fresh(sleutels: ReadonlyMap<number, string> = EERSTE) {
  let id = 0;
  const werk = { klok: () => new Date(nu), nieuwId: () => `sleutel-${nu}-${id++}`, toeval };
  const kast = new Sleutelkast(new D1Sleutelkast(DB), createHoofdsleutels(sleutels), werk);
  return { kast, blobs: new VersleuteldeBlobs(new R2Opslag(OPSLAG), kast, mapVan, toeval) };
}

const text = async (blobs: VersleuteldeBlobs, sleutel: string): Promise<string | undefined> => {
  const stroom = await blobs.get(sleutel);
  return stroom && readText(stroom);
};
const bytesVan = (tekst: string) => streamOf(new TextEncoder().encode(tekst));
const rows = async (tabel: string): Promise<number | undefined> =>
  (await DB.prepare(`SELECT count(*) AS aantal FROM ${tabel}`).first<{ aantal: number }>())?.aantal;

beforeEach(async () => {
  nu = '2026-05-06T10:00:00.000Z';
  await DB.batch(['mapsleutels', 'periodesleutels'].map((tabel) => DB.prepare(`DELETE FROM ${tabel}`)));
  const { objects } = await OPSLAG.list();
  await OPSLAG.delete(objects.map(({ key }) => key));
});

describe('encrypted blobs', () => {
  it('answer as blobs in memory do, whatever is stored and whichever part is asked', async () => {
    const { kast, blobs } = fresh();
    const model = new GeheugenBlobs();
    await kast.begin(MAP, '65656055');
    const vraag = fc.record({
      lengte: fc.nat(200_000),
      offset: fc.nat(200_000),
      deel: fc.integer({ min: 1, max: 150_000 }),
    });
    await fc.assert(
      fc.asyncProperty(vraag, async ({ lengte, offset, deel }) => {
        const bytes = Uint8Array.from({ length: lengte + 1 }, (_, plek) => (plek * 31) ^ (plek >> 8));
        const sleutel = `${MAP}/a`;
        expect(await blobs.put(sleutel, streamOf(bytes))).toEqual(await model.put(sleutel, streamOf(bytes)));
        const stuk = { offset: offset % bytes.length, lengte: deel };
        for (const vraag of [undefined, stuk]) {
          const [echt, verwacht] = await Promise.all([blobs.get(sleutel, vraag), model.get(sleutel, vraag)]);
          if (echt === undefined || verwacht === undefined) throw new Error('stored and gone');
          expect(await readAll(echt)).toEqual(await readAll(verwacht));
        }
      }),
      { numRuns: 25 },
    );
    expect(await blobs.get(`${MAP}/b`)).toBeUndefined();
  });

  it('leave nothing readable in the bucket, and go through another isolate', async () => {
    const { kast, blobs } = fresh();
    await kast.begin(MAP, '65656055');
    const inhoud = JSON.stringify({ bsn: BSN });
    await blobs.put(`${MAP}/kop.json`, bytesVan(inhoud));
    const ruw = await (await OPSLAG.get(`${MAP}/kop.json`))?.text();
    expect(ruw).not.toContain(BSN);
    expect(ruw).not.toContain('bsn');
    expect(await text(fresh().blobs, `${MAP}/kop.json`)).toBe(inhoud);
  });

  it('take a large object in parts, and an empty one', async () => {
    const { kast, blobs } = fresh();
    await kast.begin(MAP, '65656055');
    const bytes = new Uint8Array(9 * 1024 * 1024).map((_, plek) => plek % 251);
    await blobs.put(`${MAP}/groot`, streamOf(bytes));
    const stroom = await blobs.get(`${MAP}/groot`, { offset: 8_400_000, lengte: 300_000 });
    expect(stroom && (await readAll(stroom))).toEqual(bytes.slice(8_400_000, 8_700_000));
    await blobs.put(`${MAP}/leeg`, streamOf(new Uint8Array(0)));
    expect(await text(blobs, `${MAP}/leeg`)).toBe('');
  });

  it("refuse a map that was not begun, and keep what is nobody's secret as it is", async () => {
    const { blobs } = fresh();
    await expect(blobs.put(`${MAP}/a`, bytesVan('x'))).rejects.toThrow('was not begun');
    expect((await OPSLAG.list()).objects).toEqual([]);
    await blobs.put('open/voorbeeld', bytesVan('voorbeeld'));
    expect(await (await OPSLAG.get('open/voorbeeld'))?.text()).toBe('voorbeeld');
  });

  it('begun twice keep the first key', async () => {
    const een = fresh();
    await een.kast.begin(MAP, '65656055');
    await een.blobs.put(`${MAP}/a`, bytesVan('een'));
    const twee = fresh();
    await twee.kast.begin(MAP, '65656055');
    expect(await text(twee.blobs, `${MAP}/a`)).toBe('een');
    await twee.blobs.put(`${MAP}/a`, bytesVan('twee'));
    expect(await text(fresh().blobs, `${MAP}/a`)).toBe('twee');
  });

  it('are gone for good with their key, even when the bytes were copied before', async () => {
    const { kast, blobs } = fresh();
    for (const map of [MAP, 'verantwoordingen/twee']) {
      await kast.begin(map, '65656055');
      await blobs.put(`${map}/a`, bytesVan(BSN));
    }
    const kopie = await (await OPSLAG.get(`${MAP}/a`))?.bytes();
    await blobs.removeAll(`${MAP}/`);
    expect(await OPSLAG.head(`${MAP}/a`)).toBeNull();
    await OPSLAG.put(`${MAP}/a`, kopie ?? '');
    for (const { blobs: hier } of [{ blobs }, fresh()]) expect(await hier.get(`${MAP}/a`)).toBeUndefined();
    // A new key for the same map does not open it, nor does the key of the neighbour under the same periodesleutel.
    await kast.begin(MAP, '65656055');
    await expect(text(fresh().blobs, `${MAP}/a`)).rejects.toThrow();
    await DB.batch([
      DB.prepare('DELETE FROM mapsleutels WHERE map = ?').bind(MAP),
      DB.prepare('UPDATE mapsleutels SET map = ?').bind(MAP),
    ]);
    await expect(text(fresh().blobs, `${MAP}/a`)).rejects.toThrow();
  });

  it('keep the key of a map while only part of it is removed', async () => {
    const { kast, blobs } = fresh();
    await kast.begin(MAP, '65656055');
    await blobs.put(`${MAP}/bron`, bytesVan('bron'));
    await blobs.put(`${MAP}/kop`, bytesVan('kop'));
    await blobs.removeAll(`${MAP}/bron`);
    expect(await text(fresh().blobs, `${MAP}/bron`)).toBeUndefined();
    expect(await text(fresh().blobs, `${MAP}/kop`)).toBe('kop');
  });

  it('that were stored before there was encryption are read as they are', async () => {
    await DB.prepare("INSERT INTO mapsleutels VALUES (?, NULL, '', '', ?)").bind(MAP, nu).run();
    await OPSLAG.put(`${MAP}/a`, 'van vroeger');
    const { blobs } = fresh();
    expect(await text(blobs, `${MAP}/a`)).toBe('van vroeger');
    await blobs.removeAll(`${MAP}/`);
    expect(await rows('mapsleutels')).toBe(0);
  });

  it('forget within minutes a key that another isolate destroyed', async () => {
    const [een, twee] = [fresh(), fresh()];
    await een.kast.begin(MAP, '65656055');
    await een.blobs.put(`${MAP}/a`, bytesVan('x'));
    expect(await text(twee.blobs, `${MAP}/a`)).toBe('x');
    await een.kast.vernietig(MAP);
    nu = '2026-05-06T10:05:00.000Z';
    expect(await twee.blobs.get(`${MAP}/a`)).toBeUndefined();
  });
});

describe('the keys', () => {
  it('are one per afzender and month, and one per map', async () => {
    const { kast } = fresh();
    await kast.begin('verantwoordingen/1', '65656055');
    await kast.begin('verantwoordingen/2', '65656055');
    await kast.begin('verantwoordingen/3', '0855');
    nu = '2026-06-01T00:00:00.000Z';
    await kast.begin('verantwoordingen/4', '65656055');
    expect([await rows('periodesleutels'), await rows('mapsleutels')]).toEqual([3, 4]);
  });

  it('are rewrapped by a new version of the secret, and no payload is touched', async () => {
    const oud = fresh();
    for (const afzender of ['1', '2', '3']) {
      await oud.kast.begin(`verantwoordingen/${afzender}`, afzender);
      await oud.blobs.put(`verantwoordingen/${afzender}/a`, bytesVan(afzender));
    }
    const voor = (await OPSLAG.list()).objects.map(({ key, etag }) => `${key} ${etag}`);
    const nieuw = fresh(TWEEDE);
    expect(await text(nieuw.blobs, 'verantwoordingen/1/a')).toBe('1');
    expect(await nieuw.kast.omwikkel(2)).toEqual({ omgewikkeld: 2, meer: true });
    // Half way both work: what is rewrapped and what is not.
    for (const nr of ['1', '2', '3']) expect(await text(fresh(TWEEDE).blobs, `verantwoordingen/${nr}/a`)).toBe(nr);
    expect(await nieuw.kast.omwikkel(2)).toEqual({ omgewikkeld: 1, meer: false });
    expect(await nieuw.kast.omwikkel(2)).toEqual({ omgewikkeld: 0, meer: false });
    expect(await new D1Sleutelkast(DB).countVersies()).toEqual([{ versie: 2, periodesleutels: 3 }]);
    const zonderEerste = new Map([[2, geheim('b')]]);
    for (const nr of ['1', '2', '3'])
      expect(await text(fresh(zonderEerste).blobs, `verantwoordingen/${nr}/a`)).toBe(nr);
    await expect(text(fresh(EERSTE).blobs, 'verantwoordingen/1/a')).rejects.toThrow('no version 2');
    expect((await OPSLAG.list()).objects.map(({ key, etag }) => `${key} ${etag}`)).toEqual(voor);
  });

  it('do not open with another secret of the same version, nor in the place of another row', async () => {
    const { kast, blobs } = fresh();
    for (const afzender of ['1', '2']) {
      await kast.begin(`verantwoordingen/${afzender}`, afzender);
      await blobs.put(`verantwoordingen/${afzender}/a`, bytesVan(afzender));
    }
    await expect(text(fresh(new Map([[1, geheim('c')]])).blobs, 'verantwoordingen/1/a')).rejects.toThrow();
    await DB.prepare(
      `UPDATE periodesleutels SET (iv, inhoud) = (SELECT iv, inhoud FROM periodesleutels WHERE afzender = '1') WHERE afzender = '2'`,
    ).run();
    await expect(text(fresh().blobs, 'verantwoordingen/2/a')).rejects.toThrow();
  });

  it('of past months go when no map is left under them', async () => {
    const { kast } = fresh();
    const staat = new D1Sleutelkast(DB);
    await kast.begin('verantwoordingen/1', '1');
    await kast.begin('verantwoordingen/2', '2');
    await kast.vernietig('verantwoordingen/1');
    expect(await staat.removeLegePeriodesleutels('2026-05')).toBe(0);
    expect(await staat.removeLegePeriodesleutels('2026-06')).toBe(1);
    expect(await rows('periodesleutels')).toBe(1);
  });
});
