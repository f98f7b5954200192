/** Headers that say what a file is: its kind and character set (RFC 9110 §8.3), its name (RFC 6266, RFC 8187) and its hash (RFC 9530). */

const XML_ZONDER_TEKENSET = /^(application|text)\/xml$/;

/**
 * `Content-Type` of a file that we made. A text file has its character set in its mediatype, from the day it was made; XML is always written
 * in UTF-8 and was stored without. JSON knows no such parameter (RFC 8259 §11), and a workbook is no text.
 */
export const contentType = (mediatype: string): string =>
  XML_ZONDER_TEKENSET.test(mediatype) ? `${mediatype}; charset=utf-8` : mediatype;

const UNSAFE_IN_QUOTES = /[^\x20-\x7e]|["\\%]/g;
/** What encodeURIComponent leaves and RFC 8187 does not allow. */
const NOT_ATTR_CHAR = /['()*]/g;

/** A name that cannot leave the header, nor the folder it is saved in. */
export function contentDisposition(bestandsnaam: string): string {
  const naam = bestandsnaam.replace(/[/\\]/g, '_').toWellFormed();
  const ascii = naam.replace(UNSAFE_IN_QUOTES, '_');
  const utf8 = encodeURIComponent(naam).replace(
    NOT_ATTR_CHAR,
    (teken) => `%${teken.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** @param sha256 in hex, as it is stored */
export function reprDigest(sha256: string): string {
  const bytes = (sha256.match(/../g) ?? []).map((hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `sha-256=:${btoa(bytes.join(''))}:`;
}
