/** The bucket to files and back. Bytes go as they lie: encrypted, and worth nothing without the secret PAYLOADSLEUTELS. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inBlocks } from '../../src/storage/bytes.ts';

/** As much of the binding as is used here; its own type belongs to the Worker. */
export interface Bucket {
  list(vraag: { readonly limit: number; readonly cursor?: string }): Promise<{
    readonly objects: readonly { readonly key: string }[];
    readonly truncated: boolean;
    readonly cursor?: string;
  }>;
  get(sleutel: string): Promise<{ readonly body: ReadableStream<Uint8Array> } | null>;
  put(sleutel: string, inhoud: Uint8Array): Promise<unknown>;
  createMultipartUpload(sleutel: string): Promise<{
    uploadPart(nummer: number, inhoud: Uint8Array): Promise<object>;
    complete(delen: readonly object[]): Promise<unknown>;
    abort(): Promise<void>;
  }>;
}

/** One line of the index. */
export interface Objectregel {
  readonly sleutel: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What the index and the bucket do not agree about. */
export interface Objectverschil {
  readonly sleutel: string;
  readonly verschil: 'ontbreekt' | 'anders';
}

const PER_BLADZIJDE = 1000;
/** So many requests of one process go side by side. */
const TEGELIJK = 6;
/** As in src/storage/r2/opslag.ts: parts of at least 5 MiB, all equal but the last. */
const DEEL_BYTES = 8 * 1024 * 1024;

const INDEX = 'objecten.ndjson';
export const indexVan = (map: string): string => path.join(map, INDEX);

/** A key may hold anything; a file is found by its hash. */
function bestandVan(map: string, sleutel: string): string {
  const naam = createHash('sha256').update(sleutel).digest('hex');
  return path.join(map, 'objecten', naam.slice(0, 2), naam);
}

/** In order, a few at a time. */
async function* mapInOrder<In, Uit>(
  rij: AsyncIterable<In>,
  doe: (een: In) => Promise<Uit>,
): AsyncGenerator<Uit, void, undefined> {
  let lopend: Promise<Uit>[] = [];
  for await (const een of rij) {
    lopend.push(doe(een));
    if (lopend.length < TEGELIJK) continue;
    yield* await Promise.all(lopend);
    lopend = [];
  }
  yield* await Promise.all(lopend);
}

async function* listKeys(bucket: Bucket): AsyncGenerator<string, void, undefined> {
  let cursor: string | undefined;
  do {
    const blad = await bucket.list({ limit: PER_BLADZIJDE, ...(cursor === undefined ? {} : { cursor }) });
    for (const { key } of blad.objects) yield key;
    cursor = blad.truncated ? blad.cursor : undefined;
  } while (cursor !== undefined);
}

export const isLegeBucket = async (bucket: Bucket): Promise<boolean> =>
  (await bucket.list({ limit: 1 })).objects.length === 0;

/** @returns undefined when it is not there (any more) */
async function read(bucket: Bucket, sleutel: string, naar?: string): Promise<Objectregel | undefined> {
  const object = await bucket.get(sleutel);
  if (object === null) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  const tel = new Transform({
    transform(stuk: Uint8Array, _codering, klaar) {
      hash.update(stuk);
      bytes += stuk.byteLength;
      klaar(null, naar === undefined ? undefined : stuk);
    },
  });
  const bron = Readable.fromWeb(object.body);
  if (naar === undefined) await pipeline(bron, tel.resume());
  else {
    await mkdir(path.dirname(naar), { recursive: true });
    await pipeline(bron, tel, createWriteStream(naar));
  }
  return { sleutel, bytes, sha256: hash.digest('hex') };
}

export interface Telling {
  readonly aantal: number;
  readonly bytes: number;
}

/** The whole bucket into `map`, with an index of what was found. What disappears meanwhile is not in it. */
export async function saveObjects(bucket: Bucket, map: string): Promise<Telling> {
  let aantal = 0;
  let totaal = 0;
  await mkdir(path.join(map, 'objecten'), { recursive: true });
  await pipeline(
    async function* () {
      for await (const regel of mapInOrder(listKeys(bucket), (sleutel) =>
        read(bucket, sleutel, bestandVan(map, sleutel)),
      )) {
        if (regel === undefined) continue;
        aantal += 1;
        totaal += regel.bytes;
        yield `${JSON.stringify(regel)}\n`;
      }
    },
    createWriteStream(indexVan(map)),
  );
  return { aantal, bytes: totaal };
}

async function* readIndex(map: string): AsyncGenerator<Objectregel, void, undefined> {
  for await (const lijn of createInterface({ input: createReadStream(indexVan(map)) }))
    yield JSON.parse(lijn) as Objectregel;
}

async function write(bucket: Bucket, map: string, sleutel: string): Promise<void> {
  const blokken: AsyncIterable<Uint8Array> = createReadStream(bestandVan(map, sleutel));
  let eerste: Uint8Array | undefined;
  let upload: Awaited<ReturnType<Bucket['createMultipartUpload']>> | undefined;
  const delen: object[] = [];
  try {
    for await (const blok of inBlocks(blokken, DEEL_BYTES)) {
      if (eerste === undefined) {
        eerste = blok;
        continue;
      }
      if (upload === undefined) {
        upload = await bucket.createMultipartUpload(sleutel);
        delen.push(await upload.uploadPart(1, eerste));
      }
      delen.push(await upload.uploadPart(delen.length + 1, blok));
    }
    if (upload === undefined) await bucket.put(sleutel, eerste ?? new Uint8Array(0));
    else await upload.complete(delen);
  } catch (error) {
    await upload?.abort().catch(() => undefined);
    throw error;
  }
}

/** Everything of the index back into the bucket. */
export async function restoreObjects(bucket: Bucket, map: string): Promise<void> {
  for await (const _ of mapInOrder(readIndex(map), ({ sleutel }) => write(bucket, map, sleutel)));
}

/** Reads every object of the index again. What the bucket holds besides is not looked at: it may have come later. */
export async function* compareObjects(bucket: Bucket, map: string): AsyncGenerator<Objectverschil, void, undefined> {
  const vergeleken = mapInOrder(readIndex(map), async ({ sleutel, bytes, sha256 }) => {
    const nu = await read(bucket, sleutel);
    if (nu === undefined) return [{ sleutel, verschil: 'ontbreekt' as const }];
    return nu.bytes === bytes && nu.sha256 === sha256 ? [] : [{ sleutel, verschil: 'anders' as const }];
  });
  for await (const verschillen of vergeleken) yield* verschillen;
}
