/** A submission as a table: a workbook, a CSV file, a bundle. `kolom`: heading; a sender's own heading only when it looks like one. */
export interface BevindingenTabel {
  TABEL_CEL_GEEN_DATUM: { readonly kolom: string };
  TABEL_CEL_GEEN_GEHEEL_GETAL: { readonly kolom: string };
  TABEL_CEL_GEEN_GETAL: { readonly kolom: string };
  TABEL_CEL_GEEN_BEDRAG: { readonly kolom: string; readonly decimaalteken: ',' | '.' };
  TABEL_CEL_NEGATIEF_BEDRAG: { readonly kolom: string };
  TABEL_CEL_GEEN_JA_NEE: { readonly kolom: string };
  TABEL_CEL_GEEN_TEKST: { readonly kolom: string };
  TABEL_CEL_FORMULEFOUT: { readonly kolom: string };
  /** A value in a column without a heading that we know. */
  TABEL_CEL_ZONDER_KOLOM: Record<never, never>;
  TABEL_NULLEN_AANGEVULD: { readonly kolom: string; readonly aantal: number };
  TABEL_KOLOM_ONBEKEND: { readonly kolom?: string };
  TABEL_KOLOM_ONTBREEKT: { readonly kolom: string };
  TABEL_KOLOM_DUBBEL: { readonly kolom: string };
  TABEL_ZONDER_KOPREGEL: Record<never, never>;
  TABEL_GEMEENTE_ONTBREEKT: Record<never, never>;
  TABEL_GEMEENTE_TEVEEL: Record<never, never>;
  BLAD_ONTBREEKT: { readonly blad: string };
  BLAD_ONBEKEND: { readonly blad?: string };
  KOPVELD_ONBEKEND: Record<never, never>;
  KOPVELD_DUBBEL: { readonly kolom: string };
}

/** The file around the table: can it be opened, and is it whole. `naam`: of a file inside, only when it looks like the name of one. */
export interface BevindingenBestand {
  BUNDEL_LEEG: Record<never, never>;
  BUNDEL_JSON: { readonly naam: string };
  BUNDEL_NIET_GELEZEN: { readonly naam: string };
  ZIP_GEEN_ZIP: Record<never, never>;
  ZIP_BESCHADIGD: { readonly naam?: string };
  ZIP_VERSLEUTELD: { readonly naam?: string };
  ZIP_ONBEKENDE_INPAKKING: { readonly naam?: string };
  ZIP_DUBBELE_NAAM: { readonly naam?: string };
  ZIP_TE_VEEL_BESTANDEN: { readonly aantal: number; readonly maximum: number };
  ZIP_TE_STERK_VERKLEIND: { readonly naam?: string };
  WERKMAP_GEEN_WERKMAP: Record<never, never>;
  WERKMAP_VERSLEUTELD: Record<never, never>;
  WERKMAP_OUD: Record<never, never>;
  WERKMAP_MACROS: Record<never, never>;
  WERKMAP_ONLEESBAAR: Record<never, never>;
  WERKMAP_TE_VEEL_TEKST: { readonly maximumBytes: number };
  CSV_LEEG: Record<never, never>;
  CSV_TEKENS: Record<never, never>;
  CSV_AANHALINGSTEKEN: Record<never, never>;
  CSV_TE_VEEL_KOLOMMEN: { readonly maximum: number };
  CSV_VELD_TE_LANG: { readonly maximum: number };
  CSV_GEEN_TEKST: Record<never, never>;
  NDJSON_REGEL: Record<never, never>;
}
