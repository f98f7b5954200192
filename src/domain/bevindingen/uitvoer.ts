/** Findings of the check against the receiver's own schema. Each holds its zending, or refuses the schema that is offered. */

/** What is wrong with an element, as XML Schema judges it. `tekst`: text where only elements may stand. */
export type XsdOvertreding =
  | 'waardenlijst'
  | 'patroon'
  | 'te-lang'
  | 'te-kort'
  | 'lengte'
  | 'te-hoog'
  | 'te-laag'
  | 'cijfers'
  | 'type'
  | 'onverwacht'
  | 'ontbreekt'
  | 'tekst'
  | 'attribuut'
  | 'wortel'
  | 'welgevormd'
  | 'doctype'
  | 'anders';

/** The file, the schema it breaks (`naam@versie`), and the rule of the formaat that wrote the place. */
interface Uitvoerregel {
  readonly bestandsnaam: string;
  readonly schema: string;
  readonly formaat: string;
  /** JSON pointer into the formaat document. */
  readonly regel: string;
  /** The repeated part of the file it is in, with its number: `Client 70000`. */
  readonly onderdeel?: string;
  /** What the schema allows, in its own words; never what stands there. */
  readonly verwacht: string;
}

export interface BevindingenUitvoer {
  UITVOER_XSD: Uitvoerregel & { readonly element: string; readonly overtreding: XsdOvertreding };
  /** `trefwoord`: the keyword of JSON Schema; `veld`: name of the member, or number of the item. */
  UITVOER_JSON_SCHEMA: Uitvoerregel & { readonly veld: string; readonly trefwoord: string };
  /** More than is shown. */
  UITVOER_SCHEMA_MEER: { readonly bestandsnaam: string; readonly schema: string; readonly aantal: number };
  /** Too large to be checked in one piece, where the schema lets it not be cut. */
  UITVOER_NIET_TE_CONTROLEREN: {
    readonly bestandsnaam: string;
    readonly schema: string;
    readonly maximaleBytes: number;
    readonly bestandssoort: 'xml' | 'json';
  };
  /** The schema has a pattern whose work grows with more than the length of the value: that is for short values only. */
  UITVOER_WAARDE_TE_LANG: { readonly bestandsnaam: string; readonly schema: string; readonly maximum: number };

  SCHEMA_TE_GROOT: { readonly bytes: number; readonly maximaleBytes: number };
  SCHEMA_HOOFDBESTAND: { readonly bestand: string };
  SCHEMA_BESTAND_ONGEBRUIKT: { readonly bestand: string };
  /** `uitleg` is what the parser says; a schema holds no personal data. */
  SCHEMA_ONGELDIG: { readonly bestand: string; readonly uitleg: string };
  SCHEMA_VERWIJZING: { readonly bestand: string; readonly verwijzing: string };
  /** Something that the checks of this gateway do not support, or that could make them run without end. */
  SCHEMA_NIET_ONDERSTEUND: { readonly bestand: string; readonly wat: string };

  /** A formaat names a schema that is not in the register. */
  SCHEMA_ONBEKEND: { readonly formaat: string; readonly schema: string };
  /** The schema always asks for it inside this element, and no rule of the formaat writes it. */
  SCHEMA_VEREIST_ONTBREEKT: { readonly schema: string; readonly element: string; readonly ontbreekt: string };
  SCHEMA_VERKEERDE_SOORT: {
    readonly formaat: string;
    readonly schema: string;
    readonly schemasoort: string;
    readonly bestandssoort: string;
  };
}
