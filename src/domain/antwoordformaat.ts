/** How an ontvanger answers in a CSV of its own, as `schemas/antwoordformaat/1.0.0.json` describes it: a formaat the other way round. */
import type { Bron, Bronstatus } from './register.ts';

/** What a row can be about: one regel, or all that share what the ontvanger was shown. */
export type Sleutelveld = 'referentienummer' | 'gemeentecode' | 'wet' | 'productcategorie' | 'productcode';

export interface Antwoordkolom {
  /** Headings the column can have; case and spaces make no difference. */
  readonly koppen: readonly string[];
}

export interface Antwoordformaat {
  readonly $schema?: string;
  readonly naam: string;
  readonly versie: string;
  readonly titel: string;
  readonly omschrijving?: string;
  /** Absent: recognised. */
  readonly scheidingsteken?: ';' | ',' | '\t' | '|';
  readonly sleutel: readonly (Antwoordkolom & { readonly veld: Sleutelveld })[];
  /** Absent: every row is a rejection. `waarden`: the ontvanger's own words. */
  readonly oordeel?: Antwoordkolom & { readonly waarden: Readonly<Record<string, 'geaccepteerd' | 'afgewezen'>> };
  /** `waarden`: the ontvanger's own codes; absent: as they are. */
  readonly retourcode?: Antwoordkolom & { readonly waarden?: Readonly<Record<string, string>> };
  readonly toelichting?: Antwoordkolom;
  /** What a regel is that no row is about. */
  readonly nietGenoemd: 'geaccepteerd' | 'fout';
  readonly bronnen: readonly Bron[];
  readonly bronstatus: Bronstatus;
  readonly onbekend: readonly string[];
}

export interface Antwoordformaatverwijzing {
  readonly naam: string;
  readonly versie: string;
}

/** Headings and own words are the same whatever their case and spaces. */
export const normaal = (tekst: string): string => tekst.trim().replace(/\s+/g, ' ').toLowerCase();
