import type { IndieningRij } from '../../domain/indiening.ts';

export interface IndieningStaat {
  addIndiening(indiening: IndieningRij): Promise<void>;
  findIndiening(id: string): Promise<IndieningRij | undefined>;
  /** It was accepted as this verantwoording. */
  rondAf(id: string, verantwoordingId: string): Promise<void>;
  /** Ids of those that began before this moment. */
  listVerlopen(voor: string, maximum: number): Promise<readonly string[]>;
  removeIndiening(id: string): Promise<void>;
}
