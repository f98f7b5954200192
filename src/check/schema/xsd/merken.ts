/**
 * Finds the tags in a stream of XML bytes, and nothing more: what is between them goes on unread. Whether the whole is well-formed is for
 * libxml2 to say; this only has to see the same borders (XML 1.0 §2 and §3, in UTF-8).
 */
import { LIMIETEN } from '../../../domain/limieten.ts';

/** An element name as written, and without its prefix. One object per name, so that names compare by identity. */
export interface Naam {
  readonly vol: string;
  readonly lokaal: string;
}

export interface Merkafnemer {
  /** Text, comment, CDATA section, declaration or instruction. */
  rest(bytes: Uint8Array, van: number, tot: number): void;
  /** The whole start tag `[van, tot)`; `leeg` when it ends in `/>`. */
  open(naam: Naam, bytes: Uint8Array, van: number, tot: number, leeg: boolean): void;
  sluit(naam: Naam, bytes: Uint8Array, van: number, tot: number): void;
}

/** `doctype`: refused, for it can define entities. `afgebroken`: no tag ends here. */
export type Leesfout = 'doctype' | 'afgebroken';

/** A tag, comment or section longer than this is no output of ours. */
const LANGSTE_MERK = LIMIETEN.xsdMerkBytes.waarde;

const KLEINER = 0x3c;
const GROTER = 0x3e;
const SCHUIN = 0x2f;
const UITROEP = 0x21;
const VRAAG = 0x3f;
const AANHALING = 0x22;
const APOSTROF = 0x27;
const SPATIE = 0x20;

const bytesOf = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);
const COMMENTAAR = { begin: bytesOf('<!--'), eind: bytesOf('-->') };
const CDATA = { begin: bytesOf('<![CDATA['), eind: bytesOf(']]>') };
const INSTRUCTIE = { begin: bytesOf('<?'), eind: bytesOf('?>') };

function startsWith(bytes: Uint8Array, van: number, begin: Uint8Array): boolean {
  for (let i = 0; i < begin.length; i++) if (bytes[van + i] !== begin[i]) return false;
  return true;
}

/** Index just after `eind`, or -1. */
function endOf(bytes: Uint8Array, van: number, eind: Uint8Array): number {
  const [eerste = 0] = eind;
  for (let hier = bytes.indexOf(eerste, van); hier >= 0; hier = bytes.indexOf(eerste, hier + 1))
    if (startsWith(bytes, hier, eind)) return hier + eind.length;
  return -1;
}

/** Index just after the `>` of a tag, looked for from within it; -1 when it is not there. A `>` between quotes is part of a value. */
function endOfTag(bytes: Uint8Array, van: number): number {
  for (let hier = van; hier < bytes.length; hier++) {
    const byte = bytes[hier];
    if (byte === GROTER) return hier + 1;
    if (byte !== AANHALING && byte !== APOSTROF) continue;
    hier = bytes.indexOf(byte, hier + 1);
    if (hier < 0) return -1;
  }
  return -1;
}

/** The names seen so far, found again by their bytes without making a string. */
class Namen {
  readonly #bekend = new Map<number, { readonly bytes: Uint8Array; readonly naam: Naam }[]>();
  readonly #decoder = new TextDecoder();

  /** @param hash of the bytes `[van, tot)` */
  find(bytes: Uint8Array, van: number, tot: number, hash: number): Naam {
    const lengte = tot - van;
    const gelijk = this.#bekend.get(hash);
    for (const een of gelijk ?? [])
      if (een.bytes.length === lengte && startsWith(bytes, van, een.bytes)) return een.naam;
    const eigen = bytes.slice(van, tot);
    const vol = this.#decoder.decode(eigen);
    const naam = { vol, lokaal: vol.slice(vol.indexOf(':') + 1) };
    if (gelijk === undefined) this.#bekend.set(hash, [{ bytes: eigen, naam }]);
    else gelijk.push({ bytes: eigen, naam });
    return naam;
  }
}

export class MerkLezer {
  fout: Leesfout | undefined;
  readonly #afnemer: Merkafnemer;
  readonly #namen = new Namen();
  #over: Uint8Array = new Uint8Array(0);

  constructor(afnemer: Merkafnemer) {
    this.#afnemer = afnemer;
  }

  /** A tag that is cut by the end of a chunk waits for the next. */
  take(brok: Uint8Array): void {
    if (this.fout !== undefined) return;
    let bytes = brok;
    if (this.#over.length > 0) {
      bytes = new Uint8Array(this.#over.length + brok.length);
      bytes.set(this.#over);
      bytes.set(brok, this.#over.length);
    }
    const gelezen = this.#read(bytes);
    this.#over = bytes.slice(gelezen);
    if (this.#over.length > LANGSTE_MERK) this.fout = 'afgebroken';
  }

  finish(): void {
    if (this.#over.length > 0) this.fout ??= 'afgebroken';
  }

  /** Number of bytes that were handed on. */
  #read(bytes: Uint8Array): number {
    let hier = 0;
    while (hier < bytes.length && this.fout === undefined) {
      const begin = bytes.indexOf(KLEINER, hier);
      if (begin !== hier) {
        const tot = begin < 0 ? bytes.length : begin;
        this.#afnemer.rest(bytes, hier, tot);
        hier = tot;
        continue;
      }
      const eind = this.#readMark(bytes, hier);
      if (eind < 0) break;
      hier = eind;
    }
    return hier;
  }

  #readMark(bytes: Uint8Array, hier: number): number {
    const tweede = bytes[hier + 1];
    if (tweede === undefined) return -1;
    if (tweede === UITROEP || tweede === VRAAG) return this.#readSpecial(bytes, hier, tweede);
    const isSluit = tweede === SCHUIN;
    const van = isSluit ? hier + 2 : hier + 1;
    let hash = 0;
    let tot = van;
    for (; tot < bytes.length; tot++) {
      const byte = bytes[tot] ?? 0;
      if (byte <= SPATIE || byte === GROTER || byte === SCHUIN) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const eind = endOfTag(bytes, tot);
    if (eind < 0) return -1;
    const naam = this.#namen.find(bytes, van, tot, hash);
    if (isSluit) this.#afnemer.sluit(naam, bytes, hier, eind);
    else this.#afnemer.open(naam, bytes, hier, eind, bytes[eind - 2] === SCHUIN);
    return eind;
  }

  #readSpecial(bytes: Uint8Array, hier: number, tweede: number): number {
    const soort =
      tweede === VRAAG ? INSTRUCTIE : [COMMENTAAR, CDATA].find(({ begin }) => startsWith(bytes, hier, begin));
    if (soort === undefined) {
      if (bytes.length - hier >= CDATA.begin.length) this.fout = 'doctype';
      return -1;
    }
    const eind = endOf(bytes, hier + soort.begin.length, soort.eind);
    if (eind < 0) return -1;
    this.#afnemer.rest(bytes, hier, eind);
    return eind;
  }
}
