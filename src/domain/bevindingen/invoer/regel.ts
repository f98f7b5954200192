/** Rules that hold for prestaties, trajecten and the kop alike. */
export interface BevindingenRegel {
  /** A BSN that fails the 11-proef. */
  CS002: Record<never, never>;
  CS100: { readonly vanaf: string };
  PERIODE_OMGEKEERD: Record<never, never>;
  TR134: { readonly dagtekening: string };
  TR137: { readonly dagtekening: string };
  TR314: Record<never, never>;
  TR378_ONBEKEND: { readonly gemeente: string };
  TR378_AFGESCHAFT: { readonly gemeente: string; readonly naam: string; readonly geldigTot: string };
  TR378_ONGELDIG_OP: { readonly gemeente: string };
}
