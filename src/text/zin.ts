/** What a person reads of a bevinding. B1 Dutch: what is wrong, which rule says so, what to do now. */
import type { BevindingParameters } from '../domain/bevinding.ts';

export interface Zin {
  /** What is wrong, in one sentence. */
  readonly melding: string;
  /** Rule code and source: law, iStandaard, contract article, RFC. */
  readonly regel: string;
  /** What the reader can do about it. */
  readonly oplossing: string;
}

/** A sentence for every code of one stage: a missing one does not compile. */
export type Zinnen<Codes> = { readonly [Code in keyof Codes]: (parameters: Codes[Code]) => Zin };

export type AlleZinnen = Zinnen<BevindingParameters>;
