/** The archive as its ontvanger gets it: the bytes of the route, unpacked and held against what was stored. */
import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import type { Diensten } from '../../src/pipeline/diensten.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { bevindingen, codes, createTestApi, type Inhoud, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
const ids: string[] = [];
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  for (const nr of [1, 2, 3]) ids.push((await submitAndDeliver(api, gateway, `archief-${nr}`)).zendingId);
});

const ARCHIEVEN = '/gemeente/v1/archieven';

function vraag(zendingIds: readonly string[], diensten: Diensten = gateway.diensten): Promise<Response> {
  const app = createApp(() => ({ diensten, instelling: {} }));
  return Promise.resolve(
    app.request(ARCHIEVEN, {
      method: 'POST',
      headers: { Authorization: `Bearer ${api.sleutels.tilburg}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ zendingIds }),
    }),
  );
}

const uitpakken = async (antwoord: Response): Promise<Readonly<Record<string, Uint8Array>>> =>
  unzipSync(new Uint8Array(await antwoord.arrayBuffer()));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Manifest {
  readonly ontvangercode: string;
  readonly zendingen: readonly {
    readonly id: string;
    readonly postvaknummer: number;
    readonly map: string;
    readonly periode: Inhoud;
    readonly bestanden: readonly { readonly pad: string; readonly bytes: number; readonly sha256: string }[];
  }[];
}

describe('an archive', () => {
  it('holds every file once, each zending in a folder of its own, and a manifest that is right about all of it', async () => {
    const antwoord = await vraag([ids[2] ?? '', ids[0] ?? '', ids[1] ?? '']);
    expect([antwoord.status, antwoord.headers.get('Content-Type')]).toEqual([200, 'application/zip']);
    expect(antwoord.headers.get('Content-Disposition')).toContain('filename="postvak-0855.zip"');
    const bestanden = await uitpakken(antwoord);
    const { 'manifest.json': eerste, ...rest } = bestanden;
    const manifest: Manifest = JSON.parse(new TextDecoder().decode(eerste));
    expect(Object.keys(bestanden)[0]).toBe('manifest.json');
    expect([manifest.ontvangercode, manifest.zendingen.map(({ id }) => id)]).toEqual(['0855', ids]);
    expect(manifest.zendingen.map(({ map }) => map)).toEqual([
      '000001_65656055_declaratie',
      '000002_65656055_declaratie',
      '000003_65656055_declaratie',
    ]);
    const genoemd = manifest.zendingen.flatMap((zending) => zending.bestanden);
    expect(genoemd.map(({ pad }) => pad).sort()).toEqual(Object.keys(rest).sort());
    for (const { pad, bytes, sha256: hash } of genoemd)
      expect([pad, rest[pad]?.length, sha256(rest[pad] ?? new Uint8Array())]).toEqual([pad, bytes, hash]);
  });

  it('of what was acknowledged can be fetched again, and fetching acknowledges nothing', async () => {
    const melden = (zendingIds: readonly string[]) =>
      api.vraag('POST', '/gemeente/v1/ontvangstmeldingen', { sleutel: api.sleutels.tilburg, json: { zendingIds } });
    await uitpakken(await vraag(ids));
    expect((await melden(ids)).json).toMatchObject({ aantalBevestigd: 3 });
    expect(Object.keys(await uitpakken(await vraag(ids)))).toHaveLength(4);
  });

  it('is refused as a whole when something asked for is not in this postvak', async () => {
    const { zendingen } = await submitAndDeliver(api, gateway, 'archief-ander');
    const vreemd = zendingen.find((een) => Object(een.ontvanger).code !== '0855');
    const onbekend = '00000000-0000-4000-8000-000000000000';
    const antwoord = await api.vraag('POST', ARCHIEVEN, {
      sleutel: api.sleutels.tilburg,
      json: { zendingIds: [ids[0], vreemd?.id, onbekend] },
    });
    expect(antwoord.status).toBe(400);
    expect(bevindingen(antwoord).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['ZENDING_NIET_IN_POSTVAK', '/zendingIds/1'],
      ['ZENDING_NIET_IN_POSTVAK', '/zendingIds/2'],
    ]);
  });

  it('that gets too large is refused before a byte is sent', async () => {
    const { DB } = env as unknown as Bindingen;
    const grootte = (bytes: number) =>
      DB.prepare('UPDATE zending_bestanden SET bytes = ?1 WHERE zending_id = ?2').bind(bytes, ids[0]).run();
    const { bytes: echt } = (await DB.prepare('SELECT bytes FROM zending_bestanden WHERE zending_id = ?1')
      .bind(ids[0])
      .first<{ bytes: number }>()) ?? { bytes: 0 };
    await grootte(1024 * 1024 * 1024);
    const antwoord = await api.vraag('POST', ARCHIEVEN, { sleutel: api.sleutels.tilburg, json: { zendingIds: ids } });
    await grootte(echt);
    expect([antwoord.status, codes(antwoord)]).toEqual([413, ['ARCHIEF_TE_GROOT']]);
    expect(bevindingen(antwoord)[0]?.melding).toContain('hoogstens 1024 MB');
  });

  it('breaks off when a file is not what was stored, rather than end as if it were', async () => {
    const { blobs } = gateway.diensten;
    const vervalst: Diensten = {
      ...gateway.diensten,
      blobs: {
        put: (...args) => blobs.put(...args),
        removeAll: (...args) => blobs.removeAll(...args),
        get: async (...args) => {
          const bytes = await blobs.get(...args);
          return bytes === undefined ? undefined : changed(bytes);
        },
      },
    };
    await expect(uitpakken(await vraag(ids, vervalst))).rejects.toThrow('is not what was stored');
  });

  it('reads a file only when what came before was taken', async () => {
    const gelezen: string[] = [];
    const { blobs } = gateway.diensten;
    const antwoord = await vraag(ids, {
      ...gateway.diensten,
      blobs: {
        put: (...args) => blobs.put(...args),
        removeAll: (...args) => blobs.removeAll(...args),
        get: (sleutel, deel) => {
          gelezen.push(sleutel);
          return blobs.get(sleutel, deel);
        },
      },
    });
    const lezer = antwoord.body?.getReader();
    await lezer?.read();
    expect(gelezen.length).toBeLessThan(2);
    await lezer?.cancel();
  });
});

async function* changed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const stuk of bytes) yield stuk.map((byte, plaats) => (plaats === 5 ? byte ^ 1 : byte));
}
