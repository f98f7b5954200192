/** What the pipeline needs of storage for the dossiers of aanbieders. */
import type { Dossierdocument } from '../../domain/dossier.ts';

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
}
