/** What stands in the calendar of an aanbieder. */
import type { Ontvanger } from './register.ts';
import type { Tijdvak } from './termijnbewaking.ts';
import type { Soort, Wet } from './verantwoording.ts';

/** What an aanbieder accounted for last, and so is expected to account for again. */
export interface Verwachtewerk {
  readonly soort: Soort;
  readonly gemeentecode: string;
  readonly wet: Wet;
  readonly laatste: Tijdvak;
}

/** That something definitief is with an ontvanger and not rejected. */
export interface Ingediendwerk extends Tijdvak {
  readonly soort: Soort;
  readonly ontvangercode: string;
}

/** `antwoord`: the ontvanger is expected to answer by then; the aanbieder has nothing to do. */
export type Kalenderonderwerp = 'verantwoording' | 'verklaring' | 'nagekomen' | 'antwoord';

/** One deadline, for everybody who asks the same on the same day. */
export interface Kalenderpunt {
  /** Last day on which it is in time. */
  readonly datum: string;
  readonly onderwerp: Kalenderonderwerp;
  readonly soort: Soort;
  /** What it is called in the aansluiting. Empty for an answer. */
  readonly wat: string;
  readonly periode?: Tijdvak;
  /** By name, each once. */
  readonly ontvangers: readonly Pick<Ontvanger, 'code' | 'naam'>[];
  /** How many of them have it already. Only for `verantwoording`; of the others the gateway does not know. */
  readonly aantalIngediend: number;
}

/** Something of it is still to be done, as far as the gateway knows. */
export const isOpen = ({ onderwerp, ontvangers, aantalIngediend }: Kalenderpunt): boolean =>
  onderwerp === 'verantwoording' && aantalIngediend < ontvangers.length;

export interface Kalenderabonnement {
  readonly id: string;
  readonly agbcode: string;
  /** Id of the lid who made it. */
  readonly door: string;
  readonly aangemaaktOp: string;
}

/** More than anybody needs: one for each calendar of each person. */
export const MAXIMUM_ABONNEMENTEN = 20;
