/** What the pipeline needs of storage for the dossiers of aanbieders. */

import type { Dossierdocument, Zendingdocument } from '../../domain/dossier.ts';
import type { Scanstand } from '../../domain/virusscan.ts';

export interface DossierStaat {
  /**
   * @returns the document that is there now: the given one, or the same that was there before. Undefined when the dossier is full; then
   * nothing was written.
   */
  addDossierdocument(agbcode: string, document: Dossierdocument): Promise<Dossierdocument | undefined>;
  /** Everything that was not withdrawn, by soort and day. */
  listDossier(agbcode: string): Promise<readonly Dossierdocument[]>;
  /** False when this aanbieder has no such document, or withdrew it before. */
  trekDossierdocumentIn(agbcode: string, id: string, op: string): Promise<boolean>;
  /** Undefined when this aanbieder has no such document, or withdrew it. */
  findDossierdocument(agbcode: string, id: string): Promise<Dossierdocument | undefined>;
  /**
   * The content is in blobs now. Where its scan stands is kept only when there was no content before: the same again changes nothing.
   * @returns false when it was withdrawn in the meantime, or its content was found infected
   */
  bewaarInhoud(agbcode: string, id: string, bytes: number, scan: Scanstand, op: string): Promise<boolean>;
  /**
   * Takes the content out of the books of a document that was withdrawn and that no zending refers to. True: its bytes may go, also when
   * it was asked before.
   */
  vergeetInhoud(agbcode: string, id: string): Promise<boolean>;
  /** What the ontvanger of this zending may see of what is there, by number; whether that may leave is not asked here. */
  listZendingdocumenten(zendingId: string): Promise<readonly Zendingdocument[]>;
}
