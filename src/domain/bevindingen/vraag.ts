/** Findings on what somebody writes about a zending. */
export interface BevindingenVraag {
  VRAAG_LEEG: Record<never, never>;
  VRAAG_TE_LANG: { readonly maximum: number };
  VRAAG_MET_BSN: Record<never, never>;
  VRAAG_TE_VEEL: { readonly maximum: number };
}
