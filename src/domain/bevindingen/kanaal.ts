/** Findings on the settings of a channel. Parameters never hold a secret. */
import type { Adresreden, Geheimnaam, Onbruikbaar } from '../kanaal.ts';

export interface BevindingenKanaal {
  KANAAL_ADRES: { readonly reden: Adresreden };
  KANAAL_HEADERNAAM: { readonly headernaam: string };
  KANAAL_CERTIFICAAT: { readonly mogelijk: readonly string[] };
  KANAAL_GEHEIM_ONTBREEKT: { readonly geheim: Geheimnaam };
  /** It was given for another address: it does not go to the new one by itself. */
  KANAAL_GEHEIM_OPNIEUW: { readonly geheim: Geheimnaam };
  KANAAL_GEHEIM_ONNODIG: { readonly geheim: Geheimnaam };
  KANAAL_GEHEIM_VORM: { readonly geheim: Geheimnaam };
  /** This deployment cannot do this. */
  KANAAL_NIET_BESCHIKBAAR: { readonly wat: Onbruikbaar };
  /** Only what was tested is released. */
  KANAAL_NIET_BEPROEFD: Record<never, never>;
  /** Whoever made it asks to release it. */
  KANAAL_VIER_OGEN: Record<never, never>;
}
