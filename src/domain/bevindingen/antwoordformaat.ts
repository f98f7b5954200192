/** Findings on an antwoordformaat that is registered, and on an answer that comes in one. */
export interface BevindingenAntwoordformaat {
  ANTWOORDFORMAAT_ONBEKEND: { readonly aansluiting: string; readonly antwoordformaat: string };
  /** Two columns could stand under one heading. */
  ANTWOORDFORMAAT_KOP_DUBBEL: { readonly kop: string };
  ANTWOORDFORMAAT_WAARDE_DUBBEL: { readonly waarde: string };
  ANTWOORDFORMAAT_VELD_DUBBEL: { readonly veld: string };
  /** A referentienummer says it all; other fields beside it do not. */
  ANTWOORDFORMAAT_SLEUTEL_TE_VEEL: Record<never, never>;
  ANTWOORDFORMAAT_ZONDER_AFWIJZING: Record<never, never>;
  ANTWOORDFORMAAT_ZONDER_REDEN: Record<never, never>;
  /** The formaat shows the ontvanger nothing of this field. */
  ANTWOORDFORMAAT_PAST_NIET: {
    readonly aansluiting: string;
    readonly antwoordformaat: string;
    readonly formaat: string;
    readonly veld: string;
  };

  ANTWOORD_KOLOM_ONTBREEKT: { readonly koppen: readonly string[] };
  ANTWOORD_KOLOM_DUBBEL: { readonly kop: string };
  ANTWOORD_WAARDE_ONTBREEKT: { readonly kop: string };
  ANTWOORD_OORDEEL_ONBEKEND: { readonly toegestaan: readonly string[] };
  ANTWOORD_RETOURCODE_ONBEKEND: Record<never, never>;
  ANTWOORD_RIJ_DUBBEL: Record<never, never>;
  ANTWOORD_RIJ_ONBEKEND: Record<never, never>;
  ANTWOORD_REGELS_NIET_GENOEMD: { readonly aantal: number };
  ANTWOORD_ZONDER_RIJEN: Record<never, never>;
}
