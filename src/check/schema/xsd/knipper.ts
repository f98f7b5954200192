/**
 * Cuts a document into pieces that can each be checked by themselves, so that memory does not grow with the file.
 *
 * A `Laag` holds what is not yet checked. The first is the document itself; where the schema lets an element repeat without end, the
 * repetitions go into a laag of their own, which is checked as soon as it is large enough: inside everything that lies below it, closed
 * by the end tags of what is open. What is left in the layer below is the document without those repetitions; it is checked in its turn,
 * the first one at the end of the file, with the real tail. A repetition that is itself large is cut again.
 */

import type { Boomplek } from '../boomkaart.ts';
import { Bytes } from './bytes.ts';
import { type Merkafnemer, MerkLezer, type Naam } from './merken.ts';
import type { Inhoudsmodel } from './model.ts';
import { Padteller, type Stand } from './teller.ts';
import { Waardemeter } from './waardemeter.ts';

/** Bytes that follow each other in the file, and where they begin. Every start tag has a line of its own. */
export interface Stuk {
  readonly vanaf: Stand;
  readonly bytes: Bytes;
}

/** A document to be checked. */
export interface Proefstuk {
  /** Parts of the document that are checked on another occasion. */
  readonly omgeving: readonly Stuk[];
  readonly nieuw: readonly Stuk[];
  /** End tags of what is open. */
  readonly slot: string;
  /**
   * `echt`: of the document, so what is missing is missing. `grens`: between two repetitions; what is open lies in the omgeving.
   * `afgebroken`: the rest is not looked at any more.
   */
  readonly einde: 'echt' | 'grens' | 'afgebroken';
}

export interface Keurder {
  /** True to go on; false when looking further is of no use. */
  keur(proefstuk: Proefstuk): boolean;
}

export type Knipfout = 'doctype' | 'welgevormd' | 'te-groot' | 'waarde-te-lang';

export interface Knipgrenzen {
  /** Bytes at which a laag of repetitions is checked. */
  readonly stuk: number;
  /** Bytes from which one repetition is cut again. */
  readonly onderdeel: number;
  /** Bytes that can be held uncut. */
  readonly ondeelbaar: number;
}

export const KNIPGRENZEN: Knipgrenzen = { stuk: 512 * 1024, onderdeel: 256 * 1024, ondeelbaar: 4 * 1024 * 1024 };

/** libxml2 keeps line numbers, one per start tag here, in 16 bits. */
const MEESTE_REGELS = 40_000;

interface Laag {
  readonly stukken: Stuk[];
  /** Number of open elements between its repetitions; 0 for the document. */
  readonly diepte: number;
  readonly herhaald: string;
  bytes: number;
  regels: number;
  /** Bytes of the repetition in hand. */
  onderdeel: number;
  /** Bytes can be added to the last stuk. */
  doorgaand: boolean;
}

const createLaag = (diepte: number, herhaald: string): Laag => ({
  stukken: [],
  diepte,
  herhaald,
  bytes: 0,
  regels: 0,
  onderdeel: 0,
  doorgaand: false,
});

const NIEUWE_REGEL = Uint8Array.of(0x0a);
/** An attribute `type` may put another type in the place of the declared one (xsi:type). */
const ANDER_TYPE = /[\s:]type\s*=/;

export class Knipper implements Merkafnemer {
  fout: Knipfout | undefined;
  readonly #lezer: MerkLezer;
  readonly #teller: Padteller;
  readonly #lagen: Laag[] = [createLaag(0, '')];
  readonly #wortelmodel: Inhoudsmodel | undefined;
  readonly #keurder: Keurder;
  readonly #grenzen: Knipgrenzen;
  readonly #meter: Waardemeter | undefined;
  readonly #decoder = new TextDecoder();
  #gestopt = false;
  #heeftWortel = false;

  /** @param langsteWaarde characters of one value, when longer ones may not be checked */
  constructor(
    wortelmodel: Inhoudsmodel | undefined,
    plekken: Boomplek,
    keurder: Keurder,
    grenzen = KNIPGRENZEN,
    langsteWaarde?: number,
  ) {
    this.#meter = langsteWaarde === undefined ? undefined : new Waardemeter(langsteWaarde);
    this.#wortelmodel = wortelmodel;
    this.#keurder = keurder;
    this.#grenzen = grenzen;
    this.#teller = new Padteller(plekken);
    this.#lezer = new MerkLezer(this);
  }

  take(brok: Uint8Array): void {
    if (this.#gestopt) return;
    this.#lezer.take(brok);
    if (this.#lezer.fout === 'doctype') this.#stop('doctype');
    else if (this.#lezer.fout !== undefined) this.#stop('welgevormd');
  }

  finish(): void {
    if (this.#gestopt) return;
    this.#lezer.finish();
    if (this.#lezer.fout !== undefined || this.#teller.open.length > 0 || !this.#heeftWortel) this.#stop('welgevormd');
    else this.#check('echt');
  }

  rest(bytes: Uint8Array, van: number, tot: number): void {
    if (this.#gestopt) return;
    if (this.#meter?.tekst(bytes, van, tot)) {
      this.#stop('waarde-te-lang');
      return;
    }
    this.#add(bytes, van, tot);
    if (this.#top.bytes > 2 * this.#grenzen.ondeelbaar) this.#stop('te-groot');
  }

  open(naam: Naam, bytes: Uint8Array, van: number, tot: number, leeg: boolean): void {
    if (this.#gestopt) return;
    if (this.#meter?.open(bytes, van, tot)) {
      this.#stop('waarde-te-lang');
      return;
    }
    const { open } = this.#teller;
    const ouder = open.at(-1);
    if (ouder === undefined && this.#heeftWortel) {
      this.#stop('welgevormd');
      return;
    }
    this.#heeftWortel = true;
    if (ouder?.herhaald !== undefined && ouder.herhaald !== naam.lokaal) {
      ouder.voorbij = true;
      this.#leaveLaag();
    }
    const kind = (ouder === undefined ? this.#wortelmodel : ouder.model)?.kind(naam.lokaal);
    this.#prepare();
    this.#teller.enter(naam, this.#typed(kind?.model, naam, bytes, van, tot), kind?.knipbaar ?? false);
    const voorEind = tot - (leeg ? 2 : 1);
    this.#add(bytes, van, voorEind);
    this.#add(NIEUWE_REGEL, 0, 1);
    this.#add(bytes, voorEind, tot);
    this.#top.regels++;
    if (leeg) this.#closed();
  }

  sluit(naam: Naam, bytes: Uint8Array, van: number, tot: number): void {
    if (this.#gestopt) return;
    this.#meter?.sluit();
    const { open } = this.#teller;
    if (open.at(-1)?.naam !== naam) {
      this.#stop('welgevormd');
      return;
    }
    if (this.#top.diepte === open.length) this.#leaveLaag();
    this.#add(bytes, van, tot);
    this.#closed();
  }

  get #top(): Laag {
    const laag = this.#lagen.at(-1);
    if (laag === undefined) throw new Error('the document itself is gone');
    return laag;
  }

  #typed(
    model: Inhoudsmodel | undefined,
    naam: Naam,
    bytes: Uint8Array,
    van: number,
    tot: number,
  ): Inhoudsmodel | undefined {
    const zonderKenmerken = tot - van <= naam.vol.length + 3;
    if (model === undefined || zonderKenmerken) return model;
    return ANDER_TYPE.test(this.#decoder.decode(bytes.subarray(van, tot))) ? undefined : model;
  }

  /** After the last byte of an element. */
  #closed(): void {
    const { open } = this.#teller;
    const element = this.#teller.leave();
    const ouder = open.at(-1);
    const laag = this.#top;
    if (element === undefined || ouder === undefined || this.#gestopt) return;
    if (laag.bytes > this.#grenzen.ondeelbaar) {
      // Looked at as far as it came: what is open here holds elements, and can only miss some.
      this.#check('afgebroken');
      this.#stop('te-groot');
      return;
    }
    if (laag.diepte === open.length) {
      laag.onderdeel = 0;
      if (laag.bytes >= this.#grenzen.stuk || laag.regels >= MEESTE_REGELS) this.#checkLaag();
      return;
    }
    if (!element.knipbaar || ouder.voorbij) return;
    ouder.herhaald = element.naam.lokaal;
    const isGroot = laag.diepte === 0 || laag.onderdeel >= this.#grenzen.onderdeel;
    if (isGroot) this.#lagen.push(createLaag(open.length, element.naam.lokaal));
  }

  /** Makes sure that there is a stuk that begins where the reader is. */
  #prepare(): void {
    const laag = this.#top;
    if (laag.doorgaand) return;
    laag.stukken.push({ vanaf: this.#teller.stand(), bytes: new Bytes() });
    laag.doorgaand = true;
  }

  #add(bytes: Uint8Array, van: number, tot: number): void {
    this.#prepare();
    const laag = this.#top;
    laag.stukken.at(-1)?.bytes.add(bytes, van, tot);
    laag.bytes += tot - van;
    laag.onderdeel += tot - van;
  }

  #leaveLaag(): void {
    if (this.#top.diepte !== this.#teller.open.length || this.#top.diepte === 0) return;
    this.#checkLaag();
    this.#lagen.pop();
    this.#top.doorgaand = false;
  }

  #checkLaag(): void {
    const laag = this.#top;
    if (laag.bytes > 0) this.#check('grens');
    laag.stukken.length = 0;
    laag.bytes = 0;
    laag.regels = 0;
    laag.onderdeel = 0;
    laag.doorgaand = false;
  }

  #check(einde: Proefstuk['einde']): void {
    const omgeving = this.#lagen.slice(0, -1).flatMap(({ stukken }) => stukken);
    const slot = this.#teller.open
      .toReversed()
      .map(({ naam }) => `</${naam.vol}>`)
      .join('');
    if (!this.#keurder.keur({ omgeving, nieuw: this.#top.stukken, slot, einde })) this.#gestopt = true;
  }

  #stop(fout: Knipfout): void {
    this.#gestopt = true;
    this.fout = fout;
  }
}
