/** What kind of file was submitted, by its first bytes: names and media types are often wrong. */

/** `zip`: a workbook or a bundle, its directory tells which. `compound`: an old or protected workbook. */
export type Invoersoort = 'json' | 'ndjson' | 'xml' | 'zip' | 'compound' | 'gzip' | 'tekst';

/** First bytes that are looked at: the kop of a file with one JSON document a line must fit in it. */
export const KIJKBYTES = 65_536;

const MERKEN: readonly (readonly [Invoersoort, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
];

/** @param begin first bytes, `KIJKBYTES` of them when there are so many */
export function detectInvoer(begin: Uint8Array): Invoersoort {
  const merk = MERKEN.find(([, bytes]) => bytes.every((byte, i) => begin[i] === byte));
  if (merk !== undefined) return merk[0];
  const tekst = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false }).decode(begin);
  const kaal = tekst.trimStart();
  if (kaal.startsWith('<')) return 'xml';
  // An empty file, and one in UTF-16, are for the reader of the standard to explain.
  if (kaal === '' || /^[[{]|^\0?[[{]\0/.test(kaal)) return isNdjson(kaal) ? 'ndjson' : 'json';
  return 'tekst';
}

/** One line that is a whole object with nothing but the kop, and more behind it. */
function isNdjson(tekst: string): boolean {
  const einde = tekst.indexOf('\n');
  if (einde < 0) return false;
  try {
    const eerste: unknown = JSON.parse(tekst.slice(0, einde));
    return typeof eerste === 'object' && eerste !== null && Object.keys(eerste).join() === 'kop';
  } catch {
    return false;
  }
}
