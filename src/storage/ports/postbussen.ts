/** What the pipeline needs of the mailboxes of ontvangers. */
import type { Aangeboden } from '../../domain/bezorging.ts';
import type { Bediener, OpenItem, Postbusbeeld } from '../../domain/postbus.ts';

export interface Postbussen {
  /** Hands converted zendingen to the postbus of their ontvanger. Doing it twice has no further effect. */
  bied(ontvangercode: string, zendingen: readonly Aangeboden[]): Promise<void>;
  /** Makes sure that what waits has a next moment. */
  wek(ontvangercode: string): Promise<void>;
  /** Parks all work until `hervat`. */
  pauzeer(ontvangercode: string, door: Bediener, reden: string): Promise<void>;
  /** Takes away whatever keeps the channel still: a pause, a stop, an outage. What waits begins its schedule anew. */
  hervat(ontvangercode: string): Promise<void>;
  /** To be called after every change of the channel of this ontvanger: what waits goes over the new one. */
  kanaalGewijzigd(ontvangercode: string): Promise<void>;
  /** Withdraws zendingen. @returns those that will not be handed over; the others were, or are under way. */
  laatVervallen(ontvangercode: string, zendingIds: readonly string[]): Promise<readonly string[]>;
  beeld(ontvangercode: string): Promise<Postbusbeeld>;
  /** What waits or is held, in order of number. @param na the number after which the list begins */
  listOpen(ontvangercode: string, na: number, maximum: number): Promise<readonly OpenItem[]>;
}
