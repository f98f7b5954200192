import type { Wijziging } from '../ports.ts';

/** An example that no version has any more, with the last one that had it. */
export interface OngebruiktVoorbeeld {
  readonly naam: string;
  readonly versie: string;
  readonly voorbeeld: string;
  readonly sha256: string;
}

export interface VoorbeeldbytesStaat {
  /** Those whose bytes were not said to be gone yet, the oldest first. */
  listOngebruikt(maximum: number): Promise<readonly OngebruiktVoorbeeld[]>;
  /** Tells in the history that the bytes are gone. False, and nothing told: the register had moved on. */
  bewaarGewist(voorbeeld: OngebruiktVoorbeeld, wijziging: Wijziging): Promise<boolean>;
}
