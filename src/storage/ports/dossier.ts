/** What the pipeline needs of storage for the dossiers of aanbieders. */
import type { Dossierdocument, Zendingdocument } from '../../domain/dossier.ts';

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
  /** The content is in blobs now. False when the document was withdrawn in the meantime. */
  bewaarInhoud(agbcode: string, id: string, bytes: number): Promise<boolean>;
  /**
   * Takes the content out of the books of a document that was withdrawn and that no zending refers to. True: its bytes may go, also when
   * it was asked before.
   */
  vergeetInhoud(agbcode: string, id: string): Promise<boolean>;
  /** What the ontvanger of this zending may see, by number. */
  listZendingdocumenten(zendingId: string): Promise<readonly Zendingdocument[]>;
}
