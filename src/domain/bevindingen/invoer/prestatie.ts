/** Rules on one prestatie, and on prestaties together. Named after the rule of the iStandaarden where there is one. */
import type { Wet } from '../../verantwoording.ts';

export interface BevindingenPrestatie {
  CD060_CREDIT: Record<never, never>;
  CD060_DEBET: Record<never, never>;
  CD087_ONTBREEKT: { readonly eenheid: string };
  CD087_TEVEEL: Record<never, never>;
  CS325: Record<never, never>;
  CS337: Record<never, never>;
  CS339: { readonly bedragCenten: number; readonly volume: number };
  IV081_TARIEF: { readonly verwachtCenten: number };
  PRESTATIE_BUITEN_PERIODE: { readonly begindatum: string; readonly einddatum: string };
  RS009: { readonly productcategorie: string; readonly wet: Wet };
  TOEWIJZING_OMGEKEERD: Record<never, never>;
  TR307: Record<never, never>;
  TR308: Record<never, never>;
  TR315: Record<never, never>;
  TR316: Record<never, never>;
  TR319: { readonly einddatum: string };
  TR335: { readonly dagtekening: string };
  TR346: { readonly bedragCenten: number; readonly verwachtCenten: number };
  TR346_MINUUT: { readonly bedragCenten: number; readonly verwachtCenten: number; readonly spelingCenten: number };
  TR387: Record<never, never>;
  TR388: Record<never, never>;
  TR416: Record<never, never>;
  UURTARIEF_EENHEID: Record<never, never>;
}
