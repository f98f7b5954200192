/** A schema of a receiver, as registered: what its own check holds our output against. Versions are immutable. */
import { LIMIETEN } from './limieten.ts';
import type { Bron } from './register.ts';

/** `xsd`: W3C XML Schema 1.0. `json-schema`: draft 7, 2019-09 or 2020-12. */
export type Schemasoort = 'xsd' | 'json-schema';

export interface Schemaverwijzing {
  readonly naam: string;
  readonly versie: string;
}

/** What the register as a whole knows of a schema; its files are read when an output is checked. */
export interface Schemavermelding extends Schemaverwijzing {
  readonly titel: string;
  readonly schemasoort: Schemasoort;
  /** Of the whole set, files included. */
  readonly sha256: string;
}

/** One set of files, as `schemas/schema/1.0.0.json` describes it. Files refer to each other by name, and to nothing else. */
export interface Schemaset extends Schemaverwijzing {
  readonly schemasoort: Schemasoort;
  /** For editors: where the schema of this document is. */
  readonly $schema?: string;
  readonly titel: string;
  /** Name of the file to begin with. */
  readonly hoofdbestand: string;
  /** File name → text. */
  readonly bestanden: Readonly<Record<string, string>>;
  readonly bronnen: readonly Bron[];
}

/** Length of all files together, in UTF-8 bytes; a row of D1 holds at most 2 MB. */
export const MAXIMALE_SCHEMABYTES = LIMIETEN.schemaBytes.waarde;
