/** Findings on what an ontvanger asks of its postvak. */
export interface BevindingenPostvak {
  ZENDING_NIET_IN_POSTVAK: Record<never, never>;
  /** Its term is over, and its content destroyed. */
  ZENDING_GEWIST: Record<never, never>;
  ARCHIEF_TE_GROOT: {
    readonly bytes: number;
    readonly maximumBytes: number;
    readonly aantalBestanden: number;
    readonly maximumBestanden: number;
  };
}
