/** Where verantwoordingen stand, counted over their zendingen. */
import type { VerantwoordingRij } from './rijen.ts';
import type { ZendingToestand } from './zending.ts';

/** Zendingen that ask something of the aanbieder, or of the beheerder. */
export const AANDACHT_TOESTANDEN: readonly ZendingToestand[] = ['vastgehouden', 'afgewezen', 'deels-afgewezen'];

/** Nothing is sent, and nothing will be. */
export const NIETS_TE_STUREN: readonly ZendingToestand[] = ['gefilterd', 'ongewijzigd', 'bewaard', 'ingetrokken'];

/** Each zending in one of the four; `onderweg`: something is still to happen, also an answer that is expected. */
export interface Volgtelling {
  readonly aandacht: number;
  readonly onderweg: number;
  /** The ontvanger has it: accepted, or no answer is expected. */
  readonly klaar: number;
  readonly nietsTeSturen: number;
}

export const VERANTWOORDINGSTANDEN = ['aandacht', 'onderweg', 'klaar', 'vervangen', 'ingetrokken'] as const;
export type Verantwoordingstand = (typeof VERANTWOORDINGSTANDEN)[number];

export interface GevolgdeVerantwoording {
  readonly verantwoording: VerantwoordingRij;
  readonly telling: Volgtelling;
}

export interface Volgkeuze {
  /** In which the periode ends. */
  readonly jaar?: number;
  readonly stand?: Verantwoordingstand;
}

/** What is replaced or taken back asks nothing any more, whatever came of its zendingen. */
export function verantwoordingstand({ verantwoording, telling }: GevolgdeVerantwoording): Verantwoordingstand {
  if (verantwoording.ingetrokkenOp !== undefined) return 'ingetrokken';
  if (verantwoording.vervangenDoorId !== undefined) return 'vervangen';
  if (telling.aandacht > 0) return 'aandacht';
  return telling.onderweg > 0 ? 'onderweg' : 'klaar';
}
