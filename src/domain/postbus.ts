/** What can be seen of a postbus: why nothing goes, what waits, and what went wrong last. Times are milliseconds since 1970 (UTC). */
import type { Bezorgfout } from './bezorging.ts';

/** Kind of organisation that paused or resumed; never a name. */
export type Bediener = 'ontvanger' | 'beheerder' | 'aanbieder';

/** Why nothing goes over the channel although there is work. The work keeps its place. */
export type Belet =
  | { readonly soort: 'gepauzeerd'; readonly sinds: number; readonly door: Bediener; readonly reden: string }
  /** The receiver answered that it wants nothing more here (410). */
  | { readonly soort: 'gestopt'; readonly sinds: number }
  /** A whole schedule long nothing went well. */
  | { readonly soort: 'uitgezet'; readonly sinds: number; readonly storingSinds: number };

/** Why an item waits although its turn has come. */
export type Wachtreden = Belet['soort'] | 'eerdere-vastgehouden';

export type Zekering =
  | {
      readonly stand: 'dicht';
      /** Different items that failed since something last went well. */
      readonly mislukt: readonly string[];
    }
  | {
      readonly stand: 'open';
      /** From then on one probe may go: it is half open. */
      readonly tot: number;
      /** Times it opened in a row; each time it stays open twice as long. */
      readonly keer: number;
      readonly sinds: number;
    };

export interface Postbusstand {
  readonly belet?: Belet;
  readonly zekering: Zekering;
  /** Items that may be under way at a time since the receiver asked for less; absent: as many as the channel takes. */
  readonly ruimte?: number;
  /** The receiver asked to be left alone until then (Retry-After). */
  readonly rustTot?: number;
  /** Nothing went well since the first failure at this moment; absent: the last attempt was answered. */
  readonly storingSinds?: number;
  readonly laatsteFout?: { readonly fout: Bezorgfout; readonly op: number };
  /** It began or ended to stand still, and nobody was told yet. */
  readonly teMelden?: true;
}

export interface Postbustelling {
  readonly wachtend: number;
  /** Of the waiting ones: those that stand behind one that is held. */
  readonly geblokkeerd: number;
  readonly vastgehouden: number;
}

export interface Postbusbeeld extends Postbustelling {
  readonly stand: Postbusstand;
  readonly onderweg: number;
  /** Absent when nothing goes of its own accord. */
  readonly volgendMoment?: number;
}

/** One thing that waits or is held in a postbus. */
export interface OpenItem {
  readonly id: string;
  readonly nummer: number;
  readonly toestand: 'wacht' | 'mislukt' | 'vast';
  /** Another one of its volgorde goes first. */
  readonly achter: boolean;
  readonly gedaan: number;
  readonly volgendeOp: number;
  readonly fout?: Bezorgfout;
}
