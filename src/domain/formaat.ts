/** One receiver format as data, as `schemas/formaat/1.0.0.json` describes it. An `Expressie` is CEL; see `docs/formaten.md`. */
import type { Correctiewijze } from './correctie.ts';
import type { Antwoordsoort } from './declaratiebericht.ts';
import type { Bron, Bronstatus } from './register.ts';
import type { Schemaverwijzing } from './schema.ts';
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

/**
 * `clienten`: once for every bsn, in order; `regels`: once for every selected regel; `groepen`: once for every groep; `subgroepen`,
 * inside `groepen`: once for every subgroep of it; `lijst`: once for every element of the list that `van` names.
 */
export type Herhaling = 'clienten' | 'regels' | 'groepen' | 'subgroepen' | 'lijst';

/** `volgorde` of regels: `gemeente` (gemeentecode, wet, bsn, nr) or `bsn`; clienten are always by bsn, groepen as the groepering says. */
export interface Herhaalknoop<K> {
  readonly herhaal: Herhaling;
  readonly volgorde?: string;
  /** Path of a list of the verantwoording (`kop.gegevensAanbieder.wachttijden`) or of a regel. */
  readonly van?: string;
  /** Of a list: only the elements for which this is true; absent: all. */
  readonly als?: Expressie;
  readonly inhoud: readonly K[];
}

/** An attribute of an XML element; with an absent value and `weglaten` or `leeg` it is not written. */
export interface AttribuutOpgave extends Waarde {
  readonly naam: string;
}

interface Element {
  readonly element: string;
  /** Written only when this is true; absent: always. */
  readonly als?: Expressie;
  readonly attributen?: readonly AttribuutOpgave[];
}

export type Knoop =
  | (Element & Waarde)
  | (Element & { readonly lijst?: boolean; readonly inhoud: readonly Knoop[] })
  | Herhaalknoop<Knoop>;

/** One field of a fixed-width record, as `VastVeld` of the output says. */
export interface VastVeldOpgave extends Waarde {
  readonly naam: string;
  readonly lengte: number;
  readonly uitlijning: 'links' | 'rechts';
  readonly vulteken: ' ' | '0';
  readonly decimalen?: number;
  readonly teken?: 'voorloop' | 'achter';
}

export type RecordKnoop =
  | { readonly record: string; readonly als?: Expressie; readonly velden: readonly VastVeldOpgave[] }
  | Herhaalknoop<RecordKnoop>;

export interface VasteBreedteOpmaak {
  readonly tekenset: 'ascii' | 'utf-8' | 'windows-1252';
  readonly regeleinde: 'crlf' | 'lf' | 'geen';
  readonly records: readonly RecordKnoop[];
}

export interface Kolom extends Waarde {
  readonly kop: string;
}

/** Rows of a CSV file or of a sheet: one for every repetition, with fixed ones before and after. */
export interface Rijen<K> {
  readonly herhaal: 'regels' | 'groepen' | 'subgroepen' | 'lijst';
  readonly volgorde?: string;
  readonly van?: string;
  readonly als?: Expressie;
  readonly kolommen: readonly K[];
  /** Rows under the last one, for instance totals. */
  readonly voetregels?: readonly (readonly Waarde[])[];
  /** The one row of a nil report. */
  readonly nulrij?: readonly Waarde[];
}

export interface CsvOpmaak extends Rijen<Kolom> {
  readonly scheidingsteken: ';' | ',' | '\t' | '|';
  readonly decimaalteken: ',' | '.';
  readonly tekenset: 'utf-8' | 'utf-8-bom' | 'windows-1252';
  readonly regeleinde: 'crlf' | 'lf';
  readonly kopregel: boolean;
  /** Rows above the headings, for instance who sends what. */
  readonly kopregels?: readonly (readonly Waarde[])[];
}

/** `notatie` absent: bedrag for decimals, getal for numbers, otherwise tekst. */
export interface BladKolom extends Kolom {
  readonly notatie?: 'tekst' | 'getal' | 'bedrag' | 'datum';
  readonly breedteTekens?: number;
}

export interface Blad {
  readonly naam: Expressie;
  /** One sheet for every gemeente or every value of a group key; absent: one sheet. */
  readonly bladPer?: string;
  /** Sheet of the sjabloon that is filled, or copied for every sheet of `bladPer`. */
  readonly sjabloonblad?: string;
  /** Table of the sjabloon that takes the rows. */
  readonly tabel?: string;
  /** Single cells of the sjabloon, by defined name. */
  readonly cellen?: Readonly<Record<string, Waarde>>;
  readonly rijen?: Rijen<BladKolom>;
}

export interface XlsxOpmaak {
  /** Name of one of the sjablonen of the formaat. */
  readonly sjabloon?: string;
  readonly bladen: readonly Blad[];
}

/** A file that would be too large leaves as several whole ones. */
export interface Splitsing {
  readonly maximaleRegels?: number;
  readonly maximaleBytes?: number;
}

/** The message with which the ontvanger answers a file: what kind it is, by what it names the file, and within how many working days. */
export interface Retourverwachting {
  readonly soort: Antwoordsoort;
  readonly kenmerk: Expressie;
  readonly termijnWerkdagen: number;
  /** The answer's own XSD, where one is registered. */
  readonly schema?: Schemaverwijzing;
}

/** When no regel goes along: no file, a file without rows, or a file that says so. */
export type Leegbeleid = 'niets' | 'leeg-bestand' | 'nulopgave';

export type Bestand = {
  readonly bestandsnaam: Expressie;
  readonly maximaleBytes?: number;
  /** `zending`, `gemeente` or the name of a group key: one file for each; absent: as `verdeling` says. */
  readonly bestandPer?: string;
  readonly splitsing?: Splitsing;
  readonly leeg?: Leegbeleid;
} & (
  | {
      readonly bestandssoort: 'xml';
      readonly naamruimten: Readonly<Record<string, string>>;
      readonly boom: Knoop;
      /** The receiver's own XSD: what does not satisfy it does not leave. */
      readonly schema?: Schemaverwijzing;
      readonly retourbericht?: Retourverwachting;
    }
  | {
      readonly bestandssoort: 'json';
      readonly boom: Knoop;
      /** The receiver's own JSON Schema: what does not satisfy it does not leave. */
      readonly schema?: Schemaverwijzing;
    }
  | { readonly bestandssoort: 'csv'; readonly csv: CsvOpmaak }
  | { readonly bestandssoort: 'xlsx'; readonly xlsx: XlsxOpmaak }
  | { readonly bestandssoort: 'vaste-breedte'; readonly vasteBreedte: VasteBreedteOpmaak }
);

export type Aggregaat =
  | { readonly functie: 'aantal' }
  | { readonly functie: 'som' | 'aantalUniek' | 'minimum' | 'maximum' | 'eerste'; readonly van: Expressie };

/** By the name of a key or an aggregate; what is equal stays in the order of the keys. */
export interface Sortering {
  readonly op: string;
  readonly richting?: 'oplopend' | 'aflopend';
}

/** With a codetabel the translation is the key: what is translated alike is one group, and an unmapped code is a bevinding. */
export type Sleutel = Expressie | { readonly waarde: Expressie; readonly codetabel: string };

export interface Subgroepering {
  readonly sleutels: Readonly<Record<string, Sleutel>>;
  readonly aggregaten: Readonly<Record<string, Aggregaat>>;
  readonly volgorde?: readonly Sortering[];
}

/** Groups that count fewer than `ondergrens` lose their figures, and so does one more where a total would give them away. */
export interface Onderdrukking {
  /** Aggregate that counts persons, at every level of grouping. */
  readonly veld: string;
  readonly ondergrens: number;
  readonly aanvullend: true;
}

export interface Groepering extends Subgroepering {
  /** One level deeper: groups within every group. */
  readonly subgroepen?: Subgroepering;
  readonly onderdrukking?: Onderdrukking;
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
  /** How a later version of a verantwoording reaches the ontvanger; absent: `vervangen`. */
  readonly correctie?: Correctiewijze;
  readonly selectie: readonly Selectie[];
  readonly groepering?: Groepering;
  readonly totalen: Readonly<Record<string, Aggregaat>>;
  /** An empty table is filled by the aansluiting. */
  readonly codetabellen: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The receiver's own workbooks, by name, in base64 (RFC 4648 §4). */
  readonly sjablonen?: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly bestanden: readonly Bestand[];
  readonly controles: readonly Controle[];
}
