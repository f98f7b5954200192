/** Bytes in memory, for a proefverwerking: nothing is kept when it is done. Bounded by the limit on what may be tried. */
import { createHash } from 'node:crypto';
import { readAll, streamOf } from '../bytes.ts';
import type { Blobs, Bytestroom } from '../ports.ts';

export class GeheugenBlobs implements Blobs {
  readonly #objecten = new Map<string, Uint8Array>();

  async put(sleutel: string, stream: Bytestroom): Promise<{ bytes: number; sha256: string }> {
    const bytes = await readAll(stream);
    this.#objecten.set(sleutel, bytes);
    return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  async get(sleutel: string, deel?: { offset: number; lengte: number }): Promise<Bytestroom | undefined> {
    const bytes = this.#objecten.get(sleutel);
    if (bytes === undefined) return undefined;
    return streamOf(deel === undefined ? bytes : bytes.subarray(deel.offset, deel.offset + deel.lengte));
  }

  async removeAll(voorvoegsel: string): Promise<void> {
    for (const sleutel of this.#objecten.keys()) if (sleutel.startsWith(voorvoegsel)) this.#objecten.delete(sleutel);
  }
}
