/** Strict UTF-8 (RFC 3629): a wrong byte is found, never replaced. */

// ignoreBOM: a byte order mark inside the document must stay, so that JSON.parse refuses it.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, or undefined when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Offset at which the first character that is no UTF-8 begins, for bytes that `decodeUtf8` refused. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let goed = 0;
  let fout = bytes.length + 1;
  while (fout - goed > 1) {
    const midden = (goed + fout) >> 1;
    if (midden <= bytes.length && isPrefix(bytes.subarray(0, midden))) goed = midden;
    else fout = midden;
  }
  // The last bytes may be the beginning of a character that never was finished.
  while (goed > 0 && decodeUtf8(bytes.subarray(0, goed)) === undefined) goed--;
  return goed;
}
