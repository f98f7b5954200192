/** Finds where one JSON value ends, over chunk boundaries: strings, escapes and nesting, nothing else. */
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './bytes.ts';

/** The value goes on in the next chunk. */
export const MEER = -1;
/** Nested deeper than allowed. */
export const TE_DIEP = -2;

export class ValueScanner {
  /** Colons outside strings since the count was last reset: keys, in a valid text. */
  sleutels = 0;
  private soort: 'tekst' | 'genest' | 'anders' = 'anders';
  private inTekst = false;
  private ontsnapt = false;
  private diepte = 0;
  private maximum = 0;

  /** Starts at a value whose first byte is `byte`; false when it may not nest at all. */
  begin(byte: number | undefined, maximaleDiepte: number): boolean {
    this.soort = byte === QUOTE ? 'tekst' : byte === OPEN_OBJECT || byte === OPEN_LIST ? 'genest' : 'anders';
    this.inTekst = this.soort === 'tekst';
    this.ontsnapt = false;
    this.diepte = this.soort === 'genest' ? 1 : 0;
    this.maximum = maximaleDiepte;
    return this.diepte <= maximaleDiepte;
  }

  /** Goes on at `van`: the index just after the value, or MEER, or TE_DIEP. The hot loop: every byte of the input passes here once. */
  scan(bytes: Uint8Array, van: number, n: number): number {
    if (this.soort === 'anders') return scanScalar(bytes, van, n);
    let { inTekst, diepte, sleutels } = this;
    const { maximum } = this;
    let einde = MEER;
    let i = van;
    if (this.ontsnapt) {
      this.ontsnapt = false;
      i++;
    }
    while (i < n) {
      if (inTekst) {
        let byte = bytes[i++];
        while (byte !== QUOTE && byte !== BACKSLASH && i < n) byte = bytes[i++];
        if (byte === QUOTE) {
          inTekst = false;
          if (diepte === 0) {
            einde = i;
            break;
          }
        } else if (byte === BACKSLASH) {
          this.ontsnapt = i === n;
          i++;
        }
        continue;
      }
      const byte = bytes[i++];
      if (byte === QUOTE) inTekst = true;
      else if (byte === COLON) sleutels++;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (++diepte > maximum) return TE_DIEP;
      } else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && --diepte === 0) {
        einde = i;
        break;
      }
    }
    this.inTekst = inTekst;
    this.diepte = diepte;
    this.sleutels = sleutels;
    return einde;
  }
}

/** A number or literal ends where something else begins; whether it is one, JSON.parse decides. */
function scanScalar(bytes: Uint8Array, van: number, n: number): number {
  for (let i = van; i < n; i++) {
    const byte = bytes[i];
    if (byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT || isSpace(byte)) return i;
  }
  return MEER;
}
