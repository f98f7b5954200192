/** A submission of 323 messages: what they must have in common to be one verantwoording. */
export interface BevindingenBerichten {
  BERICHTEN_ANDERE_PERIODE: { readonly begindatum: string; readonly einddatum: string };
  BERICHTEN_ANDERE_AANBIEDER: Record<never, never>;
  /** The same Identificatie under the same wet. */
  BERICHT_DUBBEL: Record<never, never>;
  TR101: Record<never, never>;
  /** More than one message for a gemeente and wet: their numbers are not carried over. */
  BERICHTNUMMERS_VERVALLEN: { readonly gemeentecode: string };
}
