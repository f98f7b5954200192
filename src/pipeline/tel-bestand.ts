import { createHash } from 'node:crypto';
import type { Bytestroom } from '../storage/ports.ts';

/** Where a file goes that is only to be looked at: it is made, counted and forgotten. */
export async function count(_volgnummer: number, stroom: Bytestroom): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stroom) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
