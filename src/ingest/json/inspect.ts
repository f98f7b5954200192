/**
 * A second, slow and exact look at one JSON value: where its syntax breaks, and which keys stand twice in one object (RFC 8259 §4
 * leaves those undefined; JSON.parse silently keeps the last). Only used for the kop and for elements that need it.
 */
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './bytes.ts';

export interface DubbeleSleutel {
  /** JSON pointer to the object, relative to the value that was inspected. */
  readonly pointer: string;
  readonly sleutel: string;
  readonly positie: number;
}

export interface Inspectie {
  /** Offset of the byte where the value stops being JSON. */
  readonly syntaxfout?: number;
  readonly dubbel: readonly DubbeleSleutel[];
}

/** Inspects bytes that are valid UTF-8. Depth is bounded by the reader before this is called. */
export function inspectJson(bytes: Uint8Array): Inspectie {
  const inspecteur = new Inspecteur(bytes);
  const goed = inspecteur.document();
  return goed ? { dubbel: inspecteur.dubbel } : { syntaxfout: inspecteur.positie, dubbel: inspecteur.dubbel };
}

export const pointerDeel = (sleutel: string): string => sleutel.replaceAll('~', '~0').replaceAll('/', '~1');

const HEX = /^[0-9a-fA-F]{4}$/;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPES = '"\\/bfnrt';
const U = 0x75;
const text = new TextDecoder();

class Inspecteur {
  readonly dubbel: DubbeleSleutel[] = [];
  positie = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  document(): boolean {
    this.skipSpace();
    if (!this.value('')) return false;
    this.skipSpace();
    return this.positie === this.bytes.length;
  }

  private skipSpace(): void {
    while (isSpace(this.bytes[this.positie])) this.positie++;
  }

  private value(pointer: string): boolean {
    switch (this.bytes[this.positie]) {
      case OPEN_OBJECT:
        return this.object(pointer);
      case OPEN_LIST:
        return this.list(pointer);
      case QUOTE:
        return this.string();
      default:
        return this.literal('true') || this.literal('false') || this.literal('null') || this.number();
    }
  }

  /** Steps over `byte` and the space after it; false (and stays) when another byte stands here. */
  private take(byte: number): boolean {
    if (this.bytes[this.positie] !== byte) return false;
    this.positie++;
    this.skipSpace();
    return true;
  }

  private object(pointer: string): boolean {
    this.take(OPEN_OBJECT);
    if (this.bytes[this.positie] === CLOSE_OBJECT) return this.step();
    const gezien = new Set<string>();
    for (;;) {
      const begin = this.positie;
      if (this.bytes[begin] !== QUOTE || !this.string()) return false;
      const sleutel = String(JSON.parse(text.decode(this.bytes.subarray(begin, this.positie))));
      if (gezien.has(sleutel)) this.dubbel.push({ pointer, sleutel, positie: begin });
      gezien.add(sleutel);
      this.skipSpace();
      if (!this.take(COLON) || !this.value(`${pointer}/${pointerDeel(sleutel)}`)) return false;
      this.skipSpace();
      if (this.bytes[this.positie] === CLOSE_OBJECT) return this.step();
      if (!this.take(COMMA)) return false;
    }
  }

  private list(pointer: string): boolean {
    this.take(OPEN_LIST);
    if (this.bytes[this.positie] === CLOSE_LIST) return this.step();
    for (let nr = 0; ; nr++) {
      if (!this.value(`${pointer}/${nr}`)) return false;
      this.skipSpace();
      if (this.bytes[this.positie] === CLOSE_LIST) return this.step();
      if (!this.take(COMMA)) return false;
    }
  }

  private step(): true {
    this.positie++;
    return true;
  }

  private string(): boolean {
    this.positie++;
    for (;;) {
      const byte = this.bytes[this.positie];
      if (byte === undefined || byte < 0x20) return false;
      if (byte === BACKSLASH && !this.escape()) return false;
      this.positie++;
      if (byte === QUOTE) return true;
    }
  }

  /** Stands on a backslash; leaves on the last byte of the escape. */
  private escape(): boolean {
    const soort = this.bytes[++this.positie];
    if (soort === undefined) return false;
    if (soort !== U) return ESCAPES.includes(String.fromCharCode(soort));
    if (!HEX.test(this.ascii(this.positie + 1, 4))) return false;
    this.positie += 4;
    return true;
  }

  private literal(woord: string): boolean {
    if (this.ascii(this.positie, woord.length) !== woord) return false;
    this.positie += woord.length;
    return true;
  }

  private number(): boolean {
    let einde = this.positie;
    while ('+-.0123456789eE'.includes(String.fromCharCode(this.bytes[einde] ?? 0))) einde++;
    NUMBER.lastIndex = 0;
    const gevonden = NUMBER.exec(this.ascii(this.positie, einde - this.positie));
    if (gevonden === null) return false;
    this.positie += gevonden[0].length;
    return true;
  }

  private ascii(van: number, lengte: number): string {
    return text.decode(this.bytes.subarray(van, van + lengte));
  }
}

/** How many keys all objects in `waarde` have together: equals the colons in the text, unless a key stood there twice. */
export function countKeys(waarde: unknown): number {
  if (typeof waarde !== 'object' || waarde === null) return 0;
  let aantal = 0;
  if (Array.isArray(waarde)) {
    for (const element of waarde) aantal += countKeys(element);
    return aantal;
  }
  const object = waarde as Readonly<Record<string, unknown>>;
  for (const sleutel in object) {
    aantal++;
    const inhoud = object[sleutel];
    if (typeof inhoud === 'object') aantal += countKeys(inhoud);
  }
  return aantal;
}
