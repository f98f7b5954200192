/** Findings that follow from what the gateway has already: an earlier submission, a registered version, an unpacking that fails. */
export interface BevindingenStaat {
  ANDERE_AANBIEDER: Record<never, never>;
  VERVANGT_ONBEKEND: { readonly kenmerk: string };
  KENMERK_IN_GEBRUIK: { readonly kenmerk: string; readonly ontvangenOp: string };
  GZIP_ONGELDIG: Record<never, never>;
  VERSIE_BESTAAT: { readonly naam: string; readonly versie: string };
}
