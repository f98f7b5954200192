/** What a document is by its first bytes: names and media types are what somebody says of it. */

/** `zip`: an office document, its parts tell which. `compound`: an old or a protected one (MS-CFB). */
export type Beginsoort = 'pdf' | 'png' | 'jpeg' | 'tiff' | 'zip' | 'compound';

/** So many bytes decide. */
export const BEGINBYTES = 8;

const MERKEN: readonly (readonly [Beginsoort, readonly number[]])[] = [
  // ISO 32000-2, 7.5.2: '%PDF-'. Readers forgive bytes before it; we do not, because those are where something else hides.
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  // PNG (W3C), 5.2.
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  // JPEG (ITU-T T.81), B.1.1.3: start of image, and the marker after it.
  ['jpeg', [0xff, 0xd8, 0xff]],
  // TIFF 6.0, section 2: both byte orders.
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  // PKWARE APPNOTE 4.3.7.
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** Undefined: none of these; perhaps text. @param begin its first `BEGINBYTES` bytes, fewer when it has no more */
export const detectBegin = (begin: Uint8Array): Beginsoort | undefined =>
  MERKEN.find(([, bytes]) => bytes.every((byte, plaats) => begin[plaats] === byte))?.[0];
