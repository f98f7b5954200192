/** Rules on everything that is stated once for the whole verantwoording. */
import type { Soort, Wet } from '../../verantwoording.ts';

export interface BevindingenKop {
  CONCEPT_DECLARATIE: Record<never, never>;
  CONTROLETOTAAL_AANTAL: { readonly opgegeven: number; readonly geteld: number };
  /** Signed: debet minus credit. */
  CONTROLETOTAAL_BEDRAG: { readonly opgegevenCenten: number; readonly geteldCenten: number };
  CS340: { readonly begindatum: string; readonly einddatum: string };
  DECLARATIE_DUBBEL: { readonly gemeente: string; readonly wet: Wet };
  DECLARATIE_ZONDER_PRESTATIES: { readonly gemeente: string; readonly wet: Wet };
  DECLARATIES_ZONDER_SOORT: Record<never, never>;
  GEGEVENS_GEMEENTE_DUBBEL: { readonly gemeente: string };
  KENMERK_MET_BSN: Record<never, never>;
  ONDERTEKEND_IN_TOEKOMST: { readonly datum: string; readonly vandaag: string };
  SOORT_ZONDER_INHOUD: { readonly soort: Soort };
  TR056: { readonly wet: Wet };
  TR135: { readonly dagtekening: string; readonly vandaag: string };
  TR333: { readonly wet: Wet };
  /** Signed: debet minus credit. */
  TR358: {
    readonly gemeente: string;
    readonly wet: Wet;
    readonly opgegevenCenten: number;
    readonly geteldCenten: number;
  };
  VERVANGT_ZICHZELF: Record<never, never>;
  WET_DUBBEL: { readonly wet: Wet };
}
