/** Findings on a later version of a verantwoording: what it may replace, and what cannot be corrected line by line. */
export interface BevindingenCorrectie {
  /** Another version took its place already; `door` is its kenmerk. */
  VERVANGT_AL_VERVANGEN: { readonly kenmerk: string; readonly door: string };
  VERVANGT_INGETROKKEN: { readonly kenmerk: string };
  VERVANGT_GEWIST: { readonly kenmerk: string; readonly gewistOp: string };
  /** What it must be compared with is destroyed. */
  CORRECTIE_OP_GEWIST: Record<never, never>;
  VERVANGT_ANDERE_PERIODE: { readonly kenmerk: string; readonly begindatum: string; readonly einddatum: string };
  /** A concept says less than what it would replace. */
  VERVANGT_DEFINITIEF: { readonly kenmerk: string };
  /** Two debet lines over one period, product and toewijzing: only one of them can stand (TR389, TR416). */
  CORRECTIE_TWEE_DEBETREGELS: Record<never, never>;
  /** An accepted line of nothing cannot be credited (CS325 with CD060), so another amount cannot follow it (TR389). */
  CORRECTIE_NULREGEL: Record<never, never>;
  /** The aanbieder credited the line itself, in a verantwoording that is no version of this one. */
  CORRECTIE_ELDERS_GECREDITEERD: Record<never, never>;
  /** An own credit line does not equal the line it takes back (TR323). */
  CORRECTIE_CREDIT_WIJKT_AF: Record<never, never>;
  /** An own credit line that was accepted is gone: crediting cannot be undone by leaving it out. */
  CORRECTIE_CREDIT_VERVALLEN: Record<never, never>;
  /** What came out is not what a beheerder was shown. */
  HERLEVERING_WIJKT_AF: Record<never, never>;
}
