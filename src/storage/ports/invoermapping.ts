import type { InvoermappingRij } from '../../domain/invoermapping.ts';

export interface InvoermappingStaat {
  findInvoermapping(agbcode: string, naam: string): Promise<InvoermappingRij | undefined>;
  /** In order of name. */
  listInvoermappings(agbcode: string): Promise<readonly InvoermappingRij[]>;
  /**
   * @param vorige hash of the content this one comes in the place of; absent: nothing is there yet
   * @returns false when what is there is something else
   */
  putInvoermapping(rij: InvoermappingRij, vorige: string | undefined): Promise<boolean>;
  /** False when what is there is something else. */
  deleteInvoermapping(agbcode: string, naam: string, vorige: string): Promise<boolean>;
}
