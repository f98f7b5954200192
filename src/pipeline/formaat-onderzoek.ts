/** What can be said of a formaat document without storing it. */
import { validateFormaat } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';

export interface Onderzoek {
  /** Absent when the document is no formaat that can be used. */
  readonly formaat?: Formaat;
  readonly bevindingen: readonly Bevinding[];
}

export function examineFormaat(document: unknown): Onderzoek {
  const uitkomst = validateFormaat(document);
  if (!uitkomst.ok) return { bevindingen: uitkomst.error };
  return { formaat: uitkomst.value.formaat, bevindingen: [] };
}
