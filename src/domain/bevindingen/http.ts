/** Findings on the request itself: its query, and the small JSON documents that ontvangers and beheerders send. */

/** What a value should have been. */
export type Verwacht =
  | {
      readonly vorm:
        | 'tekst'
        | 'getal'
        | 'geheel-getal'
        | 'lijst'
        | 'object'
        | 'waar-of-onwaar'
        | 'datum'
        | 'tijdstip'
        | 'patroon';
    }
  | { readonly vorm: 'keuze'; readonly waarden: readonly string[] }
  | { readonly vorm: 'lengte' | 'waarde' | 'aantal'; readonly minimum?: number; readonly maximum?: number };

export interface BevindingenHttp {
  /** `naam` only when it can be shown: it is the sender's text. */
  QUERY_ONBEKEND: { readonly naam?: string };
  QUERY_ONGELDIG: { readonly verwacht: Verwacht };
  CURSOR_ONGELDIG: Record<never, never>;
  VERZOEK_GEEN_JSON: Record<never, never>;
  /** For everything but a submission, which has its own (INVOER_TE_GROOT). */
  VERZOEK_TE_GROOT: { readonly maximumBytes: number };
  VELD_ONTBREEKT: Record<never, never>;
  /** `naam` only when it can be shown: it is the sender's text. */
  VELD_ONBEKEND: { readonly naam?: string };
  VELD_ONGELDIG: { readonly verwacht: Verwacht };
  VELD_MET_BSN: Record<never, never>;
}
