/** What whoever writes a formaat may use: the fields of the standard and the functions. Told by the server, read by the editor in the browser. */

export interface Taalveld {
  /** Canonical path. */
  readonly pad: string;
  readonly omschrijving: string;
  readonly privacy: 'geen' | 'persoonsgegeven' | 'bijzonder';
  readonly bron: string;
  readonly soort: string;
  readonly verplicht: boolean;
  readonly codes?: readonly string[];
}

export interface Taalfunctie {
  readonly naam: string;
  readonly parameters: readonly string[];
  readonly resultaat: string;
  readonly omschrijving: string;
  readonly voorbeeld: string;
}

export interface Formaattaal {
  readonly velden: readonly Taalveld[];
  readonly functies: readonly Taalfunctie[];
  /** The JSON Schema of a formaat (schemas/formaat). */
  readonly schema: Readonly<Record<string, unknown>>;
}
