/** Findings of delivery and of the answers of an ontvanger. */
export interface BevindingenBezorging {
  /** Too late to be taken in: what it is about is destroyed. */
  RETOUR_NA_BEWAARTERMIJN: Record<never, never>;
  /** Conversion failed every time, through a fault of ours. */
  OMZETTING_MISLUKT: Record<never, never>;
  ZENDING_AFGEWEZEN: { readonly ontvanger: string; readonly retourcode?: string; readonly toelichting?: string };
  REGEL_AFGEWEZEN: { readonly ontvanger: string; readonly retourcode?: string; readonly toelichting?: string };
  /** One of several messages of a zending. */
  BERICHT_AFGEWEZEN: { readonly ontvanger: string; readonly bestand: number; readonly retourcode: string };
  /** `omschrijving`: which regels, by what they share (product, gemeente). */
  TOTAAL_AFGEWEZEN: {
    readonly ontvanger: string;
    readonly omschrijving: string;
    readonly retourcode?: string;
    readonly toelichting?: string;
  };
  RETOUR_ZONDER_REDEN: Record<never, never>;
  RETOUR_ZONDER_REGELS: Record<never, never>;
  RETOUR_MET_REGELS: Record<never, never>;
  RETOUR_MET_BSN: Record<never, never>;
  RETOURREGEL_DUBBEL: Record<never, never>;
  RETOURREGEL_ONBEKEND: Record<never, never>;
  RETOURREGEL_NIET_MOGELIJK: Record<never, never>;
}
