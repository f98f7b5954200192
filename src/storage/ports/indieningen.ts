import type { IndieningRij } from '../../domain/indiening.ts';

/** What one aanbieder may have put ready at a time, the new one with it. */
export interface Indieninggrens {
  /** ISO UTC: what began before does not count any more. */
  readonly sinds: string;
  readonly aantal: number;
}

export interface IndieningStaat {
  /** @returns false, and nothing was added, when there are so many already that were not submitted */
  addIndiening(indiening: IndieningRij, grens: Indieninggrens): Promise<boolean>;
  /** What this aanbieder put ready since then and did not submit, oldest first. */
  listKlaargezet(agbcode: string, sinds: string, maximum: number): Promise<readonly IndieningRij[]>;
  findIndiening(id: string): Promise<IndieningRij | undefined>;
  /** It was accepted as this verantwoording. */
  rondAf(id: string, verantwoordingId: string): Promise<void>;
  /** Ids of those that began before this moment. */
  listVerlopen(voor: string, maximum: number): Promise<readonly string[]>;
  removeIndiening(id: string): Promise<void>;
}
