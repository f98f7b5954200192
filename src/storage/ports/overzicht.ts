/** What a beheerder looks at first: how much of everything asks for attention. */
import type { ZendingRij } from '../../domain/rijen.ts';
import type { TermijnRij } from '../../domain/termijnbewaking.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

/** Counted up to `TELGRENS`: more than that is "more". */
export interface Aandacht {
  readonly vastgehouden: number;
  readonly dodeLetters: number;
  readonly postbusstoringen: number;
  /** Deadlines that were missed in the last months, and what was expected is still not there. */
  readonly verstrekenTermijnen: number;
  /** Verantwoordingen with a deel that nobody is connected for. */
  readonly zonderOntvanger: number;
}

export const TELGRENS = 1000;

/** An ontvanger with zendingen that are held. */
export interface Storingtelling {
  readonly ontvangercode: string;
  readonly vastgehouden: number;
}

/** A zending whose conversion failed again and again, until the queue gave it up. */
export interface DodeLetter {
  readonly zending: ZendingRij;
  readonly ontvangenOp: string;
}

export interface OverzichtStaat {
  /** @param vanaf deadlines told before this moment are not counted any more */
  telAandacht(vanaf: string): Promise<Aandacht>;
  /** By code; ontvangers without any are left out. */
  listStoringtellingen(): Promise<readonly Storingtelling[]>;
  /** Held zendingen, the longest first; of one ontvanger when it is named. */
  listVastgehouden(ontvangercode: string | undefined, blad: Bladvraag): Promise<Bladzijde<ZendingRij>>;
  /** Oldest first; what was solved since is left out. */
  listDodeLetters(blad: Bladvraag): Promise<Bladzijde<DodeLetter>>;
  /** Missed deadlines of all aanbieders, newest first, also when what was expected came later. */
  listVerstreken(blad: Bladvraag): Promise<Bladzijde<TermijnRij>>;
}
