/** The file itself: is it JSON, is it whole, is it not too big. Positions are bytes from the start; the content is never quoted. */
export interface BevindingenLezen {
  JSON_LEEG: Record<never, never>;
  JSON_GEEN_OBJECT: { readonly lijktOp: 'xml' | 'zip' | 'gzip' | 'tekst' };
  JSON_ONGELDIG: { readonly positie: number };
  JSON_AFGEBROKEN: { readonly positie: number };
  JSON_NA_EINDE: { readonly positie: number };
  JSON_TE_DIEP: { readonly maximum: number; readonly positie: number };
  JSON_DUBBELE_SLEUTEL: { readonly positie: number; readonly veld?: string };
  JSON_UTF16: Record<never, never>;
  JSON_GEEN_UTF8: { readonly positie: number };
  ELEMENT_TE_GROOT: { readonly maximumBytes: number; readonly positie: number };
  KOP_TE_GROOT: { readonly maximumBytes: number; readonly positie: number };
  INVOER_TE_GROOT: { readonly maximumBytes: number };
  TE_VEEL_FOUTEN: { readonly maximum: number };
  TE_VEEL_REGELS: { readonly maximum: number };
}
