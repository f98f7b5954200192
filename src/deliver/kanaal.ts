import type { Bezorguitkomst } from '../domain/bezorging.ts';
import type { Genummerd } from '../storage/ports.ts';

/**
 * A way to bring zendingen to their ontvanger. The postbus decides when and in which order; a channel only hands over, once per call,
 * and never throws for what the other side does: that is an outcome.
 */
export interface Kanaal {
  /** Zendingen that may be under way at the same time; the postbus keeps to it. */
  readonly tegelijk: number;
  /** There is nothing to bring: standing in the postvak is being delivered. The postbus then books without an attempt. */
  readonly zonderDraad?: boolean;
  /** For one round of the postbus: a channel that reads something of each zending reads it for many together. */
  ronde?(): Kanaalronde;
  /** Hands over one zending. Again for the same zending is the same message: the id it carries is that of the zending. */
  bezorg(zending: Genummerd, nu: Date): Promise<Bezorguitkomst>;
}

export interface Kanaalronde extends Pick<Kanaal, 'bezorg'> {
  /** These come next. Each at most once a round; what does not come after all is forgotten with the round. */
  kondigAan(zendingen: readonly Genummerd[]): void;
}
