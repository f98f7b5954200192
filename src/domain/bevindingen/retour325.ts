/** Findings on a WMO325 or JW325, for the gemeente that sent it. Codes end in the rule of the iStandaarden that asks it. */

import type { XsdOvertreding } from './uitvoer.ts';

/** Parts of a 325 that have retourcodes of their own. */
export type Berichtklasse = 'Header' | 'DeclaratieAntwoord' | 'Client' | 'Prestatie';

export interface BevindingenRetour325 {
  /** The schema that is registered for the answer says otherwise than our own reading of its form. */
  RETOUR_XSD: { readonly schema: string; readonly element: string; readonly overtreding: XsdOvertreding };
  RETOUR_CS002: Record<never, never>;
  RETOUR_TR101: { readonly klasse: 'Client' | 'Prestatie' };
  RETOUR_TR134: Record<never, never>;
  RETOUR_TR137: { readonly voor: 'begindatum' | 'dagtekening' };
  RETOUR_TR135: { readonly vandaag: string };
  RETOUR_CS325: Record<never, never>;
  RETOUR_CD060: { readonly aanwezig: boolean };
  /** Signed sum of the rejected regels, and what the totals leave for it. */
  RETOUR_TR342_SOM: { readonly regelsCenten: number; readonly verschilCenten: number };
  RETOUR_TR342_AFGEWEZEN: { readonly retourcode: string };
  /** A code at a place where it means nothing, or next to one that says the opposite. */
  RETOUR_IV088_CODE: { readonly retourcode: string; readonly klasse: Berichtklasse };
  RETOUR_IV088_KOP: { readonly retourcode: string };
  RETOUR_IV088_ZONDER_ANTWOORD: Record<never, never>;
  RETOUR_IV088_8001: Record<never, never>;
  RETOUR_IV088_NIETS_AFGEWEZEN: Record<never, never>;
  RETOUR_IV088_CLIENT: { readonly retourcode: string };
  RETOUR_IV088_NIET_BEOORDEELD: Record<never, never>;
  RETOUR_CODE_ANDER_BERICHT: { readonly retourcode: string };
  RETOUR_TR337: Record<never, never>;
  RETOUR_TR371: Record<never, never>;
  RETOUR_TR376: Record<never, never>;
  RETOUR_TR366: Record<never, never>;
  RETOUR_TR367: { readonly element: string };
  RETOUR_TR304: Record<never, never>;
  RETOUR_TR056: Record<never, never>;
  RETOUR_TR378: { readonly gemeente: string };
  /** Afzender or Ontvanger is not the other side of the 323 that is answered. */
  RETOUR_ANDERE_PARTIJ: { readonly element: 'Afzender' | 'Ontvanger' };
  RETOUR_TOTAAL_INGEDIEND: Record<never, never>;
  RETOUR_IV088_CLIENT_ONVOLLEDIG: { readonly retourcode: string };
  RETOUR_AL_BEANTWOORD: Record<never, never>;
}
