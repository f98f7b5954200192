import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAll, streamOf } from '../../../src/storage/bytes.ts';
import type { Bytestroom } from '../../../src/storage/ports.ts';
import {
  type Cryptosleutel,
  FRAME_BYTES,
  framesVan,
  OnechteBytes,
  openFrames,
  sealFrames,
  slice,
  VERZEGELD_BYTES,
} from '../../../src/storage/versleuteld/frames.ts';
import { importMapsleutel } from '../../../src/storage/versleuteld/omwikkelen.ts';

const NAAM = 'verantwoordingen/a/ingediend.json';
let sleutel: Cryptosleutel;
let andere: Cryptosleutel;
beforeAll(async () => {
  sleutel = await importMapsleutel(new Uint8Array(32).fill(7));
  andere = await importMapsleutel(new Uint8Array(32).fill(8));
});

/** Bytes that are nowhere the same for long, so that a mix-up shows. */
const bytesVan = (lengte: number, zaad = 1): Uint8Array => {
  let stand = zaad;
  return Uint8Array.from({ length: lengte }, () => {
    stand = (Math.imul(stand, 1_103_515_245) + 12_345) >>> 0;
    return stand >>> 24;
  });
};

const zout = (zaad: number): Uint8Array => new Uint8Array(16).fill(zaad);

async function* inPieces(bytes: Uint8Array, lengten: readonly number[]): AsyncGenerator<Uint8Array> {
  let van = 0;
  for (let i = 0; van < bytes.length; i++) {
    const lengte = Math.max(1, lengten[i % Math.max(1, lengten.length)] ?? bytes.length);
    yield bytes.subarray(van, van + lengte);
    van += lengte;
  }
}

const seal = (bytes: Uint8Array, zaad = 1, naam = NAAM): Promise<Uint8Array> =>
  readAll(sealFrames(streamOf(bytes), sleutel, naam, zout(zaad)));
const open = (bytes: Uint8Array | Bytestroom, naam = NAAM, met = sleutel): Promise<Uint8Array> =>
  readAll(openFrames(bytes instanceof Uint8Array ? streamOf(bytes) : bytes, met, naam));

/** Around the edges of frames, where mistakes are. */
const lengte = fc.oneof(
  fc.nat(300),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -2, max: 2 })).map(([n, d]) => n * FRAME_BYTES + d),
);

describe('sealed frames', () => {
  it('open to the same bytes, in whatever pieces these came', async () => {
    await fc.assert(
      fc.asyncProperty(lengte, fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 4 }), async (n, stukken) => {
        const bytes = bytesVan(n);
        const dicht = await readAll(sealFrames(inPieces(bytes, stukken), sleutel, NAAM, zout(1)));
        expect(dicht.length).toBe(n + 33 * Math.max(1, Math.ceil(n / FRAME_BYTES)));
        expect(await open(inPieces(dicht, stukken))).toEqual(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it('give any part without the rest', async () => {
    await fc.assert(
      fc.asyncProperty(lengte, fc.nat(), fc.integer({ min: 1, max: 2 * FRAME_BYTES }), async (n, plek, deel) => {
        const bytes = bytesVan(n + 1);
        const offset = plek % bytes.length;
        const dicht = await seal(bytes);
        const vraag = framesVan(offset, deel);
        expect(vraag.offset % VERZEGELD_BYTES).toBe(0);
        const stuk = streamOf(dicht.subarray(vraag.offset, vraag.offset + vraag.lengte));
        const gelezen = await readAll(
          slice(openFrames(stuk, sleutel, NAAM, vraag.eerste, vraag.aantal), vraag.overslaan, deel),
        );
        expect(gelezen).toEqual(bytes.slice(offset, offset + deel));
      }),
      { numRuns: 60 },
    );
  });

  it('do not open with one bit changed, wherever it is', async () => {
    const bytes = bytesVan(FRAME_BYTES + 40);
    const dicht = await seal(bytes);
    const kop = fc.nat(40);
    const staart = fc.nat(100).map((n) => dicht.length - 1 - n);
    const rand = fc.integer({ min: VERZEGELD_BYTES - 20, max: VERZEGELD_BYTES + 20 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(kop, staart, rand, fc.nat(dicht.length - 1)), fc.nat(7), async (plek, bit) => {
        const anders = dicht.slice();
        anders[plek] = (anders[plek] ?? 0) ^ (1 << bit);
        await expect(open(anders)).rejects.toThrow(OnechteBytes);
      }),
      { numRuns: 120 },
    );
  });

  it('do not open when they name a version that is not known, whatever comes after it', async () => {
    const dicht = await seal(bytesVan(2 * FRAME_BYTES));
    for (let versie = 0; versie < 16; versie++) {
      const anders = dicht.slice();
      for (let plek = 0; plek < anders.length; plek += VERZEGELD_BYTES)
        anders[plek] = (versie << 4) | ((anders[plek] ?? 0) & 0x0f);
      if (versie === 1) expect(await open(anders)).toEqual(bytesVan(2 * FRAME_BYTES));
      else await expect(open(anders)).rejects.toThrow(OnechteBytes);
    }
  });

  it('do not open when they are cut off, anywhere, or when something was added', async () => {
    const dicht = await seal(bytesVan(2 * FRAME_BYTES + 5));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(dicht.length - 1), fc.constantFrom(0, VERZEGELD_BYTES, 2 * VERZEGELD_BYTES)),
        async (tot) => {
          await expect(open(dicht.subarray(0, tot))).rejects.toThrow(OnechteBytes);
        },
      ),
      { numRuns: 40 },
    );
    await expect(open(Uint8Array.from([...dicht, 0]))).rejects.toThrow(OnechteBytes);
    const vol = await seal(bytesVan(2 * FRAME_BYTES));
    await expect(open(Uint8Array.from([...vol, ...vol.subarray(VERZEGELD_BYTES)]))).rejects.toThrow(OnechteBytes);
  });

  it('do not open in another order, or with a frame left out', async () => {
    const dicht = await seal(bytesVan(4 * FRAME_BYTES));
    const frames = [0, 1, 2, 3].map((nr) => dicht.subarray(nr * VERZEGELD_BYTES, (nr + 1) * VERZEGELD_BYTES));
    const orden = fc.uniqueArray(fc.nat(3), { maxLength: 4 }).filter((nrs) => nrs.join() !== '0,1,2,3');
    await fc.assert(
      fc.asyncProperty(orden, async (nrs) => {
        const anders = (async function* () {
          for (const nr of nrs) yield frames[nr] ?? new Uint8Array(0);
        })();
        await expect(open(anders)).rejects.toThrow(OnechteBytes);
      }),
      { numRuns: 30 },
    );
  });

  it('do not open under another name, with another key, or mixed with an earlier version of themselves', async () => {
    const dicht = await seal(bytesVan(2 * FRAME_BYTES));
    await expect(open(dicht, 'verantwoordingen/a/kop.json')).rejects.toThrow(OnechteBytes);
    await expect(open(dicht, NAAM, andere)).rejects.toThrow(OnechteBytes);
    const eerder = await seal(bytesVan(2 * FRAME_BYTES, 5), 2);
    const gemengd = dicht.slice();
    gemengd.set(eerder.subarray(VERZEGELD_BYTES), VERZEGELD_BYTES);
    await expect(open(gemengd)).rejects.toThrow(OnechteBytes);
    // A part of it as well: the second frame is asked as if it were the first.
    const verkeerd = openFrames(streamOf(dicht.subarray(VERZEGELD_BYTES)), sleutel, NAAM, 0, 1);
    await expect(readAll(verkeerd)).rejects.toThrow(OnechteBytes);
  });

  it('give nothing of a frame that is not right, and nothing after it', async () => {
    const bytes = bytesVan(3 * FRAME_BYTES);
    const dicht = await seal(bytes);
    dicht[VERZEGELD_BYTES + 1000] = (dicht[VERZEGELD_BYTES + 1000] ?? 0) ^ 1;
    const gekregen: number[] = [];
    await expect(
      (async () => {
        for await (const stuk of openFrames(streamOf(dicht), sleutel, NAAM)) gekregen.push(stuk.length);
      })(),
    ).rejects.toThrow(OnechteBytes);
    expect(gekregen).toEqual([FRAME_BYTES]);
  });

  it('never have the same bytes twice: every time another key', async () => {
    const bytes = bytesVan(100);
    const [een, twee, drie] = await Promise.all([seal(bytes, 1), seal(bytes, 2), seal(bytes, 1, 'uploads/a/1')]);
    const inhoud = (dicht: Uint8Array): string => Buffer.from(dicht.subarray(17)).toString('hex');
    expect(new Set([een, twee, drie].map(inhoud)).size).toBe(3);
  });
});
