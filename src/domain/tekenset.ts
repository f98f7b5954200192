/** Which characters a file can hold. Conversion asks before it writes, so that a renderer never meets what it cannot encode. */

/** Printable ASCII. Most texts are nothing else, and a loop over a short text is done sooner than a regular expression begins. */
export function isPrintableAscii(tekst: string): boolean {
  for (let plaats = 0; plaats < tekst.length; plaats++) {
    const code = tekst.charCodeAt(plaats);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

/** Characters, of which half a surrogate pair is none. */
export function aantalTekens(tekst: string): number {
  let aantal = tekst.length;
  for (let plaats = 1; plaats < tekst.length; plaats++) if ((tekst.charCodeAt(plaats) & 0xfc00) === 0xdc00) aantal--;
  return aantal;
}

/** What XML 1.0 §2.2 forbids: control characters, half surrogate pairs, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const NIET_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Bytes 0x80–0x9f of windows-1252; five are unassigned (WHATWG Encoding maps those to C1 controls; we refuse them). */
const HOGE_TEKENS = '€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ';

const WINDOWS_1252: ReadonlyMap<number, number> = new Map(
  [...HOGE_TEKENS].flatMap((teken, plaats) => {
    const code = teken.charCodeAt(0);
    return code === 0 ? [] : [[code, 0x80 + plaats] as const];
  }),
);

export const pastInXml = (tekst: string): boolean =>
  isPrintableAscii(tekst) || (!NIET_IN_XML.test(tekst) && tekst.isWellFormed());

/** The byte of one UTF-16 code unit in windows-1252, or undefined when it has none. */
export function byteInWindows1252(code: number): number | undefined {
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  return WINDOWS_1252.get(code);
}

export function pastInWindows1252(tekst: string): boolean {
  for (let plaats = 0; plaats < tekst.length; plaats++) {
    if (byteInWindows1252(tekst.charCodeAt(plaats)) === undefined) return false;
  }
  return true;
}

/** UTF-8 holds everything but half a surrogate pair. */
export const pastInUtf8 = (tekst: string): boolean => isPrintableAscii(tekst) || tekst.isWellFormed();

/** Control characters but line ends and tab, and format characters: what is not seen, and what turns the reading direction round. */
const ONZICHTBAAR = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?![\t\n\r])\p{Cc}/gu;

/** A text of another organisation as a person may see it: without what is invisible. */
export const zonderOnzichtbaar = (tekst: string): string =>
  isPrintableAscii(tekst) ? tekst : tekst.replace(ONZICHTBAAR, '');
