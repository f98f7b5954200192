/** What is expected of an aanbieder by a day, and is not there. */
import type { Soort } from './verantwoording.ts';

/** First and last day, both included. */
export interface Tijdvak {
  readonly begindatum: string;
  readonly einddatum: string;
}

/** Comes near: within three days. Missed: its last day is over. */
export type Termijnsoort = 'nadert' | 'verstreken';

/** Why something is expected. Of several the first counts. */
export type Verwachting =
  /** It is there, and rejected. */
  | 'afgewezen'
  /** It is there, and held. */
  | 'vastgehouden'
  /** Only a concept is there. */
  | 'concept'
  /** The aanbieder accounted for the tijdvak before this one. */
  | 'eerder-ingediend';

/** One deadline to look after: who is expected is in the state. */
export interface Bewaking {
  readonly termijnsoort: Termijnsoort;
  readonly aansluitingId: string;
  readonly soort: Soort;
  /** What it is called in the aansluiting. */
  readonly wat: string;
  readonly periode: Tijdvak;
  /** The comparable one before it; absent when its length is none we know. */
  readonly vorige?: Tijdvak;
  /** Last day on which it is in time. */
  readonly laatsteDag: string;
}

export interface TermijnRij {
  readonly volgnummer: number;
  readonly agbcode: string;
  readonly ontvangercode: string;
  readonly ontvangernaam: string;
  readonly soort: Soort;
  readonly periode: Tijdvak;
  readonly wat: string;
  readonly laatsteDag: string;
  readonly termijnsoort: Termijnsoort;
  readonly verwachting: Verwachting;
  readonly gemeldOp: string;
  /** Still not there. */
  readonly openstaand: boolean;
}
