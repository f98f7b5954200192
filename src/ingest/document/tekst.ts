/** Whether a file is plain text, in any encoding that holds ASCII as it is, and nothing that a program would run or draw. */

const TAB = 0x09;
const LF = 0x0a;
const FF = 0x0c;
const CR = 0x0d;
const SPATIE = 0x20;
const DEL = 0x7f;

/** A byte order mark in UTF-8, as its bytes read one by one. */
const BOM = /^\u00ef\u00bb\u00bf/;
/** HTML, XML and SVG; a script; PostScript; RTF: text that is something else to the program that opens it. */
const IETS_ANDERS = /^\s*(<|#!|%!|\{\\rtf)/i;
const KIJKBYTES = 1024;

const isTeken = (byte: number): boolean =>
  (byte >= SPATIE && byte !== DEL) || byte === LF || byte === CR || byte === TAB || byte === FF;

/** Reads it to its end: one byte that text never has is enough. */
export async function isPlatteTekst(inhoud: AsyncIterable<Uint8Array>): Promise<boolean> {
  let begin = '';
  let bytes = 0;
  for await (const brok of inhoud) {
    if (!brok.every(isTeken)) return false;
    if (begin.length < KIJKBYTES) begin += String.fromCharCode(...brok.subarray(0, KIJKBYTES));
    bytes += brok.length;
  }
  return bytes > 0 && !IETS_ANDERS.test(begin.replace(BOM, ''));
}
