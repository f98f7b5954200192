/** What a postbus asks of others: a way to hand over, somebody to tell, a clock and chance. */
import type { Bezorguitkomst } from '../domain/bezorging.ts';
import type { Postbusstand, Wachtreden } from '../domain/postbus.ts';
import type { Genummerde, Ongeboekt, Postbusgeheugen } from './postbus-geheugen.ts';

export interface Bezorger {
  /** Items that may be under way at the same time. */
  readonly tegelijk: number;
  /** There is no wire: what is numbered is handed over. Booked while it is offered, without an attempt. */
  readonly zonderDraad?: boolean;
  /** These come next: what is read of them may be read together. Each at most once from one asking for a bezorger. */
  kondigAan?(items: readonly Genummerde[]): void;
  /** Hands over one item, once. Again for the same item is the same message under the same id. */
  bezorg(item: Genummerde, nu: Date): Promise<Bezorguitkomst>;
}

/** What the rest of the gateway is told. Everything may be told twice. */
/** What an earlier life of this postbus is known by, when its own memory is gone: after a restore of the database elsewhere. */
export interface EerderLeven {
  /** 0: no number was ever given out. */
  readonly hoogsteNummer: number;
  readonly stand?: Postbusstand;
}

export interface Boekhouding {
  /** Asked by a postbus that remembers nothing. */
  eerder(): Promise<EerderLeven>;
  /** From now on the receiver can see these and fetch them. Comes before the first attempt. */
  plaats(items: readonly Genummerde[]): Promise<void>;
  /** No wire: visible and handed over in one. */
  plaatsAlsBezorgd(items: readonly Genummerde[], nu: Date): Promise<void>;
  boek(items: readonly Ongeboekt[], nu: Date): Promise<void>;
  meldWachtend(items: readonly Genummerde[], reden: Wachtreden, nu: Date): Promise<void>;
  /** The stand of the channel as a whole, whenever it begins or ends to stand still. */
  meldStand(stand: Postbusstand, nu: Date): Promise<void>;
}

export type PostbusStap =
  | 'postbus-genummerd'
  | 'postbus-geplaatst'
  | 'poging-begonnen'
  | 'poging-gedaan'
  | 'poging-besloten'
  | 'bezorgd';

export interface PostbusDiensten {
  readonly geheugen: Postbusgeheugen;
  /** Asked again for every round: settings change. */
  readonly bezorger: () => Promise<Bezorger>;
  /** What is remembered of the settings is not true any more. */
  readonly vergeetBezorger: () => void;
  readonly boekhouding: Boekhouding;
  readonly klok: () => Date;
  /** From 0 up to 1. */
  readonly toeval: () => number;
  readonly meldFout: (fout: unknown) => void;
  readonly tussenstap: (stap: PostbusStap) => void | Promise<void>;
}
