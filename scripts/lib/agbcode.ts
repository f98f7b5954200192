/**
 * Finds the agbcode of the aanbieder in a verantwoording without reading more of it than is needed: the key with which a file is
 * submitted belongs to one aanbieder. Whether the file is right is for the gateway to say, so this looks and does not judge.
 */

const AANHALING = 0x22;
const ACHTERUIT = 0x5c;
/** A name or a code is shorter; of a longer text only the beginning is kept. */
const LANGSTE_TEKST = 64;

/** @returns the text at `/aanbieder/agbcode`, or undefined when there is none. */
export async function findAgbcode(bytes: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  let diepte = 0;
  let inTekst = false;
  let naAchteruit = false;
  let tekst = '';
  /** The last text before a colon, for depth 1 and 2. */
  const namen: (string | undefined)[] = [];
  for await (const stuk of bytes) {
    for (const teken of stuk) {
      if (inTekst) {
        if (naAchteruit) naAchteruit = false;
        else if (teken === ACHTERUIT) naAchteruit = true;
        else if (teken === AANHALING) {
          inTekst = false;
          if (diepte === 2 && namen[1] === 'aanbieder' && namen[2] === 'agbcode') return tekst;
        } else if (tekst.length < LANGSTE_TEKST) tekst += String.fromCharCode(teken);
        continue;
      }
      switch (teken) {
        case AANHALING:
          inTekst = true;
          tekst = '';
          break;
        case 0x3a: // :
          namen[diepte] = tekst;
          break;
        case 0x2c: // ,
          namen[diepte] = undefined;
          break;
        case 0x7b: // {
        case 0x5b: // [
          diepte++;
          namen[diepte] = undefined;
          break;
        case 0x7d: // }
        case 0x5d: // ]
          diepte--;
          break;
        default:
      }
    }
  }
  return undefined;
}
