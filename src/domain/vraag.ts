/** Questions about a zending: one thread between its ontvanger and its aanbieder. */

export type Vraagkant = 'aanbieder' | 'ontvanger';

export interface Vraaggesprek {
  readonly zendingId: string;
  readonly verantwoordingId: string;
  readonly agbcode: string;
  readonly ontvangercode: string;
  readonly aantal: number;
  readonly laatsteOp: string;
  readonly laatsteVan: Vraagkant;
  /** Messages that this side has not looked at yet. */
  readonly ongelezen: Readonly<Record<Vraagkant, number>>;
  /** Absent while it goes on. */
  readonly afgesloten?: { readonly op: string; readonly door: Vraagkant };
}

/** The text is not here: it lies in blobs, with the zending. */
export interface VraagberichtRij {
  readonly id: string;
  readonly zendingId: string;
  readonly van: Vraagkant;
  readonly op: string;
  readonly sha256: string;
}

export interface Vraagbericht extends VraagberichtRij {
  readonly tekst: string;
}
