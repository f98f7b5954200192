/** Where each value of a JSON text stands: from a JSON pointer (RFC 6901) to a line that a person can look for. */

/** From the first character of a value to the one after its last; both counted from 0. */
export interface Tekstplaats {
  readonly begin: number;
  readonly einde: number;
}

export interface JsonPlaatsen {
  /** By JSON pointer; the whole document is ''. */
  readonly plaatsen: ReadonlyMap<string, Tekstplaats>;
  /** Where the text is no JSON any more; absent when all of it is. */
  readonly fout?: number;
}

const WIT = /[ \t\r\n]*/y;
const TEKST = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const LOS = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** Deeper than any formaat: a text that nests further is not followed. */
const DIEPTE = 100;

class Lezer {
  readonly plaatsen = new Map<string, Tekstplaats>();
  readonly tekst: string;
  plek = 0;
  constructor(tekst: string) {
    this.tekst = tekst;
  }

  /** Goes past what matches here. @returns what matched */
  take(vorm: RegExp): string | undefined {
    vorm.lastIndex = this.plek;
    const gevonden = vorm.exec(this.tekst)?.[0];
    if (gevonden !== undefined) this.plek += gevonden.length;
    return gevonden;
  }

  takeTeken(teken: string): boolean {
    this.take(WIT);
    if (this.tekst[this.plek] !== teken) return false;
    this.plek++;
    return true;
  }

  /** @returns false where it is no JSON any more; `plek` stands there */
  waarde(pointer: string, diepte: number): boolean {
    this.take(WIT);
    const begin = this.plek;
    const teken = this.tekst[begin];
    const goed =
      diepte < DIEPTE &&
      (teken === '{'
        ? this.leden(pointer, diepte)
        : teken === '['
          ? this.items(pointer, diepte)
          : this.take(teken === '"' ? TEKST : LOS) !== undefined);
    if (goed) this.plaatsen.set(pointer, { begin, einde: this.plek });
    return goed;
  }

  leden(pointer: string, diepte: number): boolean {
    this.plek++;
    if (this.takeTeken('}')) return true;
    do {
      this.take(WIT);
      const naam = this.take(TEKST);
      if (naam === undefined || !this.takeTeken(':')) return false;
      const lid = String(JSON.parse(naam)).replaceAll('~', '~0').replaceAll('/', '~1');
      if (!this.waarde(`${pointer}/${lid}`, diepte + 1)) return false;
    } while (this.takeTeken(','));
    return this.takeTeken('}');
  }

  items(pointer: string, diepte: number): boolean {
    this.plek++;
    if (this.takeTeken(']')) return true;
    let nr = 0;
    do {
      if (!this.waarde(`${pointer}/${nr++}`, diepte + 1)) return false;
    } while (this.takeTeken(','));
    return this.takeTeken(']');
  }
}

export function locateJson(tekst: string): JsonPlaatsen {
  const lezer = new Lezer(tekst);
  const goed = lezer.waarde('', 0);
  if (goed) lezer.take(WIT);
  return { plaatsen: lezer.plaatsen, ...(goed && lezer.plek === tekst.length ? {} : { fout: lezer.plek }) };
}

/** The place of what the pointer names, or of the nearest thing around it that is there. */
export function findPlaats({ plaatsen }: JsonPlaatsen, pointer: string): Tekstplaats | undefined {
  for (let hier = pointer; ; hier = hier.slice(0, hier.lastIndexOf('/'))) {
    const plaats = plaatsen.get(hier);
    if (plaats !== undefined || hier === '') return plaats;
  }
}

/** One character of a text between quotation marks, as JSON writes it. */
const TEKEN = /\\u[0-9a-fA-F]{4}|\\.|[^\\]/gsu;

/** Where the character with this number of a written text stands. @param plaats of the text, quotation marks included */
export function insideText(tekst: string, plaats: Tekstplaats, positie: number): Tekstplaats {
  let geteld = 0;
  for (const [teken] of tekst.slice(plaats.begin + 1, plaats.einde - 1).matchAll(TEKEN)) {
    if (positie <= 0) break;
    // A character outside the basic plane counts as two in an expression as well.
    positie -= teken.startsWith('\\') ? 1 : teken.length;
    geteld += teken.length;
  }
  const begin = Math.min(plaats.begin + 1 + geteld, plaats.einde - 1);
  return { begin, einde: plaats.einde - 1 > begin ? begin + 1 : plaats.einde };
}

/** Line and column of a place, both counted from 1. */
export function toRegel(tekst: string, plek: number): { readonly regel: number; readonly kolom: number } {
  const ervoor = tekst.slice(0, plek);
  return { regel: ervoor.split('\n').length, kolom: plek - ervoor.lastIndexOf('\n') };
}
