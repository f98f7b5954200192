/** Totals of what an ontvanger has, per product and periode. */
import type { Soort, Wet } from './verantwoording.ts';

/** What was delivered of one product over one periode and was not rejected, replaced or taken back. */
export interface Producttotaal {
  readonly periode: { readonly begindatum: string; readonly einddatum: string };
  readonly wet: Wet;
  /** Empty when the formaat does not give it. */
  readonly productcategorie: string;
  readonly productcode: string;
  readonly aantal: number;
  /** Debet minus credit, in cents. */
  readonly centen: number;
}

/** What one zending holds. */
export interface Zendingtotaal {
  readonly gemeentecodes: number;
  readonly regels: number;
  readonly gefilterd: number;
  /** Debet minus credit, in cents. */
  readonly centen: number;
}

export interface Totalenvraag {
  readonly soort: Soort;
  /** Only perioden that end in this year or the one before it: what one compares. */
  readonly jaar: number;
}
