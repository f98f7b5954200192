/** Text into bytes, in chunks of about 64 KiB: the common end of every renderer of text. */

const BROK = 64 * 1024;

export type Codeer = (tekst: string) => Uint8Array;

const utf8 = new TextEncoder();

export const codeerUtf8: Codeer = (tekst) => utf8.encode(tekst);

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
