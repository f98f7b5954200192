/** What every check against a schema has in common: the file it looks at, and the findings it keeps. */
import type { Bevinding, Plaats } from '../../domain/bevinding.ts';
import type { Formaat, Knoop } from '../../domain/formaat.ts';
import type { Schemasoort } from '../../domain/schema.ts';
import type { Vereisten } from './vereisten.ts';

export interface TeControleren {
  readonly bestandsnaam: string;
  /** `naam@versie`. */
  readonly formaat: string;
  readonly invoer: Formaat['invoer'];
  /** The tree that wrote the file. */
  readonly boom: Knoop;
  /** JSON pointer of the bestand in the formaat: `/bestanden/0`. */
  readonly regel: string;
}

/** Sees one file on its way out; holds a piece of it at a time. */
export interface Schemacontrole {
  take(brok: Uint8Array): void;
  /** The regels that are written into the file, in order: their place in the verantwoording. */
  opRegel(nr: number): void;
  /** To be called once, after the last chunk. */
  finish(): readonly Bevinding[];
}

export interface GecompileerdSchema {
  readonly schemasoort: Schemasoort;
  /** Undefined when nothing can be said of it beforehand. */
  readonly vereisten: Vereisten | undefined;
  createControle(bestand: TeControleren): Schemacontrole;
  /** Gives its memory back; no controle may be going on. */
  sluit(): void;
}

/** As many findings as a person reads; all are counted. */
const MAXIMUM = 100;

/** Findings of one file. */
export class Vondsten {
  readonly #bevindingen: Bevinding[] = [];
  readonly #bestandsnaam: string;
  readonly #schema: string;
  #meer = 0;

  constructor(bestandsnaam: string, schema: string) {
    this.#bestandsnaam = bestandsnaam;
    this.#schema = schema;
  }

  get isLeeg(): boolean {
    return this.#bevindingen.length === 0;
  }

  add(bevinding: Bevinding): void {
    if (this.#bevindingen.length < MAXIMUM) this.#bevindingen.push(bevinding);
    else this.#meer++;
  }

  list(): readonly Bevinding[] {
    if (this.#meer === 0) return this.#bevindingen;
    const parameters = { bestandsnaam: this.#bestandsnaam, schema: this.#schema, aantal: this.#meer };
    return [...this.#bevindingen, { code: 'UITVOER_SCHEMA_MEER', ernst: 'fout', plaats: {}, parameters }];
  }
}

/** The numbers of the regels in one file: four bytes each, so that half a million take two megabytes. */
export class Regelnummers {
  readonly #invoer: Formaat['invoer'];
  #nummers = new Int32Array(256);
  #aantal = 0;

  constructor(invoer: Formaat['invoer']) {
    this.#invoer = invoer;
  }

  add(nr: number): void {
    if (this.#aantal === this.#nummers.length) {
      const groter = new Int32Array(this.#nummers.length * 2);
      groter.set(this.#nummers);
      this.#nummers = groter;
    }
    this.#nummers[this.#aantal++] = nr;
  }

  /** The place in the verantwoording of the regel with this number in the file; nothing when that is not known. */
  plaats(regel: number | undefined): Pick<Plaats, 'pointer'> {
    if (regel === undefined || regel < 0 || regel >= this.#aantal) return {};
    return { pointer: `/${this.#invoer}/${this.#nummers[regel]}` };
  }
}
