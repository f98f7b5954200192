/** Unpacks one file of a zip and holds what comes out to what was promised: its size, and its check sum. */
import { crc32 } from './crc32.ts';
import { ZipLeesfout } from './fout.ts';

export interface Belofte {
  readonly naam: string;
  /** Unpacked. */
  readonly bytes: number;
  readonly crc: number;
  readonly verkleind: boolean;
}

/** Packed bytes go in by this many at a time: 1000 times as many can come out at once, and those are held in memory. */
const HAP_BYTES = 4096;

/** Throws `ZipLeesfout` as soon as more comes out than was promised, and at the end when it is not the same. */
export async function* unpack(ingepakt: AsyncIterable<Uint8Array>, belofte: Belofte): AsyncGenerator<Uint8Array> {
  const { naam, verkleind } = belofte;
  let bytes = 0;
  let som = 0;
  for await (const brok of verkleind ? inflate(ingepakt, naam) : ingepakt) {
    bytes += brok.length;
    if (bytes > belofte.bytes) throw new ZipLeesfout({ fout: 'beschadigd', naam });
    som = crc32(brok, som);
    yield brok;
  }
  if (bytes !== belofte.bytes || som !== belofte.crc) throw new ZipLeesfout({ fout: 'beschadigd', naam });
}

async function* inflate(ingepakt: AsyncIterable<Uint8Array>, naam: string): AsyncGenerator<Uint8Array> {
  const hapjes = inSmallPieces(ingepakt)[Symbol.asyncIterator]();
  const bron = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const stap = await hapjes.next();
      if (stap.done) controller.close();
      else controller.enqueue(stap.value);
    },
    cancel: () => hapjes.return(undefined).then(() => undefined),
  });
  const lezer = bron.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let klaar = false;
  try {
    for (;;) {
      const stap = await lezer.read().catch((oorzaak: unknown) => {
        // A fault of the store is not one of the file: only what the unpacker itself refuses is.
        throw oorzaak instanceof TypeError ? new ZipLeesfout({ fout: 'beschadigd', naam }) : oorzaak;
      });
      if (stap.done) break;
      yield stap.value;
    }
    klaar = true;
  } finally {
    if (!klaar) await lezer.cancel().catch(() => undefined);
  }
}

async function* inSmallPieces(stroom: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const brok of stroom)
    for (let van = 0; van < brok.length; van += HAP_BYTES) yield brok.subarray(van, van + HAP_BYTES);
}
