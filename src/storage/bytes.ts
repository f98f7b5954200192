/** Small tools for streams of bytes, shared by the drivers. */
import type { Bytestroom } from './ports.ts';

export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export function concat(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export async function readAll(stream: Bytestroom): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
  }
  return concat(parts, length);
}

export async function readText(stream: Bytestroom): Promise<string> {
  return new TextDecoder().decode(await readAll(stream));
}

/** The same bytes in blocks of exactly `size` (the last one may be shorter, and is left out when empty). */
export async function* inBlocks(stream: Bytestroom, size: number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    let from = 0;
    while (length + chunk.length - from >= size) {
      const until = from + size - length;
      parts.push(chunk.subarray(from, until));
      yield concat(parts, size);
      parts = [];
      length = 0;
      from = until;
    }
    if (from < chunk.length) {
      parts.push(from === 0 ? chunk : chunk.subarray(from));
      length += chunk.length - from;
    }
  }
  if (length > 0) yield concat(parts, length);
}
