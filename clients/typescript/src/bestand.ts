/** A file as the API takes it: what kind it is by its first bytes, how large, and its hash. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Upload } from './aanbieder.ts';

export interface Bestand {
  readonly pad: string;
  readonly bytes: number;
  readonly mediatype: Upload['mediatype'];
}

const KIJKBYTES = 64;

export async function openBestand(pad: string): Promise<Bestand> {
  const handle = await open(pad);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(KIJKBYTES), 0, KIJKBYTES, 0);
    return { pad, bytes: size, mediatype: detect(buffer.subarray(0, bytesRead)) };
  } finally {
    await handle.close();
  }
}

/** The gateway looks at the content itself; this only has to be true. */
function detect(begin: Buffer): Bestand['mediatype'] {
  if (begin[0] === 0x1f && begin[1] === 0x8b) return 'application/gzip';
  if (begin.subarray(0, 2).toString('latin1') === 'PK') return 'application/zip';
  const tekst = begin
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (tekst.startsWith('<')) return 'application/xml';
  return tekst.startsWith('{') ? 'application/json' : 'application/octet-stream';
}

/** In hex. */
export async function sha256Of({ pad }: Bestand): Promise<string> {
  const hash = createHash('sha256');
  for await (const stuk of createReadStream(pad, { highWaterMark: 1024 * 1024 })) hash.update(stuk as Buffer);
  return hash.digest('hex');
}

/** One part of the file; fails when the file became shorter meanwhile. */
export async function readDeel({ pad }: Bestand, vanaf: number, bytes: number): Promise<Buffer<ArrayBuffer>> {
  const handle = await open(pad);
  try {
    const deel = Buffer.alloc(bytes);
    let gelezen = 0;
    while (gelezen < bytes) {
      const { bytesRead } = await handle.read(deel, gelezen, bytes - gelezen, vanaf + gelezen);
      if (bytesRead === 0) throw new Error('the file became shorter while it was sent');
      gelezen += bytesRead;
    }
    return deel;
  } finally {
    await handle.close();
  }
}
