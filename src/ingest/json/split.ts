/**
 * Splits one JSON document, as it streams in, into the values of the top-level object: named lists element by element in batches, every
 * other value whole. It only finds where values begin and end and leaves reading them to the native JSON.parse; what stands between the
 * values it checks itself. Memory: one batch plus one unfinished element.
 *
 * Sound, because a JSON text is read from left to right: when JSON.parse takes `[` + batch + `]`, the batch was a row of whole elements.
 */
import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './bytes.ts';
import { decodeUtf8, firstInvalidByte } from './decode.ts';
import { MEER, TE_DIEP, ValueScanner } from './scan.ts';
import type { Leesfout, Splitslimieten, Stuk } from './stuk.ts';
import { Window } from './window.ts';

type Staat =
  | 'voor-document'
  | 'sleutel-of-einde'
  | 'sleutel'
  | 'in-sleutel'
  | 'dubbele-punt'
  | 'waarde'
  | 'in-waarde'
  | 'element-of-einde'
  | 'element'
  | 'in-element'
  | 'na-element'
  | 'na-waarde'
  | 'na-document'
  | 'gestopt';

const BATCH_BYTES = 65_536;
/** At the end of a chunk a smaller batch will do: handing it over now is cheaper than carrying it along. */
const KLEINE_BATCH_BYTES = 16_384;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const AANHEF_BYTES = 4;

export class JsonSplitter {
  private readonly lijsten: readonly string[];
  private readonly limieten: Splitslimieten;
  private readonly venster = new Window();
  private readonly scanner = new ValueScanner();
  private staat: Staat = 'voor-document';
  private begonnen = false;
  private waardeBegin = 0;
  private sleutel = '';
  private dubbel = false;
  private readonly gezien = new Set<string>();
  private kopBytes = 0;
  /** Index in the list of the first element of the batch. */
  private index = 0;
  private reeksBegin = 0;
  private begin: number[] = [];
  private eind: number[] = [];
  private sleutelsInReeks = 0;
  private uit: Stuk[] = [];

  /** `lijsten`: the top-level keys whose lists are read element by element. */
  constructor(lijsten: readonly string[], limieten: Splitslimieten) {
    this.lijsten = lijsten;
    this.limieten = limieten;
  }

  /**
   * Everything that became whole with this chunk. After a `fout` nothing more comes. What it gives points into the chunk or the own buffer:
   * use it, and leave the chunk as it is, until the next call.
   */
  push(chunk: Uint8Array): readonly Stuk[] {
    this.uit = [];
    if (this.staat === 'gestopt' || chunk.length === 0) return this.uit;
    const verschoven = this.venster.carry();
    this.waardeBegin -= verschoven;
    this.reeksBegin -= verschoven;
    let i = this.venster.append(chunk);
    if (!this.begonnen) i = this.readByteOrderMark();
    this.run(i);
    if (this.reeksBytes() >= KLEINE_BATCH_BYTES) this.flush();
    this.checkUnfinished();
    return this.uit;
  }

  /** Call at the end of the stream. */
  finish(): readonly Stuk[] {
    this.uit = [];
    if (!this.begonnen) this.run(0);
    if (this.staat === 'voor-document') this.stop('leeg', this.venster.n);
    else if (this.staat !== 'na-document') this.stop('afgebroken', this.venster.n);
    return this.uit;
  }

  /** Where the text begins; all of what is there while too little has come to tell. */
  private readByteOrderMark(): number {
    const { venster } = this;
    const [eerste, tweede] = venster.bytes.subarray(0, Math.min(2, venster.n));
    if (eerste === 0 || tweede === 0 || (eerste === 0xff && tweede === 0xfe) || (eerste === 0xfe && tweede === 0xff)) {
      this.stop('utf16', 0);
    }
    const anders = BYTE_ORDER_MARK.findIndex((byte, i) => i >= venster.n || venster.bytes[i] !== byte);
    if (venster.n < 2 || (anders === venster.n && anders > 0)) {
      venster.houd = 0;
      return venster.n;
    }
    venster.houd = -1;
    this.begonnen = true;
    return anders === -1 ? BYTE_ORDER_MARK.length : 0;
  }

  private run(van: number): void {
    const { venster } = this;
    let i = van;
    while (i < venster.n && this.staat !== 'gestopt') {
      if (this.staat === 'in-element' || this.staat === 'in-waarde' || this.staat === 'in-sleutel') {
        const einde = this.scanner.scan(venster.bytes, i, venster.n);
        if (einde === MEER) return;
        if (einde === TE_DIEP) this.stop('te-diep', this.waardeBegin);
        else this.finishValue(einde);
        i = einde;
      } else {
        const byte = venster.bytes[i];
        if (!isSpace(byte)) this.structure(i, byte);
        i++;
      }
    }
  }

  /** One byte between values. */
  private structure(i: number, byte: number | undefined): void {
    switch (this.staat) {
      case 'voor-document':
        if (byte === OPEN_OBJECT) this.staat = 'sleutel-of-einde';
        else this.stop('geen-object', i);
        return;
      case 'sleutel-of-einde':
        if (byte === CLOSE_OBJECT) this.staat = 'na-document';
        else this.beginKey(i, byte);
        return;
      case 'sleutel':
        this.beginKey(i, byte);
        return;
      case 'dubbele-punt':
        if (byte === COLON) this.staat = 'waarde';
        else this.stop('syntax', i);
        return;
      case 'waarde':
        if (byte === OPEN_LIST && this.lijsten.includes(this.sleutel)) this.openList(i);
        else this.beginValue(i, byte, 'in-waarde', 1);
        return;
      case 'element-of-einde':
        if (byte === CLOSE_LIST) this.staat = 'na-waarde';
        else this.beginValue(i, byte, 'in-element', 2);
        return;
      case 'element':
        this.beginValue(i, byte, 'in-element', 2);
        return;
      case 'na-element':
        if (byte === COMMA) this.staat = 'element';
        else if (byte === CLOSE_LIST) {
          this.flush();
          this.staat = 'na-waarde';
        } else this.stop('syntax', i);
        return;
      case 'na-waarde':
        if (byte === COMMA) this.staat = 'sleutel';
        else if (byte === CLOSE_OBJECT) this.staat = 'na-document';
        else this.stop('syntax', i);
        return;
      case 'na-document':
        this.stop('na-einde', i);
        return;
      default:
        throw new Error(`not between values: ${this.staat}`);
    }
  }

  private openList(i: number): void {
    if (this.dubbel) this.uit.push({ stuk: 'dubbele-lijst', sleutel: this.sleutel, positie: this.venster.basis + i });
    this.index = 0;
    this.staat = 'element-of-einde';
  }

  private beginKey(i: number, byte: number | undefined): void {
    if (byte === QUOTE) this.beginValue(i, byte, 'in-sleutel', 1);
    else this.stop('syntax', i);
  }

  private beginValue(i: number, byte: number | undefined, staat: Staat, omringd: number): void {
    if (byte === COMMA || byte === COLON || byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      this.stop('syntax', i);
      return;
    }
    this.staat = staat;
    this.waardeBegin = i;
    if (this.venster.houd < 0) this.venster.houd = i;
    if (this.eind.length === 0) this.reeksBegin = i;
    if (!this.scanner.begin(byte, this.limieten.diepte - omringd)) this.stop('te-diep', i);
  }

  private finishValue(einde: number): void {
    const { venster, waardeBegin } = this;
    const bytes = venster.bytes.subarray(waardeBegin, einde);
    if (this.staat === 'in-element') {
      if (bytes.length > this.limieten.elementBytes) {
        this.stop('element-te-groot', waardeBegin);
        return;
      }
      this.begin.push(waardeBegin - this.reeksBegin);
      this.eind.push(einde - this.reeksBegin);
      this.sleutelsInReeks += this.scanner.sleutels;
      this.scanner.sleutels = 0;
      this.staat = 'na-element';
      if (this.reeksBytes() >= BATCH_BYTES) this.flush();
      return;
    }
    venster.houd = -1;
    this.scanner.sleutels = 0;
    this.kopBytes += bytes.length;
    if (this.kopBytes > this.limieten.kopBytes) {
      this.stop('kop-te-groot', waardeBegin);
      return;
    }
    if (this.staat === 'in-sleutel') {
      this.finishKey(bytes);
      return;
    }
    const { sleutel, dubbel } = this;
    this.uit.push({ stuk: 'waarde', sleutel, dubbel, bytes, positie: venster.basis + waardeBegin });
    this.staat = 'na-waarde';
  }

  private finishKey(bytes: Uint8Array): void {
    const tekst = decodeUtf8(bytes);
    if (tekst === undefined) {
      this.stop('geen-utf8', this.waardeBegin + firstInvalidByte(bytes));
      return;
    }
    try {
      this.sleutel = String(JSON.parse(tekst));
    } catch {
      this.stop('syntax', this.waardeBegin);
      return;
    }
    this.dubbel = this.gezien.has(this.sleutel);
    this.gezien.add(this.sleutel);
    this.staat = 'dubbele-punt';
  }

  private reeksBytes(): number {
    return this.eind.at(-1) ?? 0;
  }

  /** Hands over the whole elements so far; an element that has begun after them stays. */
  private flush(): void {
    const { begin, eind, reeksBegin, venster } = this;
    if (eind.length === 0) return;
    this.uit.push({
      stuk: 'elementen',
      lijst: this.sleutel,
      eerste: this.index,
      bytes: venster.bytes.subarray(reeksBegin, reeksBegin + this.reeksBytes()),
      positie: venster.basis + reeksBegin,
      begin,
      eind,
      sleutels: this.sleutelsInReeks,
    });
    this.index += eind.length;
    this.begin = [];
    this.eind = [];
    this.sleutelsInReeks = 0;
    this.reeksBegin = this.waardeBegin;
    venster.houd = this.staat === 'in-element' ? this.waardeBegin : -1;
  }

  private checkUnfinished(): void {
    const bytes = this.venster.n - this.waardeBegin;
    if (this.staat === 'in-element') {
      if (bytes > this.limieten.elementBytes) this.stop('element-te-groot', this.waardeBegin);
    } else if ((this.staat === 'in-waarde' || this.staat === 'in-sleutel') && bytes > this.limieten.kopBytes) {
      this.stop('kop-te-groot', this.waardeBegin);
    }
  }

  private stop(fout: Leesfout, i: number): void {
    if (this.staat === 'gestopt') return;
    const inLijst = this.staat === 'in-element' || this.staat === 'element' || this.staat === 'na-element';
    const pointer = `/${this.sleutel}/${this.index + this.eind.length}`;
    this.flush();
    this.staat = 'gestopt';
    const { basis, bytes, n } = this.venster;
    this.uit.push({
      stuk: 'fout',
      fout,
      positie: basis + i,
      ...(inLijst ? { pointer } : {}),
      ...(fout === 'geen-object' ? { aanhef: bytes.slice(i, Math.min(i + AANHEF_BYTES, n)) } : {}),
    });
  }
}
