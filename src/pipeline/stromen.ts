/** Small tools for streams of what was submitted. */
import { KIJKBYTES } from '../ingest/soort.ts';
import { concat } from '../storage/bytes.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';

export async function openStored(blobs: Blobs, sleutel: string): Promise<Bytestroom> {
  const stroom = await blobs.get(sleutel);
  if (stroom === undefined) throw new Error('the submission was stored and is gone');
  return stroom;
}

/** A stream that is opened when its first bytes are asked for. */
export async function* lazily(open: () => Promise<Bytestroom>): AsyncGenerator<Uint8Array> {
  yield* await open();
}

export async function* nothing(): AsyncGenerator<Uint8Array> {
  // Ends at once.
}

/** The first bytes, enough to tell what kind of file it is, and the whole stream including them. */
export async function peek(stroom: Bytestroom): Promise<{ readonly begin: Uint8Array; readonly alles: Bytestroom }> {
  const bron = stroom[Symbol.asyncIterator]();
  const gelezen: Uint8Array[] = [];
  let bytes = 0;
  let klaar = false;
  while (bytes < KIJKBYTES && !klaar) {
    const stap = await bron.next();
    if (stap.done) klaar = true;
    else {
      gelezen.push(stap.value);
      bytes += stap.value.length;
    }
  }
  const begin = concat(gelezen, bytes).subarray(0, KIJKBYTES);
  async function* alles(): AsyncGenerator<Uint8Array> {
    try {
      yield* gelezen;
      for (let stap = await bron.next(); !stap.done; stap = await bron.next()) yield stap.value;
    } finally {
      await bron.return?.();
    }
  }
  return { begin, alles: alles() };
}
