/** What a postbus remembers between calls. Synchronous, and durable before anything leaves the postbus (a Durable Object's own SQLite). */
import type { Bezorgfout } from '../domain/bezorging.ts';
import type { OpenItem, Postbusstand, Postbustelling } from '../domain/postbus.ts';

/** One thing to bring: a zending, or an event. */
export interface Aanbod {
  readonly id: string;
  /** Items with the same volgorde go one after the other, in the order in which they were taken in. Never personal data. */
  readonly volgorde: string;
}

export interface Genummerde {
  readonly id: string;
  /** Its place in this postbus, from 1; never given twice. */
  readonly nummer: number;
}

/**
 * genummerd → wacht → afgeleverd → klaar, or `wacht` → mislukt → vast. `afgeleverd` and `mislukt` are decided here and still to be
 * told to the bookkeeping. `vervallen`: withdrawn before it was handed over. What is `wacht`, `mislukt` or `vast` holds up what comes
 * after it in its volgorde.
 */
export type Itemtoestand = 'genummerd' | 'wacht' | 'afgeleverd' | 'klaar' | 'mislukt' | 'vast' | 'vervallen';

export interface Wachtend extends Genummerde {
  /** Attempts begun. */
  readonly gedaan: number;
  readonly eersteOp?: number;
}

export type Vasthoudreden = 'pogingen-op' | 'geweigerd';

/** Decided and not booked yet. `gemeld`: it was booked before as waiting. */
export type Ongeboekt = Genummerde & { readonly gemeld: boolean } & (
    | { readonly toestand: 'afgeleverd' }
    | {
        readonly toestand: 'mislukt';
        readonly reden: Vasthoudreden;
        readonly fout: Bezorgfout;
        readonly gedaan: number;
      }
  );

export interface Postbusgeheugen {
  stand(): Postbusstand;
  bewaarStand(stand: Postbusstand): void;

  /** Whether nothing was ever taken in. */
  isLeeg(): boolean;
  /** Numbers after this one from now on, and stands as it stood, unless that was changed meanwhile. Twice has no further effect. */
  begin(na: number, stand?: Postbusstand): void;
  /** Gives each its number; the same one every time it is asked. One that was held and is offered again waits again, from the beginning. */
  neemAan(aanbod: readonly Aanbod[], nu: number): void;
  /** Numbered and not yet `wacht` or `klaar`. */
  genummerd(): readonly Genummerde[];
  /** From `genummerd` to `wacht`: it may go from `nu` on. */
  zetInRij(items: readonly Genummerde[], nu: number): void;
  /** From `genummerd` or `wacht` to `klaar` at once: there is no wire. */
  rondAf(items: readonly Genummerde[]): void;

  /** Whose turn it is: the first of each volgorde, due at `nu`, the one that is due longest first. */
  aanDeBeurt(nu: number, maximum: number, behalve: ReadonlySet<string>): readonly Wachtend[];
  /** Everything that waits, in order of number. */
  wachtend(maximum: number): readonly Genummerde[];
  /** Writes an attempt down before it is made; lost in a crash, the item comes again at `volgendeOp`. */
  beginPoging(nummer: number, nu: number, volgendeOp: number): void;
  /** The next of its volgorde has its turn from `nu` on, after the firsts of others that were due before. */
  leverAf(nummer: number, nu: number): void;
  stelUit(nummer: number, volgendeOp: number, fout: Bezorgfout): void;
  laatMislukken(nummer: number, reden: Vasthoudreden, fout: Bezorgfout): void;
  /** What waits for a later turn may come now; each item at most once until a person sets it going again. */
  vervroeg(nu: number): void;
  /** Everything that waits begins its schedule anew. */
  beginOpnieuw(nu: number): void;
  /** Withdraws what was not handed over. @returns the ids that will not go any more. */
  laatVervallen(ids: readonly string[], behalve: ReadonlySet<string>): readonly string[];

  ongeboekt(maximum: number): readonly Ongeboekt[];
  /** From `afgeleverd` to `klaar`, from `mislukt` to `vast`. */
  geboekt(items: readonly Ongeboekt[]): void;
  /** Waits, cannot go of its own accord, and was not told about yet. `alles`: the whole channel stands still. */
  ongemeld(alles: boolean, maximum: number): readonly Genummerde[];
  gemeld(items: readonly Genummerde[]): void;
  /** The reason to wait changed: everything is to be told again. */
  vergeetMeldingen(): void;

  /** The earliest turn of an item that stands first in its volgorde. */
  eersteBeurt(): number | undefined;
  tellingen(): Postbustelling;
  listOpen(na: number, maximum: number): readonly OpenItem[];
}
