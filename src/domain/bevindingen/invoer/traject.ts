/** Rules on trajecten; CBS_… only hold when beleidsinformatie is asked, for the Jeugdwet. */
import type { Wet } from '../../verantwoording.ts';

export interface BevindingenTraject {
  CBS_DUBBEL: Record<never, never>;
  CBS_VERPLICHT: { readonly veld: string };
  GEBOORTEDATUM_ONGELDIG: Record<never, never>;
  GEBOORTEDATUM_NA_BEGIN: Record<never, never>;
  TRAJECT_BUITEN_PERIODE: { readonly begindatum: string; readonly einddatum: string };
  TRAJECT_CODE: { readonly veld: string; readonly lijst: string; readonly wet: Wet };
  TRAJECT_VELD_ALLEEN_JW: { readonly veld: string };
}
