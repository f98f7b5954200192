/** Bytes in a folder, for a script that works on a submission as large as the gateway takes without holding it in memory. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Blobs, Bytestroom } from '../../src/storage/ports.ts';

export class FolderBlobs implements Blobs {
  readonly #map: string;

  constructor(map: string) {
    this.#map = map;
  }

  async put(sleutel: string, stroom: Bytestroom): Promise<{ bytes: number; sha256: string }> {
    const pad = this.#pad(sleutel);
    const hash = createHash('sha256');
    let bytes = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const stuk of stroom) {
        hash.update(stuk);
        bytes += stuk.length;
        yield stuk;
      }
    }
    await mkdir(path.dirname(pad), { recursive: true });
    await pipeline(counted(), createWriteStream(`${pad}.deel`));
    await rename(`${pad}.deel`, pad);
    return { bytes, sha256: hash.digest('hex') };
  }

  async get(sleutel: string, deel?: { offset: number; lengte: number }): Promise<Bytestroom | undefined> {
    const pad = this.#pad(sleutel);
    if ((await stat(pad).catch(() => undefined)) === undefined) return undefined;
    if (deel?.lengte === 0) return (async function* (): AsyncGenerator<Uint8Array> {})();
    return createReadStream(
      pad,
      deel === undefined ? {} : { start: deel.offset, end: deel.offset + deel.lengte - 1 },
    ) as AsyncIterable<Uint8Array>;
  }

  async removeAll(voorvoegsel: string): Promise<void> {
    await rm(this.#pad(voorvoegsel), { recursive: true, force: true });
  }

  /** Keys are ours: ids and names without dots, so nothing leads outside the folder. */
  #pad(sleutel: string): string {
    return path.join(this.#map, ...sleutel.split('/'));
  }
}
