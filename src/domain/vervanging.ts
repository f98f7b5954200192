/** On what a zending of a later version rests, as plain data. */
import { BEZORGDE_TOESTANDEN, type ZendingToestand } from './zending.ts';

/** An earlier zending of the same to the same ontvanger, as it stood when it was looked at. */
export interface Voorganger {
  readonly zendingId: string;
  readonly toestand: ZendingToestand;
}

/**
 * What a zending is compared with. Fixed before it is made: making it again, at any time and by any worker, then gives the same bytes,
 * whatever was answered since.
 */
export interface Grondslag {
  /** The oldest first; only those that left. */
  readonly voorgangers: readonly Voorganger[];
  /** Zendingen of other verantwoordingen that can hold credit lines over these. */
  readonly elders: readonly Voorganger[];
  /** A zending that a beheerder had made again: the hashes that were shown, in order. Anything else does not leave. */
  readonly verwacht?: readonly string[];
}

/** Nothing of these has left. */
export const NIET_VERTROKKEN: readonly ZendingToestand[] = ['gepland', 'wacht-op-antwoord', 'vastgehouden', 'bewaard'];

/** These left, or may have: `omgezet` can be on the wire. */
export const VERTROKKEN: readonly ZendingToestand[] = ['omgezet', ...BEZORGDE_TOESTANDEN];

/** The ontvanger has said what it thinks of every line; an answer is final. */
export const BEANTWOORD: readonly ZendingToestand[] = ['geaccepteerd', 'afgewezen', 'deels-afgewezen'];
