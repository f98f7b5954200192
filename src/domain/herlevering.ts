/** Making zendingen again on request of a beheerder: what was asked, what it would do, and that it was done. Figures and hashes only. */
import type { Soort } from './verantwoording.ts';

export interface Herleverselectie {
  readonly ontvangercode: string;
  readonly formaat: string;
  /** Make them with this version; absent: with the one they were made with. */
  readonly formaatversie?: string;
  readonly soort?: Soort;
  readonly agbcode?: string;
  /** Only periods that begin on this day or later, and end on that day or earlier. */
  readonly periodeVanaf?: string;
  readonly periodeTotEnMet?: string;
  readonly maximaal: number;
}

/** Why nothing is done for a zending that was selected. */
export type Overslagreden =
  /** The ontvanger has exactly these bytes. */
  | 'gelijk'
  /** Corrected line by line: sending it again would declare the same care twice. */
  | 'per-regel'
  | 'te-groot'
  | 'gewist'
  /** It cannot be made: it would be held, or filtered. */
  | 'niet-te-maken';

export interface Herleverbestand {
  readonly bestandsnaam: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface Herleverregel {
  readonly zendingId: string;
  readonly agbcode: string;
  readonly actie: 'opnieuw' | 'overslaan';
  readonly reden?: Overslagreden;
  readonly oud: readonly Herleverbestand[];
  readonly nieuw: readonly Herleverbestand[];
}

export interface HerleveringRij {
  readonly id: string;
  readonly selectie: Herleverselectie;
  /** Of what was shown; only exactly that may be done. */
  readonly sha256: string;
  readonly regels: readonly Herleverregel[];
  readonly aangevraagdDoor: string;
  readonly aangevraagdOp: string;
  readonly uitgevoerdDoor?: string;
  readonly uitgevoerdOp?: string;
}
