/** A compound file (MS-CFB): an old office document, or a protected one. */
import { type Bereik, readRange } from '../zip/bereik.ts';

export const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** An encrypted document is a compound file with a stream of this name (MS-OFFCRYPTO 2.3.4); an old .xls or .doc is one without. */
const VERSLEUTELD = 'EncryptedPackage';
const MAX_KIJK = 1024 * 1024;

export async function isVersleuteldPakket(bron: Bereik): Promise<boolean> {
  // Names of streams stand in 64-byte records in UTF-16, anywhere in the file; those of a small directory are near an end.
  const lengte = Math.min(MAX_KIJK, bron.bytes);
  const delen = await Promise.all([readRange(bron, 0, lengte), readRange(bron, bron.bytes - lengte, lengte)]);
  const lees = (bytes: Uint8Array, van: number): string =>
    new TextDecoder('utf-16le').decode(bytes.subarray(van, van + ((bytes.length - van) & ~1)));
  return delen.some((deel) => lees(deel, 0).includes(VERSLEUTELD) || lees(deel, 1).includes(VERSLEUTELD));
}
