/** Stores a changed document as the concept it was; one function for the text and for the form. */
import type { Bevinding } from '../../../domain/bevinding.ts';
import { unreachable } from '../../../domain/result.ts';
import { putConcept } from '../../../pipeline/formaat-concept.ts';
import type { WebContext } from '../../omgeving.ts';
import { doorVan, opHash, type Versiebeeld } from './basis.tsx';

export type Bewaring =
  | { readonly soort: 'bewaard' | 'gelijk' }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'botsing' };

/** @param hash of the document that was on the page */
export async function saveConcept(
  c: WebContext,
  { formaat }: Versiebeeld,
  document: unknown,
  hash: string,
): Promise<Bewaring> {
  const uitkomst = await putConcept(c.var.diensten, formaat, document, opHash(hash), doorVan(c));
  switch (uitkomst.soort) {
    case 'gemaakt':
    case 'vervangen':
      return { soort: 'bewaard' };
    case 'ongewijzigd':
      return { soort: 'gelijk' };
    case 'geweigerd':
    case 'ligt-vast':
      return { soort: 'geweigerd', bevindingen: uitkomst.bevindingen };
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return { soort: 'botsing' };
    default:
      return unreachable(uitkomst);
  }
}
