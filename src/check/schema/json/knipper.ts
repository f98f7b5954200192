/**
 * Cuts a JSON file into the items of its lists while it passes, so that no more of it is held than one item and what remains without
 * them: the file with the first item in every list that was cut. Reads no further than brackets, commas and names; whether every piece
 * is JSON is for `JSON.parse`.
 */
import type { Schema } from '@cfworker/json-schema';
import { isPlainObject, type Lijstregels, listRules, resolve } from './lijsten.ts';
import { Opname } from './opname.ts';

/** One value that came by: an item, or at the end what remains of the file. `geknipt`: lists in it of which only the first item is left. */
export type OpWaarde = (waarde: unknown, schema: Schema | boolean, plaats: string, geknipt: readonly string[]) => void;

/** Sees all of one list: every item in turn, whole when `heel` says that it must be. */
export interface Lijsttelling {
  readonly heel: boolean;
  add(item: unknown): void;
  finish(): void;
}

export interface Knipwerk {
  readonly wortel: Schema | boolean;
  readonly opAdres: Readonly<Record<string, Schema | boolean>>;
  readonly maximaleBytes: number;
  readonly opWaarde: OpWaarde;
  readonly telling: (regels: Lijstregels, plaats: string) => Lijsttelling;
}

type Objectkader = { readonly soort: 'object'; readonly schema: Schema; readonly plaats: string; naam?: string };
type Lijstkader = {
  readonly soort: 'lijst';
  readonly regels: Lijstregels;
  readonly telling: Lijsttelling;
  readonly plaats: string;
  nr: number;
};

const AANHALING = 0x22;
const SCHUIN = 0x5c;
const KOMMA = 0x2c;
const DUBBELEPUNT = 0x3a;
const ACCOLADE = 0x7b;
const ACCOLADE_DICHT = 0x7d;
const HAAK = 0x5b;
const HAAK_DICHT = 0x5d;

const pointerPart = (naam: string): string => naam.replaceAll('~', '~0').replaceAll('/', '~1');

export class JsonKnipper {
  readonly #werk: Knipwerk;
  readonly #kaders: (Objectkader | Lijstkader)[] = [];
  readonly #opnamen: Opname[] = [new Opname()];
  readonly #vrij: Opname[] = [];
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  /** Depth inside a value that is not followed. */
  #blind = 0;
  #inTekst = false;
  #ontsnapt = false;
  /** Where in the current opname a name begins; -1 outside one. */
  #naamBegin = -1;
  #einde: 'geen-json' | 'te-groot' | undefined;

  constructor(werk: Knipwerk) {
    this.#werk = werk;
  }

  take(brok: Uint8Array): void {
    if (this.#einde !== undefined) return;
    let begin = 0;
    for (let i = 0; i < brok.length; i++) {
      const teken = brok[i];
      if (this.#inTekst) {
        if (this.#ontsnapt) this.#ontsnapt = false;
        else if (teken === SCHUIN) this.#ontsnapt = true;
        else if (teken === AANHALING) {
          this.#inTekst = false;
          if (this.#naamBegin >= 0) begin = this.#keep(brok, begin, i + 1) ?? this.#readName(i + 1);
        }
      } else if (teken === AANHALING) {
        this.#inTekst = true;
        if (this.#isBeforeName()) {
          begin = this.#keep(brok, begin, i) ?? i;
          this.#naamBegin = this.#opname.lengte;
        }
      } else if (teken === ACCOLADE || teken === HAAK) {
        if (this.#blind > 0) this.#blind++;
        else if (this.#opens(teken)) begin = this.#keep(brok, begin, i + 1) ?? this.#beginItem(i + 1);
      } else if (teken === ACCOLADE_DICHT || teken === HAAK_DICHT) {
        if (this.#blind > 0) this.#blind--;
        else begin = this.#close(brok, begin, i, teken);
      } else if (teken === KOMMA && this.#blind === 0) {
        const kader = this.#kaders.at(-1);
        if (kader?.soort === 'object') delete kader.naam;
        else if (kader?.soort === 'lijst') {
          this.#keep(brok, begin, i);
          this.#endItem(kader);
          begin = this.#beginItem(i + 1);
        }
      } else if (teken === DUBBELEPUNT && this.#blind === 0 && this.#isBeforeName()) this.#einde = 'geen-json';
      if (this.#einde !== undefined) return;
    }
    this.#keep(brok, begin, brok.length);
  }

  /** @returns why nothing can be said of the file; undefined when every part of it was given to `opWaarde` */
  finish(): 'geen-json' | 'te-groot' | undefined {
    const heel = this.#kaders.length === 0 && this.#blind === 0 && !this.#inTekst;
    if (this.#einde === undefined && !heel) this.#einde = 'geen-json';
    if (this.#einde === undefined) this.#give(this.#opname, this.#werk.wortel, '#');
    return this.#einde;
  }

  get #opname(): Opname {
    const opname = this.#opnamen.at(-1);
    if (opname === undefined) throw new Error('there is always a value being read');
    return opname;
  }

  /** Nothing, so that the caller can go on with `??`. */
  #keep(brok: Uint8Array, begin: number, eind: number): undefined {
    if (eind > begin) this.#opname.add(brok.subarray(begin, eind));
    const bewaard = this.#opnamen.reduce((som, { lengte }) => som + lengte, 0);
    if (bewaard > this.#werk.maximaleBytes) this.#stop('te-groot');
  }

  #stop(einde: 'geen-json' | 'te-groot'): void {
    this.#einde ??= einde;
    this.#opnamen.length = 1;
    this.#opnamen[0] = new Opname();
  }

  #isBeforeName(): boolean {
    const kader = this.#kaders.at(-1);
    return this.#blind === 0 && kader?.soort === 'object' && kader.naam === undefined;
  }

  #readName(verder: number): number {
    const kader = this.#kaders.at(-1);
    const naam = this.#parse(this.#opname.from(this.#naamBegin));
    this.#naamBegin = -1;
    if (kader?.soort === 'object' && typeof naam?.waarde === 'string') kader.naam = naam.waarde;
    return verder;
  }

  /** The schema and the place of the value that begins here. */
  #next(): { readonly schema: Schema | boolean | undefined; readonly plaats: string } {
    const kader = this.#kaders.at(-1);
    if (kader === undefined) return { schema: this.#werk.wortel, plaats: '#' };
    if (kader.soort === 'lijst')
      return { schema: kader.telling.heel ? undefined : kader.regels.items, plaats: `${kader.plaats}/${kader.nr}` };
    const { naam = '', schema } = kader;
    const eigen = schema.properties !== undefined && Object.hasOwn(schema.properties, naam);
    return { schema: eigen ? schema.properties?.[naam] : undefined, plaats: `${kader.plaats}/${pointerPart(naam)}` };
  }

  /** @returns whether it is a list whose items are taken out */
  #opens(teken: number): boolean {
    const { schema, plaats } = this.#next();
    const gevonden = resolve(schema, this.#werk.opAdres);
    const regels = teken === HAAK && gevonden !== undefined ? listRules(gevonden) : undefined;
    if (regels !== undefined) {
      this.#opname.geknipt.push(plaats);
      this.#kaders.push({ soort: 'lijst', regels, telling: this.#werk.telling(regels, plaats), plaats, nr: 0 });
      return true;
    }
    if (teken === ACCOLADE && gevonden !== undefined && isPlainObject(gevonden))
      this.#kaders.push({ soort: 'object', schema: gevonden, plaats });
    else this.#blind = 1;
    return false;
  }

  #close(brok: Uint8Array, begin: number, hier: number, teken: number): number {
    const kader = this.#kaders.at(-1);
    if (kader === undefined || (kader.soort === 'lijst') !== (teken === HAAK_DICHT)) {
      this.#stop('geen-json');
      return begin;
    }
    if (kader.soort === 'object') {
      this.#kaders.pop();
      return begin;
    }
    this.#keep(brok, begin, hier);
    if (this.#einde !== undefined) return hier;
    // Nothing but white space between the brackets is a list without items.
    if (kader.nr === 0 && isBlank(this.#opname.from(0))) this.#drop();
    else this.#endItem(kader);
    if (this.#einde === undefined) kader.telling.finish();
    this.#kaders.pop();
    return hier;
  }

  #beginItem(verder: number): number {
    if (this.#einde === undefined) this.#opnamen.push(this.#vrij.pop()?.clear() ?? new Opname());
    return verder;
  }

  #endItem(kader: Lijstkader): void {
    if (this.#einde !== undefined) return;
    const opname = this.#opname;
    const waarde = this.#give(opname, kader.regels.items, `${kader.plaats}/${kader.nr}`);
    if (waarde === undefined) return;
    kader.telling.add(waarde.waarde);
    this.#drop();
    if (kader.nr++ === 0) this.#opname.add(opname.from(0));
    this.#vrij.push(opname);
  }

  /** The bytes stay until the opname is used again. */
  #drop(): void {
    this.#opnamen.pop();
  }

  #give(opname: Opname, schema: Schema | boolean, plaats: string): { readonly waarde: unknown } | undefined {
    const gelezen = this.#parse(opname.from(0));
    if (gelezen !== undefined) this.#werk.opWaarde(gelezen.waarde, schema, plaats, opname.geknipt);
    return gelezen;
  }

  #parse(bytes: Uint8Array): { readonly waarde: unknown } | undefined {
    try {
      return { waarde: JSON.parse(this.#decoder.decode(bytes)) as unknown };
    } catch (fout) {
      if (!(fout instanceof SyntaxError || fout instanceof TypeError)) throw fout;
      this.#stop('geen-json');
      return undefined;
    }
  }
}

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((teken) => teken === 0x20 || teken === 0x0a || teken === 0x0d || teken === 0x09);
