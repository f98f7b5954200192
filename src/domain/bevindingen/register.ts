/** Findings on what a beheerder registers: gemeenten, formaten, aansluitingen. */
export interface BevindingenRegister {
  FORMAAT_SCHEMA: { readonly uitleg: string };
}
