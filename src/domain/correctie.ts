/** Corrections as data: what became of a line that was sent before, and what a correction sends for it now. */
import type { DeelSleutel, PrestatieRegel } from './deel.ts';
import type { Gefilterd } from './zending.ts';

/**
 * How a later version of a verantwoording reaches an ontvanger. `vervangen`: a new file takes the place of the earlier one.
 * `credit-debet`: what the ontvanger accepted is taken back line by line and sent anew (IV085, IV086, IV091, OP360, OP366).
 */
export type Correctiewijze = 'vervangen' | 'credit-debet';

/** What the ontvanger said of one line. `onbeantwoord`: nothing yet, so that both are still possible. */
export type Regeloordeel = 'geaccepteerd' | 'afgewezen' | 'onbeantwoord';

/** What an earlier zending sent. */
export interface GestuurdeRegels {
  /** In order of (bsn, nr). Can be opened more than once. */
  readonly open: () => AsyncIterable<readonly PrestatieRegel[]>;
  /** `nr` as it was in that zending. */
  readonly oordeel: (nr: number) => Regeloordeel;
}

/** A line of the version that counts now. */
export interface GewensteRegel {
  readonly regel: PrestatieRegel;
  /** Why the formaat leaves it out; absent when it goes along. */
  readonly andersReden?: string;
}

/** Where the lines of one deel of the new version ended; their sum is `aantal`. */
export interface Deelcorrectie extends DeelSleutel {
  readonly aantal: number;
  /** Sent now: new, changed, or rejected before. */
  readonly verwerkt: number;
  readonly verwerktCenten: number;
  /** With the ontvanger already, exactly so. */
  readonly ongewijzigd: number;
  readonly ongewijzigdCenten: number;
  readonly gefilterd: readonly Gefilterd[];
}

/** Lines that were made here; they are in no version of the verantwoording. */
export interface Gecrediteerd {
  readonly aantal: number;
  /** What they take back, in cents: credit minus debet. */
  readonly centen: number;
}
