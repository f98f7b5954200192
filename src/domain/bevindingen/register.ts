/** Findings on what a beheerder registers: gemeenten, herindelingen, regio's, aansluitingen and how they fit together. */
export interface BevindingenRegister {
  /** One violation of a published schema; `regel` is the JSON Schema keyword, `verwacht` what it allows. */
  REGISTER_SCHEMA: { readonly document: string; readonly regel: string; readonly verwacht: string };
  REGISTER_LIJST_ONTBREEKT: { readonly lijst: string };

  GELDIGHEID_OMGEKEERD: { readonly wat: string; readonly vanaf: string; readonly tot: string };
  GEMEENTECODE_DUBBEL: { readonly gemeente: string; readonly datum: string };
  GEMEENTECODE_ONBEKEND: { readonly waar: string; readonly gemeente: string };
  GEMEENTE_NIET_GELDIG: { readonly waar: string; readonly gemeente: string };

  HERINDELING_DUBBEL: { readonly gemeente: string; readonly nieuweCode: string };
  /** The old code is still in force on or after the ingangsdatum, or the new one is not yet. */
  HERINDELING_GELDIGHEID: { readonly gemeente: string; readonly ingangsdatum: string };
  HERINDELING_KRING: { readonly gemeente: string };

  REGIO_ONBEKEND: { readonly aansluiting: string; readonly regio: string };
  REGIO_DUBBEL: { readonly regio: string; readonly datum: string };
  ONTVANGERCODE_DUBBEL: { readonly ontvangercode: string };

  FORMAAT_ONBEKEND: { readonly aansluiting: string; readonly formaat: string };
  /** No version can be used during (part of) the aansluiting, from `vanaf` on. */
  FORMAAT_GAT: { readonly aansluiting: string; readonly formaat: string; readonly vanaf: string };
  FORMAAT_DUBBELE_INGANG: { readonly formaat: string; readonly geldigVanaf: string; readonly versies: string };
  FORMAAT_WETTEN: { readonly aansluiting: string; readonly formaat: string; readonly wet: string };
  FORMAAT_INVOER: { readonly aansluiting: string; readonly formaat: string; readonly soort: string };
  /** A parameter without standaard for which the aansluiting gives no value. */
  FORMAATPARAMETER_ONTBREEKT: { readonly aansluiting: string; readonly formaat: string; readonly parameter: string };
  FORMAATPARAMETER_ONBEKEND: { readonly aansluiting: string; readonly formaat: string; readonly parameter: string };
  /** An empty table of the formaat that the aansluiting does not fill. */
  FORMAATCODETABEL_ONTBREEKT: { readonly aansluiting: string; readonly formaat: string; readonly codetabel: string };
  FORMAATCODETABEL_ONBEKEND: { readonly aansluiting: string; readonly formaat: string; readonly codetabel: string };

  AANSLUITING_DUBBEL: { readonly aansluiting: string; readonly versie: string };
  /** Two aansluitingen, equally near, ask the same of the same ontvanger on `datum`. */
  AANSLUITING_GELIJK: {
    readonly een: string;
    readonly ander: string;
    readonly wet: string;
    readonly soort: string;
    readonly gemeente: string;
    readonly aantalGemeenten: number;
    readonly datum: string;
  };
}
