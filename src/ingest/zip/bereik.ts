/** Bytes of which any part can be asked for. A part beyond the end is a fault of whoever asks. */
export interface Bereik {
  readonly bytes: number;
  lees(offset: number, lengte: number): Promise<AsyncIterable<Uint8Array>>;
}

/** A small part, in memory. */
export async function readRange(bron: Bereik, offset: number, lengte: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(lengte);
  let plaats = 0;
  for await (const brok of await bron.lees(offset, lengte)) {
    bytes.set(brok.subarray(0, lengte - plaats), plaats);
    plaats += brok.length;
  }
  return bytes;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
