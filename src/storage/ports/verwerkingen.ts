import type { Verwerking } from '../../domain/verwerking.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

/** What is left out does not restrict. */
export interface Verwerkingfilter {
  readonly verantwoordingId?: string | undefined;
  /** Of this verantwoording. */
  readonly zendingId?: string | undefined;
}

/** Where a list of betrokkenen was made, and of whom it came. */
export interface Betrokkenenlijst {
  readonly nummer: number;
  readonly lijstId: string;
  /** Absent: a history of messages that were exchanged elsewhere. */
  readonly verantwoordingId?: string;
  readonly agbcode: string;
  readonly ontvangenOp: string;
}

/** What was removed from the logboek. */
export interface Vergeten {
  /** Verantwoordingen, or single actions: at the maximum there may be more. */
  readonly bekeken: number;
  readonly verwerkingen: number;
  /** Where the lists of betrokkenen lie. */
  readonly mappen: readonly string[];
}

export interface VerwerkingStaat {
  /** One with a zending alone is about its verantwoording, and about the list of that. */
  addVerwerkingen(verwerkingen: readonly Omit<Verwerking, 'nummer'>[]): Promise<void>;
  findVerwerking(nummer: number): Promise<Verwerking | undefined>;
  /** Newest first. */
  listVerwerkingen(filter: Verwerkingfilter, blad: Bladvraag): Promise<Bladzijde<Verwerking>>;
  /** The trace that a verantwoording began, by its id. */
  findTraces(verantwoordingIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Newest first. @param agbcode of one aanbieder only */
  listLijsten(agbcode: string | undefined, blad: Bladvraag): Promise<Bladzijde<Betrokkenenlijst>>;
  /**
   * Forgets all that was written about verantwoordingen of which the data went before `moment`, when nothing was written about them since.
   * Their lists are left to be wiped (`BewaarStaat.listTeWissenMappen`). One transaction.
   */
  vergeetVanGewiste(moment: string, op: string, maximum: number): Promise<Vergeten>;
  /** The same of actions before `moment` that are of no verantwoording, and of no history that is kept. */
  vergeetLosse(moment: string, op: string, maximum: number): Promise<Vergeten>;
}
