/** A submission of 323, 305 and 307 messages: what they must have in common to be one verantwoording. */
export interface BevindingenBerichten {
  BERICHTEN_ANDERE_PERIODE: { readonly begindatum: string; readonly einddatum: string };
  BERICHTEN_ANDERE_AANBIEDER: Record<never, never>;
  /** The same Identificatie under the same wet. */
  BERICHT_DUBBEL: Record<never, never>;
  TR101: Record<never, never>;
  /** More than one message for a gemeente and wet: their numbers are not carried over. */
  BERICHTNUMMERS_VERVALLEN: { readonly gemeentecode: string };
  /** A 325: the answer of a gemeente, which the gemeente hands in. */
  BERICHT_VAN_GEMEENTE: { readonly bericht: 'WMO325' | 'JW325' };
  /** Without its number a start and its stop cannot be put together. */
  STARTSTOP_ZONDER_TOEWIJZING: Record<never, never>;
  STARTSTOP_DUBBEL: Record<never, never>;
  STARTSTOP_ANDER_PRODUCT: Record<never, never>;
  STARTSTOP_NIETS_VERWIJDERD: Record<never, never>;
  STARTSTOP_START_VERWIJDERD: Record<never, never>;
  STARTSTOP_OVERLAP: Record<never, never>;
  STARTSTOP_GEBOORTEDATUM_ONBEKEND: Record<never, never>;
  /** CBS asks fields that a start or stop does not have. */
  STARTSTOP_TE_WEINIG: Record<never, never>;
  STARTSTOP_TE_VEEL: { readonly maximum: number };
}
