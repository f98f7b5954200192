/** Findings of conversion, rendering and output check. Each holds its zending. */
import type { Bladnaamgebrek } from '../werkmap.ts';
import type { BevindingenFormaat } from './formaat.ts';

/** Why an expression could not work with the value it met. */
export type Rekenreden =
  | 'debet-credit'
  | 'geen-heel-getal'
  | 'geen-getal'
  | 'geen-datum'
  | 'geen-code'
  | 'geen-wet'
  | 'eenheid'
  | 'negatief'
  | 'past-niet'
  | 'teken'
  | 'anders';

/** The rule in hand: which formaat, and where in its document. */
interface Formaatregel {
  /** `naam@versie`. */
  readonly formaat: string;
  /** JSON pointer into the formaat document. */
  readonly regel: string;
}

export interface BevindingenOmzetting extends BevindingenFormaat {
  WAARDE_ONTBREEKT: Formaatregel & { readonly expressie: string };
  WAARDE_TE_KORT: Formaatregel & { readonly lengte: number; readonly minLengte: number };
  WAARDE_TE_LANG: Formaatregel & { readonly lengte: number; readonly maxLengte: number };
  WAARDE_TEKENS: Formaatregel & { readonly toegestaan: string };
  WAARDE_TEKENSET: Formaatregel & { readonly tekenset: string };
  /** `code` only when it is no personal data. */
  CODE_ONBEKEND: Formaatregel & { readonly codetabel: string; readonly code?: string };
  EXPRESSIE_FOUT: Formaatregel & { readonly expressie: string; readonly reden: Rekenreden };
  /** A fixed-width field holds another number of decimals than the value has. */
  WAARDE_DECIMALEN: Formaatregel & { readonly decimalen: number };
  WAARDE_GEEN_DATUM: Formaatregel;
  BLADNAAM_ONGELDIG: Formaatregel & { readonly gebrek: Bladnaamgebrek };
  BLADNAAM_DUBBEL: Formaatregel;
  /** One client, or one regel, is larger than a whole file may be. */
  SPLITSING_TE_GROOT: Formaatregel & { readonly maximum: number; readonly soort: 'bytes' | 'regels' };
  TE_VEEL_BLADEN: Formaatregel & { readonly maximum: number };
  TE_VEEL_BESTANDEN: Formaatregel & { readonly maximum: number };
  TE_VEEL_RIJEN: Formaatregel & { readonly maximum: number };
  BESTANDSNAAM_ONGELDIG: Formaatregel;
  BESTANDSNAAM_DUBBEL: Formaatregel;
  PARAMETER_ONTBREEKT: { readonly formaat: string; readonly parameter: string };
  TE_VEEL_GROEPEN: { readonly formaat: string; readonly maximum: number };
  /** `controle`, `melding` and `oplossing` come from the formaat. */
  CONTROLE_NIET_GEHAALD: Formaatregel & {
    readonly controle: string;
    readonly melding: string;
    readonly oplossing: string;
  };
  BESTAND_TE_GROOT: { readonly bestandsnaam: string; readonly bytes: number; readonly maximaleBytes: number };
  BSN_IN_UITVOER: { readonly bestandsnaam: string; readonly aantal: number };
  REGELS_KWIJT: { readonly erin: number; readonly eruit: number };
  BEDRAG_KWIJT: { readonly erinCenten: number; readonly eruitCenten: number };
}
