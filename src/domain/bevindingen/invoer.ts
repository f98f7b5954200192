/** Findings on what an aanbieder submitted. */
export interface BevindingenInvoer {
  JSON_ONGELDIG: Record<never, never>;
}
