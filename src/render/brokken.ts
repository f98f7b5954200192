/** Text into bytes, in chunks of about 64 KiB: the common end of every renderer of text. */
import { byteInWindows1252 } from '../domain/tekenset.ts';

const BROK = 64 * 1024;

/** Sees what a file says where its bytes do not show it. */
export type Meelezer = (tekst: Uint8Array) => void;

export type Codeer = (tekst: string) => Uint8Array;

const utf8 = new TextEncoder();

export const codeerUtf8: Codeer = (tekst) => utf8.encode(tekst);

/** One byte a character; conversion refuses the others with a finding, so meeting one is a bug and nothing changed may leave. */
const singleByte =
  (tekenset: string, byteOf: (code: number) => number | undefined): Codeer =>
  (tekst) => {
    // As many bytes as characters: all of it is ASCII, which every one of our character sets writes alike.
    const ascii = utf8.encode(tekst);
    if (ascii.length === tekst.length) return ascii;
    const bytes = new Uint8Array(tekst.length);
    for (let plaats = 0; plaats < tekst.length; plaats++) {
      const byte = byteOf(tekst.charCodeAt(plaats));
      if (byte === undefined) throw new Error(`a character that ${tekenset} cannot hold`);
      bytes[plaats] = byte;
    }
    return bytes;
  };

export const codeerWindows1252: Codeer = singleByte('windows-1252', byteInWindows1252);
export const codeerAscii: Codeer = singleByte('ascii', (code) => (code < 0x80 ? code : undefined));

/**
 * One text in one piece of memory. A text put together with `+` is a tree of its parts to V8, walked every time it is written; what
 * is written for every regel is worth joining once.
 */
export const solid = (...delen: readonly string[]): string => delen.join('');

/** `add` is called for every batch and appends text; a chunk goes out whenever there is enough. */
export async function* inChunks<T>(
  batches: AsyncIterable<T>,
  codeer: Codeer,
  begin: string,
  add: (batch: T) => string,
  end: () => string,
): AsyncIterable<Uint8Array> {
  let tekst = begin;
  for await (const batch of batches) {
    tekst += add(batch);
    if (tekst.length < BROK) continue;
    yield codeer(tekst);
    tekst = '';
  }
  tekst += end();
  if (tekst !== '') yield codeer(tekst);
}
