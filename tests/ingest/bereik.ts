import type { Bereik } from '../../src/ingest/zip/bereik.ts';

/** Bytes in pieces of a few, as a store may give them; a read outside them is a fault of the reader. */
export const bereik = (bytes: Uint8Array, stap = 7_919): Bereik => ({
  bytes: bytes.length,
  lees: async (offset, lengte) => {
    if (offset < 0 || lengte < 0 || offset + lengte > bytes.length)
      throw new Error(`read outside: ${offset}+${lengte}`);
    return (async function* () {
      for (let van = offset; van < offset + lengte; van += stap)
        yield bytes.subarray(van, Math.min(van + stap, offset + lengte));
    })();
  },
});
