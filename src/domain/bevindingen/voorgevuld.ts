/** Findings on what an aanbieder uploads to be remembered: history, and documents of its dossier. */
export interface BevindingenVoorgevuld {
  HISTORIE_ANDER_BERICHT: Record<never, never>;
  HISTORIE_ANDERE_AANBIEDER: Record<never, never>;
  HISTORIE_LEEG: Record<never, never>;
}
