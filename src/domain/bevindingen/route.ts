/** Findings of routing: who receives, under which agreement. */
export interface BevindingenRoute {
  GEEN_AANSLUITING: { readonly soort: string; readonly wet: string; readonly gemeente: string };
}
