/** Acts of people on pages, written into the audit trail under the name that the same act has in the API. */

import type { Wijziger } from '../domain/kanaal.ts';
import { type Auditfeiten, type Auditpersoon, auditeer } from '../pipeline/auditspoor.ts';
import { lidMiddel } from '../pipeline/kanaal-vrijgave.ts';
import type { WebContext } from './omgeving.ts';
import { aangemeldeVan } from './wacht.tsx';

/** Who acts, behind `eis`: the organisation, and which of its people. */
export function persoonVan(c: WebContext): Auditpersoon {
  const { organisatie, lid } = aangemeldeVan(c);
  return { houdersoort: organisatie.houdersoort, houdercode: organisatie.houdercode, middel: lidMiddel(lid.id) };
}

/** The same, as whoever changes a channel. */
export function wijzigerVan(c: WebContext): Wijziger {
  const { organisatie, lid } = aangemeldeVan(c);
  return { soort: organisatie.houdersoort, code: organisatie.houdercode, middel: lidMiddel(lid.id) };
}

/**
 * Does `werk` between two rows of the trail.
 *
 * @param handeling the operationId of the same act in the API, or a name of its own when only a page can do it
 * @param feiten ids, codes and names of things of the gateway; never anything of a client
 * @param gelukt reads from the outcome whether it was done; without it every end is
 */
export const handel = <Uitkomst>(
  c: WebContext,
  handeling: string,
  feiten: Auditfeiten,
  werk: () => Promise<Uitkomst>,
  gelukt: (uitkomst: Uitkomst) => boolean = () => true,
): Promise<Uitkomst> =>
  auditeer(c.var.diensten, { handeling, door: persoonVan(c), feiten }, werk, (uitkomst) => ({
    fase: gelukt(uitkomst) ? 'gedaan' : 'geweigerd',
  }));
