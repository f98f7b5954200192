/** What is due to be destroyed, and destroying it: first the keys and what identifies in the database, then the bytes. */
import type { Bewaarrapport, Keten } from '../../domain/bewaring.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

export interface Vernietigd {
  /** Maps whose key is gone; the bytes are to be removed by the caller. */
  readonly mappen: readonly string[];
  readonly zendingen: number;
  readonly retourberichten: number;
}

export interface BewaarStaat {
  /**
   * Chains of which nothing is destroyed and that began before `voor` (tijdstip), the oldest first. A chain that goes on is shown as a
   * whole.
   */
  listKetens(voor: string, blad: Bladvraag): Promise<Bladzijde<Keten>>;
  /**
   * One transaction: the keys go, and with them what in findings and answers could point at a person; states, totals and hashes stay.
   * Undefined, and nothing written, when the chain changed since it was listed.
   */
  vernietigKeten(keten: Keten, op: string): Promise<Vernietigd | undefined>;
  /** Answers that were taken in while their verantwoording was destroyed. One transaction. @returns their maps */
  vernietigNakomers(op: string, maximum: number): Promise<readonly string[]>;
  /**
   * Uploads of history of which the last message is dated before `dag`, with the rows of their messages. One transaction.
   * @returns maps, and how many messages
   */
  vernietigHistorie(
    dag: string,
    op: string,
    maximum: number,
  ): Promise<{ mappen: readonly string[]; berichten: number }>;
  /**
   * Content of withdrawn documents, or what an earlier time left of it, that no zending which is still kept refers to. One transaction.
   * @returns their maps
   */
  vernietigDocumenten(op: string, maximum: number): Promise<readonly string[]>;
  /** Keys are gone and bytes may be there still: an earlier run broke off. */
  listTeWissenMappen(maximum: number): Promise<readonly string[]>;
  meldGewist(mappen: readonly string[]): Promise<void>;
  addRapport(rapport: Bewaarrapport): Promise<void>;
  /** Newest first. */
  listRapporten(blad: Bladvraag): Promise<Bladzijde<Bewaarrapport>>;
  findRapport(id: string): Promise<Bewaarrapport | undefined>;
}
