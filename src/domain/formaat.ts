/** One receiver format as data, as `schemas/formaat/1.0.0.json` describes it. An `Expressie` is CEL; see `docs/formaten.md`. */
import type { Bron, Bronstatus } from './register.ts';
import type { Wet } from './verantwoording.ts';

export type Expressie = string;

/** What to do when the value is not there: refuse the zending, write nothing, leave the element out, or a fixed value. */
export type Ontbreekt = 'verplicht' | 'leeg' | 'weglaten' | { readonly standaard: string };

export interface Waarde {
  readonly waarde: Expressie;
  readonly ontbreekt: Ontbreekt;
  /** Name of a codetabel that translates the value; an unmapped code is a bevinding. */
  readonly codetabel?: string;
  /** Checked on the written text. */
  readonly minLengte?: number;
  readonly maxLengte?: number;
  readonly toegestaneTekens?: 'cijfers' | 'letters-cijfers' | 'latijn';
}

/** `clienten`: once for every bsn, in order; `regels`: once for every selected regel; `groepen`: once for every groep. */
export type Herhaling = 'clienten' | 'regels' | 'groepen';

export type Knoop =
  | ({ readonly element: string } & Waarde)
  | { readonly element: string; readonly lijst?: boolean; readonly inhoud: readonly Knoop[] }
  | { readonly herhaal: Herhaling; readonly inhoud: readonly Knoop[] };

export interface Kolom extends Waarde {
  readonly kop: string;
}

export interface CsvOpmaak {
  readonly scheidingsteken: ';' | ',' | '\t' | '|';
  readonly decimaalteken: ',' | '.';
  readonly tekenset: 'utf-8' | 'utf-8-bom' | 'windows-1252';
  readonly regeleinde: 'crlf' | 'lf';
  readonly kopregel: boolean;
  readonly herhaal: 'regels' | 'groepen';
  readonly kolommen: readonly Kolom[];
}

export type Bestand = {
  readonly bestandsnaam: Expressie;
  readonly maximaleBytes?: number;
} & (
  | { readonly bestandssoort: 'xml'; readonly naamruimten: Readonly<Record<string, string>>; readonly boom: Knoop }
  | { readonly bestandssoort: 'json'; readonly boom: Knoop }
  | { readonly bestandssoort: 'csv'; readonly csv: CsvOpmaak }
);

export type Aggregaat =
  | { readonly functie: 'aantal' }
  | { readonly functie: 'som' | 'aantalUniek' | 'minimum' | 'maximum' | 'eerste'; readonly van: Expressie };

export interface Groepering {
  readonly sleutels: Readonly<Record<string, Expressie>>;
  readonly aggregaten: Readonly<Record<string, Aggregaat>>;
}

export interface Selectie {
  readonly als: Expressie;
  /** Dutch sentence: why a regel for which `als` is false does not go to this ontvanger. */
  readonly andersReden: string;
}

export interface Controle {
  readonly code: string;
  /** Over `totaal`, `kop`, `parameters`: must be true, or the zending is held. */
  readonly als: Expressie;
  readonly melding: string;
  readonly oplossing: string;
}

export interface Parameter {
  readonly omschrijving: string;
  readonly standaard?: string;
}

export interface Formaat {
  /** For editors: where the schema of this document is. */
  readonly $schema?: string;
  readonly naam: string;
  readonly versie: string;
  readonly titel: string;
  readonly omschrijving: string;
  readonly geldigVanaf: string;
  readonly geldigTot?: string;
  readonly levensfase: 'concept' | 'getest' | 'actief' | 'vervallen';
  readonly niveau: 'persoon' | 'geaggregeerd';
  readonly grondslag: string;
  readonly wetten: readonly Wet[];
  readonly bronnen: readonly Bron[];
  readonly bronstatus: Bronstatus;
  readonly onbekend: readonly string[];
  readonly invoer: 'prestaties' | 'trajecten';
  /** Allow-list of canonical fields the expressions may read. Deny by default. */
  readonly velden: readonly string[];
  /** `zending`: the bestanden once; `gemeente`: the bestanden once for every gemeentecode. */
  readonly verdeling: 'zending' | 'gemeente';
  readonly selectie: readonly Selectie[];
  readonly groepering?: Groepering;
  readonly totalen: Readonly<Record<string, Aggregaat>>;
  readonly codetabellen: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly bestanden: readonly Bestand[];
  readonly controles: readonly Controle[];
}
