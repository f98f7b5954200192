/** Bytes in R2. A stream of unknown length becomes one put when it is small, else a multipart upload of equal parts. */
import { readStream } from '../../domain/bytestroom.ts';
import { inBlocks } from '../bytes.ts';
import type { Bytestroom, Opslag } from '../ports.ts';

/** R2 wants parts of at least 5 MiB, all equal but the last. One part is all that is held in memory. */
const PART_BYTES = 8 * 1024 * 1024;

export class R2Opslag implements Opslag {
  readonly #bucket: R2Bucket;

  constructor(bucket: R2Bucket) {
    this.#bucket = bucket;
  }

  async put(sleutel: string, stream: Bytestroom): Promise<void> {
    let first: Uint8Array | undefined;
    let upload: R2MultipartUpload | undefined;
    const parts: R2UploadedPart[] = [];
    try {
      for await (const block of inBlocks(stream, PART_BYTES)) {
        if (first === undefined && upload === undefined) {
          first = block;
          continue;
        }
        if (upload === undefined && first !== undefined) {
          upload = await this.#bucket.createMultipartUpload(sleutel);
          parts.push(await upload.uploadPart(1, first));
          first = undefined;
        }
        if (upload !== undefined) parts.push(await upload.uploadPart(parts.length + 1, block));
      }
      if (upload === undefined) await this.#bucket.put(sleutel, first ?? new Uint8Array(0));
      else await upload.complete(parts);
    } catch (error) {
      await upload?.abort().catch(() => undefined);
      throw error;
    }
  }

  async get(sleutel: string, deel?: { offset: number; lengte: number }): Promise<Bytestroom | undefined> {
    const object = await this.#bucket.get(
      sleutel,
      deel === undefined ? {} : { range: { offset: deel.offset, length: deel.lengte } },
    );
    return object === null ? undefined : readStream(object.body);
  }

  async removeAll(voorvoegsel: string): Promise<void> {
    for (;;) {
      const page = await this.#bucket.list({ prefix: voorvoegsel, limit: 1000 });
      if (page.objects.length > 0) await this.#bucket.delete(page.objects.map((object) => object.key));
      if (!page.truncated) return;
    }
  }
}
