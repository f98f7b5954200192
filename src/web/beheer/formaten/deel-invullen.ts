/** Finds one part of a formaat, and makes the formaat as it is with that part filled in or taken away. */
import type { Versiebeeld } from './basis.tsx';
import { appendAt, type JsonObject, parentOf, putMember, removeAt, setAt, valueAt } from './bewerken.ts';
import { type Soortnaam, soortAt } from './soorten.ts';
import { fromIngevuld, type Ingevuld, LIDNAAM, soortVan } from './waarden.ts';

/** One part of a formaat. `plek` is a JSON Pointer; it ends in `/-` when the part is still to be made. */
export interface Deel {
  readonly plek: string;
  readonly soortnaam: Soortnaam;
  /** Undefined when it is still to be made. */
  readonly inhoud: unknown;
}

/** Whether the part is still to be made. */
export const isNieuw = ({ plek }: Deel): boolean => plek.endsWith('/-');

/** The part that stands there, or that can be made there; undefined when it is neither. */
export function findDeel({ formaat }: Versiebeeld, plek: string, gevraagd: string | undefined): Deel | undefined {
  const inhoud = valueAt(formaat, plek);
  const soortnaam = soortAt(plek, inhoud, gevraagd);
  if (soortnaam === undefined) return undefined;
  const deel = { plek, soortnaam, inhoud };
  return inhoud === undefined && !isNieuw(deel) ? undefined : deel;
}

/** With grouping come its two lists, also when only one of them is filled in. */
function withGroepering(document: JsonObject, plek: string): JsonObject {
  if (!plek.startsWith('/groepering/') || document.groepering !== undefined) return document;
  return { ...document, groepering: { sleutels: {}, aggregaten: {} } };
}

/** Grouping without keys is none. */
export function withoutLeeg(document: JsonObject): JsonObject {
  const leeg = ['/groepering/sleutels', '/groepering/aggregaten'].every(
    (plek) => Object.keys(Object(valueAt(document, plek))).length === 0,
  );
  return leeg && document.groepering !== undefined ? removeAt(document, '/groepering') : document;
}

/** The document with this part filled in, and where the part stands in it. */
export function fillIn(
  formaat: object,
  deel: Deel,
  ingevuld: Ingevuld,
): { readonly document: JsonObject; readonly plek: string } {
  const { plek, soortnaam, inhoud } = deel;
  const nieuw = fromIngevuld(soortnaam, inhoud, ingevuld);
  const basis = withGroepering({ ...formaat }, plek);
  if (soortVan(soortnaam).lid !== undefined) {
    const naam = ingevuld.een(LIDNAAM).trim();
    return { document: putMember(basis, plek, naam, nieuw), plek: `${parentOf(plek)}/${naam}` };
  }
  if (!isNieuw(deel)) return { document: plek === '' ? { ...Object(nieuw) } : setAt(basis, plek, nieuw), plek };
  const lijst = valueAt(basis, parentOf(plek));
  const nr = Array.isArray(lijst) ? lijst.length : 0;
  return { document: appendAt(basis, parentOf(plek), nieuw), plek: `${parentOf(plek)}/${nr}` };
}
