/** Tells when one value in a stream of XML is longer than so many characters: the text of an element, or an attribute. */

const KLEINER = 0x3c;
const HAAK = 0x5b;

/** Characters in UTF-8; a reference to one (`&amp;`) counts for what is written. */
function countTekens(bytes: Uint8Array, van: number, tot: number): number {
  let aantal = 0;
  for (let hier = van; hier < tot; hier++) if (((bytes[hier] ?? 0) & 0xc0) !== 0x80) aantal++;
  return aantal;
}

export class Waardemeter {
  readonly #maximum: number;
  readonly #decoder = new TextDecoder();
  /** Of the text since the last tag. */
  #tekens = 0;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Part of a text, a comment or a section. @returns whether the value is too long by now */
  tekst(bytes: Uint8Array, van: number, tot: number): boolean {
    const isText = bytes[van] !== KLEINER;
    const isSectie = !isText && bytes[van + 2] === HAAK;
    if (isText || isSectie) this.#tekens += countTekens(bytes, van, tot);
    return this.#tekens > this.#maximum;
  }

  /** A start tag. @returns whether one of its attributes is too long */
  open(bytes: Uint8Array, van: number, tot: number): boolean {
    this.#tekens = 0;
    if (tot - van <= this.#maximum) return false;
    const tag = this.#decoder.decode(bytes.subarray(van, tot));
    return [...tag.matchAll(/"[^"]*"|'[^']*'/g)].some(([waarde]) => waarde.length - 2 > this.#maximum);
  }

  sluit(): void {
    this.#tekens = 0;
  }
}
