import type { Genummerd } from '../storage/ports.ts';

/** A way to bring zendingen to their ontvanger. */
export interface Kanaal {
  /**
   * Delivers zendingen in this order. Delivering one again has no further effect. Throws when the ontvanger cannot be reached; the
   * postbus then tries all of them again later.
   */
  bezorg(zendingen: readonly Genummerd[], nu: Date): Promise<void>;
}
