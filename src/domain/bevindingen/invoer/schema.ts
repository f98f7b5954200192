/** One value against the JSON Schema of the standard. `omschrijving` is the schema's own description of the field. */
interface Veld {
  readonly veld: string;
  readonly omschrijving: string;
}

export interface BevindingenSchema {
  SCHEMA_VERPLICHT: Veld;
  /** `veld` only when the name can be shown: it is the sender's text. */
  SCHEMA_ONBEKEND_VELD: { readonly veld?: string };
  SCHEMA_TYPE: Veld & { readonly verwacht: string };
  SCHEMA_KEUZE: Veld & { readonly toegestaan: readonly string[] };
  SCHEMA_LENGTE: Veld & { readonly minimum?: number; readonly maximum?: number };
  SCHEMA_BEREIK: Veld & { readonly minimum?: number; readonly maximum?: number };
  SCHEMA_AANTAL: Veld & { readonly minimum?: number; readonly maximum?: number };
  SCHEMA_DATUM: Veld;
  SCHEMA_EMAIL: Veld;
  /** `patroon`: the regular expression of the schema; its meaning in words belongs to the text. */
  SCHEMA_PATROON: Veld & { readonly patroon: string };
  SCHEMA_HOORT_BIJ: Veld & { readonly bij: string };
  SCHEMA_HERHALING: Veld;
  /** A keyword that has no sentence of its own. */
  SCHEMA_ANDERS: Veld & { readonly trefwoord: string };
}
