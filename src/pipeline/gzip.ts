/** What comes in packed with gzip (RFC 1952), as it was before. */
import { readStream, toReadable } from '../domain/bytestroom.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { UnreadableInput } from './unreadable.ts';

/** Packed bytes go in by this many at a time: 1000 times as many can come out of them at once, and those are held in memory. */
const HAP_BYTES = 4096;

const inSmallPieces = (): TransformStream<Uint8Array, Uint8Array> =>
  new TransformStream({
    transform(chunk, controller) {
      for (let van = 0; van < chunk.length; van += HAP_BYTES) controller.enqueue(chunk.subarray(van, van + HAP_BYTES));
    },
  });

/** What is packed, as a stream of unpacked bytes; a broken packing is thrown as `UnreadableInput`. */
export async function* unpackGzip(packed: Bytestroom): AsyncGenerator<Uint8Array> {
  const bytes = readStream(
    toReadable(packed).pipeThrough(inSmallPieces()).pipeThrough(new DecompressionStream('gzip')),
  );
  try {
    for (;;) {
      const stap = await nextUnpacked(bytes);
      if (stap.done) return;
      yield stap.value;
    }
  } finally {
    await bytes.return(undefined);
  }
}

async function nextUnpacked(bytes: AsyncGenerator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  try {
    return await bytes.next();
  } catch (fout) {
    if (fout instanceof UnreadableInput) throw fout;
    throw new UnreadableInput({ code: 'GZIP_ONGELDIG', ernst: 'fout', plaats: {}, parameters: {} });
  }
}
