/** Findings on an invoermapping, and on a file that is read with one. Codes of an aanbieder are not shown: they may name people. */
import type { Maat } from '../invoermapping.ts';

export interface BevindingenInvoermapping {
  MAPPING_VELD_ONBEKEND: { readonly veld: string };
  MAPPING_VELD_DUBBEL: { readonly veld: string };
  MAPPING_VELD_ONTBREEKT: { readonly veld: string; readonly omschrijving: string };
  MAPPING_KOP_DUBBEL: Record<never, never>;
  /** `code`: of the standard, as the mapping gives it. */
  MAPPING_CODE_ONBEKEND: { readonly veld: string; readonly code: string };
  MAPPING_VERTALING_DUBBEL: { readonly veld: string };
  MAPPING_MAAT: { readonly veld: string; readonly maat: Maat };
  MAPPING_MAAT_EENHEID: { readonly maat: Maat; readonly eenheid: string };
  MAPPING_TE_VEEL: { readonly maximum: number };
  MAPPING_ONBEKEND: { readonly naam: string };
  MAPPING_KOLOM_NIET_GELEZEN: { readonly kolom?: string };
  MAPPING_ZONDER_VERTALING: { readonly kolom: string };
  MAPPING_GEEN_HELE_MINUTEN: { readonly kolom: string };
  MAPPING_GEEN_TABEL: Record<never, never>;
}
