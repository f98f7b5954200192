/**
 * Bytes of a text file to text, without being told the encoding. UTF-8 when the bytes are that, UTF-16 when it begins with its mark,
 * windows-1252 otherwise (what Dutch Excel saves as "CSV").
 */
import { joinBytes } from '../../domain/bytestroom.ts';

export type Codering = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** Longest character of UTF-8. */
const MAX_TEKENBYTES = 4;

export class Tekstlezer {
  /** Known from the first bytes that are not ASCII on; until then any will do. */
  codering: Codering | undefined;
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  /** Bytes that say nothing yet of the encoding: less than a mark, or than a whole character. */
  #bewaard: Uint8Array = new Uint8Array(0);
  #begonnen = false;

  /** Undefined when the bytes are neither UTF-8 nor, since earlier ones were UTF-8, anything else. */
  decode(brok: Uint8Array, laatste = false): string | undefined {
    const bytes = joinBytes(this.#bewaard, brok);
    this.#bewaard = new Uint8Array(0);
    if (!this.#begonnen) {
      if (bytes.length < MAX_TEKENBYTES && !laatste) return this.#wait(bytes, 0);
      this.#begonnen = true;
      this.#lookAtMark(bytes);
    }
    if (this.#decoder !== undefined) return attempt(this.#decoder, bytes, laatste);
    const vreemd = bytes.findIndex((byte) => byte >= 0x80);
    if (vreemd < 0) return asciiOf(bytes);
    if (bytes.length - vreemd < MAX_TEKENBYTES && !laatste) return this.#wait(bytes, vreemd);
    return attempt(this.#use(beginsUtf8(bytes.subarray(vreemd)) ? 'utf-8' : 'windows-1252'), bytes, laatste);
  }

  #wait(bytes: Uint8Array, vanaf: number): string {
    this.#bewaard = bytes.slice(vanaf);
    return asciiOf(bytes.subarray(0, vanaf));
  }

  #lookAtMark([a, b, c]: Uint8Array): void {
    if (a === 0xff && b === 0xfe) this.#use('utf-16le', true);
    else if (a === 0xfe && b === 0xff) this.#use('utf-16be', true);
    else if (a === 0xef && b === 0xbb && c === 0xbf) this.#use('utf-8', true);
  }

  /** @param merk a mark at the beginning is no text; further on it is a character like any other */
  #use(codering: Codering, merk = false): InstanceType<typeof TextDecoder> {
    this.codering = codering;
    this.#decoder = new TextDecoder(codering, { fatal: true, ignoreBOM: !merk });
    return this.#decoder;
  }
}

/**
 * Whether the first character that is not ASCII is one of UTF-8. The first decides: a text in windows-1252 hardly ever begins so, and what a file is
 * must not depend on the pieces in which it comes.
 */
function beginsUtf8(bytes: Uint8Array): boolean {
  const [eerste = 0] = bytes;
  const lengte = eerste >= 0xf0 ? 4 : eerste >= 0xe0 ? 3 : 2;
  return (
    attempt(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }), bytes.subarray(0, lengte), true) !== undefined
  );
}

const asciiOf = (bytes: Uint8Array): string => new TextDecoder('ascii').decode(bytes);

function attempt(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, laatste: boolean): string | undefined {
  try {
    return decoder.decode(bytes, { stream: !laatste });
  } catch {
    return undefined;
  }
}
