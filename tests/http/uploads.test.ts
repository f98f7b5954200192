/** A large file in parts: broken off, resumed, sent twice, damaged, of another, too late. */

import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { reprDigest } from '../../src/domain/bestandskop.ts';
import { LIMIETEN } from '../../src/domain/limieten.ts';
import { readContentDigest } from '../../src/http/content-digest.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Antwoord, codes, createTestApi, type TestApi } from './api.ts';

const DEEL = 5 * 1024 * 1024;
const UUR = 3_600_000;

let gateway: Gateway;
let api: TestApi;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The example, with as much white space as makes it this long: JSON allows it. */
function padded(lengte: number, kenmerk: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengte).fill(0x20);
  bytes.set(new TextEncoder().encode(JSON.stringify(voorbeeldVerantwoording({ kenmerk }))));
  return bytes;
}

const begin = async (bytes: Uint8Array, anders: object = {}): Promise<Antwoord> =>
  api.vraag('POST', '/aanbieder/v1/uploads', {
    sleutel: api.sleutels.aanbieder,
    json: { bytes: bytes.length, sha256: hex(bytes), mediatype: 'application/json', deelBytes: DEEL, ...anders },
  });

const partOf = (bytes: Uint8Array<ArrayBuffer>, nummer: number): Uint8Array<ArrayBuffer> =>
  bytes.slice((nummer - 1) * DEEL, nummer * DEEL);

const send = (
  id: unknown,
  nummer: number,
  deel: Uint8Array<ArrayBuffer>,
  digest: string = reprDigest(hex(deel)),
): Promise<Antwoord> =>
  api.vraag('PUT', `/aanbieder/v1/uploads/${id}/delen/${nummer}`, {
    sleutel: api.sleutels.aanbieder,
    body: deel,
    headers: { 'Content-Type': 'application/octet-stream', 'Content-Digest': digest },
  });

const submit = (id: unknown, pad = 'verantwoordingen'): Promise<Antwoord> =>
  api.vraag('POST', `/aanbieder/v1/${pad}?upload=${id}`, { sleutel: api.sleutels.aanbieder });

describe('an upload', () => {
  it('that breaks off goes on with the parts that are missing, and is submitted as if it came at once', async () => {
    const bestand = padded(2 * DEEL + 17, 'in-delen');
    const begonnen = await begin(bestand);
    expect(begonnen.status).toBe(201);
    expect(begonnen.json).toMatchObject({ aantalDelen: 3, delen: [], ontbreekt: [1, 2, 3] });
    expect(begonnen.headers.get('Location')).toBe(`/aanbieder/v1/uploads/${begonnen.json?.id}`);
    const id = begonnen.json?.id;

    expect((await send(id, 3, partOf(bestand, 3))).json).toMatchObject({ ontbreekt: [1, 2] });
    expect((await send(id, 1, partOf(bestand, 1))).json).toMatchObject({ ontbreekt: [2] });
    const onvolledig = await submit(id);
    expect([onvolledig.status, codes(onvolledig)]).toEqual([409, ['UPLOAD_ONVOLLEDIG']]);

    const stand = await api.vraag('GET', `/aanbieder/v1/uploads/${id}`, { sleutel: api.sleutels.aanbieder });
    expect(stand.json).toMatchObject({
      ontbreekt: [2],
      delen: [1, 3].map((nummer) => ({ nummer, sha256: hex(partOf(bestand, nummer)) })),
    });
    await send(id, 2, partOf(bestand, 2));
    // Twice is once.
    expect((await send(id, 2, partOf(bestand, 2))).json).toMatchObject({ ontbreekt: [] });

    const proef = await submit(id, 'proefverwerkingen');
    expect([proef.status, proef.json?.kenmerk]).toEqual([200, 'in-delen']);
    const ingediend = await submit(id);
    expect(ingediend.status).toBe(201);
    expect(ingediend.json).toMatchObject({ kenmerk: 'in-delen', sha256: hex(bestand), bytes: bestand.length });
    // Whoever did not get the answer asks again, in parts or at once.
    expect((await submit(id)).status).toBe(200);
    const inEens = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      body: bestand,
      headers: { 'Content-Type': 'application/json' },
    });
    expect([inEens.status, inEens.json?.id]).toEqual([200, ingediend.json?.id]);
  });

  it('keeps nothing of a part that is damaged, too short, too long, or says no hash', async () => {
    const bestand = padded(DEEL + 17, 'beschadigd');
    const id = (await begin(bestand)).json?.id;
    const goed = partOf(bestand, 1);
    await send(id, 1, goed);
    const anders = goed.slice();
    anders[100] = 0x21;
    for (const [deel, digest, code] of [
      [anders, reprDigest(hex(goed)), 'DEEL_ANDERE_HASH'],
      [goed.slice(1), undefined, 'DEEL_ANDERE_LENGTE'],
      [padded(DEEL + 1, 'x'), undefined, 'DEEL_ANDERE_LENGTE'],
      [goed, 'md5=:abc:', 'DEEL_ZONDER_HASH'],
    ] as const) {
      const antwoord = await send(id, 1, deel, digest);
      expect([antwoord.status, codes(antwoord)]).toEqual([400, [code]]);
    }
    // What was there before is still there, and still right.
    expect((await send(id, 2, partOf(bestand, 2))).json).toMatchObject({ ontbreekt: [] });
    expect((await submit(id)).status).toBe(201);
    expect((await send(id, 3, goed)).status).toBe(404);
    expect((await send(id, 0, goed)).status).toBe(404);
  });

  it('is refused when its parts make another file than was announced, and stores nothing', async () => {
    const bestand = padded(DEEL + 17, 'ander-bestand');
    const id = (await begin(bestand, { sha256: 'a'.repeat(64) })).json?.id;
    for (const nummer of [1, 2]) await send(id, nummer, partOf(bestand, nummer));
    for (const pad of ['verantwoordingen', 'proefverwerkingen']) {
      const antwoord = await submit(id, pad);
      expect([antwoord.status, codes(antwoord)]).toEqual([400, ['UPLOAD_ANDERE_HASH']]);
    }
    const lijst = await api.vraag('GET', '/aanbieder/v1/verantwoordingen', { sleutel: api.sleutels.aanbieder });
    expect(lijst.json?.resultaten).toEqual([]);
  });

  it('takes another kind of file: packed JSON', async () => {
    const bestand = new Uint8Array(gzipSync(padded(1000 + DEEL, 'ingepakt')));
    const id = (await begin(bestand, { mediatype: 'application/gzip' })).json?.id;
    await send(id, 1, bestand);
    const ingediend = await submit(id);
    expect([ingediend.status, ingediend.json?.kenmerk]).toEqual([201, 'ingepakt']);
  });

  it('is refused when it is announced as larger than may be, or comes with a body besides', async () => {
    const groot = await begin(new Uint8Array(1), { bytes: gateway.diensten.limieten.maximaleBytes + 1 });
    expect([groot.status, codes(groot)]).toEqual([413, ['INVOER_TE_GROOT']]);
    const klein = await begin(new Uint8Array(1), { deelBytes: DEEL - 1 });
    expect(klein.status).toBe(400);
    const bestand = padded(20_000, 'allebei');
    const id = (await begin(bestand)).json?.id;
    await send(id, 1, bestand);
    const allebei = await api.vraag('POST', `/aanbieder/v1/verantwoordingen?upload=${id}`, {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording(),
      headers: { 'Content-Length': '12' },
    });
    expect(allebei.status).toBe(400);
    expect(allebei.tekst).toContain('Niet allebei');
  });

  it('keeps the first part of a number: another one is refused, and its bytes do not stay', async () => {
    const { json } = await begin(padded(DEEL + 17, 'eerste-telt'));
    const eerste = partOf(padded(DEEL, 'eerste-telt'), 1);
    expect((await send(json?.id, 1, eerste)).status).toBe(200);
    const { OPSLAG } = env as unknown as Bindingen;
    const sleutels = async () => (await OPSLAG.list({ prefix: `uploads/${json?.id}/` })).objects.map(({ key }) => key);
    const ervoor = await sleutels();
    for (const teken of [1, 2, 3]) {
      const anders = eerste.slice().fill(teken, 0, 10);
      const antwoord = await send(json?.id, 1, anders);
      expect([antwoord.status, codes(antwoord)]).toEqual([400, ['DEEL_AL_ANDERS']]);
    }
    expect(await sleutels()).toEqual(ervoor);
    expect((await send(json?.id, 1, eerste)).status).toBe(200);
  });

  it('is one of so many, together of so many bytes, and none of another is in the way', async () => {
    const klein = { bytes: 1, sha256: 'a'.repeat(64), mediatype: 'text/csv' };
    const vraag = async (json: object, sleutel = api.sleutels.aanbieder): Promise<unknown[]> => {
      const antwoord = await api.vraag('POST', '/aanbieder/v1/uploads', { sleutel, json });
      return [antwoord.status, ...codes(antwoord)];
    };
    const maximum = gateway.diensten.limieten.maximaleBytes;
    for (let nr = 0; nr < LIMIETEN.uploadsKeer.waarde; nr++)
      expect(await vraag({ ...klein, bytes: maximum })).toEqual([201]);
    expect(await vraag(klein)).toEqual([409, 'UPLOAD_TE_VEEL']);
    expect(await vraag({ ...klein, bytes: maximum }, api.sleutels.andereAanbieder)).toEqual([201]);
    gateway.verstrijk(48 * UUR);
    for (let nr = 0; nr < LIMIETEN.uploads.waarde; nr++) expect(await vraag(klein)).toEqual([201]);
    expect(await vraag(klein)).toEqual([409, 'UPLOAD_TE_VEEL']);
  });

  it('does not exist for another aanbieder', async () => {
    const bestand = padded(20_000, 'van-een-ander');
    const id = (await begin(bestand)).json?.id;
    await send(id, 1, bestand);
    const ander = await api.vraag('POST', `/aanbieder/v1/verantwoordingen?upload=${id}`, {
      sleutel: api.sleutels.andereAanbieder,
    });
    expect(ander.status).toBe(404);
  });

  it('is gone after two days, with its bytes', async () => {
    const { OPSLAG, DB } = env as unknown as Bindingen;
    const stored = async (): Promise<number> => (await OPSLAG.list({ prefix: 'uploads/' })).objects.length;
    const bestand = padded(20_000, 'te-laat');
    const id = (await begin(bestand)).json?.id;
    await send(id, 1, bestand);
    gateway.verstrijk(48 * UUR - 1);
    expect((await reconcile(gateway.diensten)).verlopenUploads).toBe(0);
    expect((await submit(id)).status).toBe(201);
    gateway.verstrijk(1);
    expect((await submit(id)).status).toBe(404);
    expect((await send(id, 1, bestand)).status).toBe(404);
    expect(await stored()).toBe(1);
    gateway.verstrijk(UUR + 1);
    expect((await reconcile(gateway.diensten)).verlopenUploads).toBe(1);
    expect(await stored()).toBe(0);
    expect(await DB.prepare('SELECT count(*) AS aantal FROM uploaddelen').first()).toEqual({ aantal: 0 });
  });
});

describe('readContentDigest', () => {
  const leeg = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  it.each([
    [reprDigest(leeg), leeg],
    [`sha-512=:${'A'.repeat(86)}==:, ${reprDigest(leeg)}`, leeg],
    ['sha-256=:kort:', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j', (header, verwacht) => {
    expect(readContentDigest(header)).toBe(verwacht);
  });
});
