/** The register as plain data: who receives, since when, in which formaat and under which rules. All dates are inclusive. */
import type { Antwoordformaat, Antwoordformaatverwijzing } from './antwoordformaat.ts';
import type { Formaat } from './formaat.ts';
import type { Schemavermelding } from './schema.ts';
import type { Soort, Wet } from './verantwoording.ts';

export type Bronstatus = 'gesourced' | 'deels' | 'eigen';

export interface Bron {
  readonly naam: string;
  readonly vindplaats?: string;
  readonly opmerking?: string;
}

export interface Gemeente {
  readonly code: string;
  readonly naam: string;
  readonly provincie?: string;
  readonly geldigVanaf: string;
  /** Last day on which the code was valid; absent while it is in force. */
  readonly geldigTot?: string;
}

export interface Herindeling {
  /** First day on which the new code answers. */
  readonly ingangsdatum: string;
  readonly oudeCode: string;
  readonly nieuweCode: string;
  /** `gepland`: announced, not yet law; never used before its ingangsdatum. */
  readonly zekerheid: 'vastgesteld' | 'gepland';
  readonly bron: Bron;
}

export interface Inkoopregio {
  readonly code: string;
  readonly naam: string;
  readonly regiosoort: 'jeugdregio' | 'inkoopregio';
  readonly gemeentecodes: readonly string[];
  readonly geldigVanaf: string;
  readonly geldigTot?: string;
  readonly bron: Bron;
  /** How well the list of gemeenten is evidenced. */
  readonly bronstatus: Bronstatus;
  readonly onbekend: readonly string[];
}

export type OntvangerSoort = 'gemeente' | 'inkoopregio' | 'landelijk';

export interface Ontvanger {
  readonly soort: OntvangerSoort;
  /** CBS gemeentecode, code of the inkoopregio, or code of the national body. Unique over the three kinds. */
  readonly code: string;
  readonly naam: string;
}

/**
 * Which gemeenten an aansluiting covers. The nearest agreement goes first for one and the same ontvanger: a list of gemeenten
 * before a regio, a regio before all. Two that are equally near at the same time are a fault.
 */
export type Dekking =
  | { readonly gemeentecodes: readonly string[] }
  | { readonly regio: string }
  | { readonly alle: true };

export type DrempelBasis = 'gemeente' | 'individuele_gemeente' | 'domein' | 'landelijk_jeugd' | 'contract';

export interface Drempel {
  readonly bedragCenten: number;
  readonly basis: DrempelBasis;
  /** `>`: strictly above; `>=`: from this amount on. The sources disagree, so it is data. */
  readonly vergelijking: '>' | '>=';
  /** Verklaring that is asked from the threshold on. */
  readonly erboven: VerklaringSoort;
  /** Verklaring that replaces it below the threshold. */
  readonly eronder?: VerklaringSoort;
  readonly bijOntbreken: 'waarschuwing' | 'vasthouden';
  readonly bron: Bron;
}

export type VerklaringSoort = 'controleverklaring' | 'bestuursverklaring' | 'verklaring-totaalomzet';

/**
 * A deadline. `betreft`: `verantwoording` is checked on the day of submission; `verklaring` is named when the verklaring of the
 * drempel is missing; `nagekomen` (last declarations of a year, estimates) is shown only.
 * `grens`: the sources write both "vóór 1 maart" and "uiterlijk 31 maart".
 */
export type Termijn = {
  readonly wat: string;
  readonly betreft: 'verantwoording' | 'verklaring' | 'nagekomen';
  readonly grens: 'voor' | 'uiterlijk';
} & (
  | {
      /** `maand`/`dag` in the year `jaarOffset` years after the year in which the Periode ends. */
      readonly maand: number;
      readonly dag: number;
      readonly jaarOffset: number;
    }
  | {
      /** Last day of the month this many months after the month in which the Periode ends. */
      readonly maandenErna: number;
    }
  /** So many weeks or calendar days after the last day of the Periode. */
  | { readonly wekenErna: number }
  | { readonly dagenErna: number }
);

export interface GevraagdeBijlage {
  readonly bijlagesoort: string;
  readonly bijOntbreken: 'waarschuwing' | 'vasthouden';
}

export type Kanaal = { readonly kanaalsoort: 'postvak' };

export interface Aansluiting {
  readonly id: string;
  /** A later version takes over from its own geldigVanaf on; what it ends is not revived. */
  readonly versie: string;
  readonly titel: string;
  /** `gemeente`: every covered gemeente is its own ontvanger; otherwise one desk receives for all of them. */
  readonly ontvanger:
    | { readonly soort: 'gemeente' }
    | { readonly soort: 'inkoopregio' | 'landelijk'; readonly code: string; readonly naam?: string };
  readonly dekking: Dekking;
  readonly wetten: readonly Wet[];
  readonly soort: Soort;
  readonly formaat: string;
  /** Whether a concept is to be delivered as well; absent: it is kept until it is definitief. */
  readonly conceptGewenst?: boolean;
  readonly geldigVanaf: string;
  readonly geldigTot?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Own codes of the ontvanger, in the tables of the formaat: they go before those, code by code. */
  readonly codetabellen?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly drempel?: Drempel;
  readonly termijnen: readonly Termijn[];
  readonly bijlagen: readonly GevraagdeBijlage[];
  readonly kanaal: Kanaal;
  /** The ontvanger's own CSV with answers; absent: it answers over the API, or with a 325. */
  readonly antwoordformaat?: Antwoordformaatverwijzing;
  readonly bronnen: readonly Bron[];
  readonly bronstatus: Bronstatus;
  /** What the sources do not show. */
  readonly onbekend: readonly string[];
}

/** One consistent state of the whole register. */
export interface Register {
  /** Changes with every registration; keys the caches. */
  readonly revisie: string;
  readonly gemeenten: readonly Gemeente[];
  readonly herindelingen: readonly Herindeling[];
  readonly inkoopregios: readonly Inkoopregio[];
  readonly formaten: readonly Formaat[];
  readonly aansluitingen: readonly Aansluiting[];
  /** Schemas of receivers, without their files. */
  readonly schemas: readonly Schemavermelding[];
  /** Absent: none. */
  readonly antwoordformaten?: readonly Antwoordformaat[];
}
