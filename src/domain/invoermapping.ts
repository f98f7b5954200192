/** How the columns of an aanbieder's own file are fields of the standard; `schemas/invoermapping/1.0.0.json` says what may stand in it. */

export type Maat = 'euro' | 'cent' | 'uren-naar-minuten' | 'minuten-naar-uren';

export interface Mappingkolom {
  /** Heading in the file of the aanbieder. */
  readonly kop: string;
  /** Key in `VELDEN`. */
  readonly veld: string;
  readonly maat?: Maat;
  /** Own codes to those of the standard. */
  readonly vertaling?: readonly { readonly van: string; readonly naar: string }[];
}

export interface Invoermapping {
  readonly lijst: 'prestaties' | 'trajecten';
  readonly blad?: string;
  /** Row of the headings; the first is 1. */
  readonly koprij?: number;
  readonly scheidingsteken?: ';' | ',' | '\t' | '|';
  readonly decimaalteken?: ',' | '.';
  readonly kolommen: readonly Mappingkolom[];
  /** Fields without a column. */
  readonly vast?: readonly { readonly veld: string; readonly waarde: string | number | boolean }[];
  /** Headings of columns that are left out on purpose. */
  readonly genegeerd?: readonly string[];
}

export interface InvoermappingRij {
  readonly agbcode: string;
  readonly naam: string;
  readonly mapping: Invoermapping;
  /** Of the content, in hex. */
  readonly sha256: string;
  readonly op: string;
}
