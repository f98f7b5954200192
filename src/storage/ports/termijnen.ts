import type { Bewaking, TermijnRij, Tijdvak } from '../../domain/termijnbewaking.ts';
import type { Soort } from '../../domain/verantwoording.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

/** Which perioden are looked at: those that begin and end within these days. Both count; either may be left open. */
export interface Periodekeuze {
  readonly van?: string;
  readonly tot?: string;
}

export interface TermijnStaat {
  /** Every soort and tijdvak that was accounted for and ends on this day or later, each once. */
  listTijdvakken(vanaf: string): Promise<readonly (Tijdvak & { readonly soort: Soort })[]>;
  /** Tells of everyone who is expected and not there; each deadline once to come near, once to be missed. @returns how many are new */
  meld(bewaking: Bewaking, op: string): Promise<number>;
  /** What is still not there for this ontvanger, each deadline once; told last first. */
  listOntbrekend(ontvangercode: string, binnen: Periodekeuze, blad: Bladvraag): Promise<Bladzijde<TermijnRij>>;
  /** Newest first. */
  listTermijnen(
    wie: { readonly agbcode: string } | { readonly ontvangercode: string },
    blad: Bladvraag,
  ): Promise<Bladzijde<TermijnRij>>;
}
