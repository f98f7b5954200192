/** What the forms on the page of an organisation have in common: reading their fields, finding the organisation, and going back to it. */
import type { OrganisatieRij } from '../../domain/toegang.ts';
import type { WebContext } from '../omgeving.ts';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { metGevolg } from '../onderdelen/gevolg.tsx';
import { eisVers } from '../vers.ts';
import type { Gevolgwoord } from './organisatie.tsx';
import { ORGANISATIES } from './organisaties.tsx';

export const tekst = (waarde: unknown, maximum: number): string =>
  typeof waarde === 'string' ? waarde.trim().slice(0, maximum) : '';

export const meer = (waarde: unknown): readonly string[] =>
  Array.isArray(waarde) ? waarde.filter((een) => typeof een === 'string') : typeof waarde === 'string' ? [waarde] : [];

/** Does `werk` with the organisation of the address; without one the page is not there. */
export const metOrganisatie = async (
  c: WebContext,
  werk: (organisatie: OrganisatieRij) => Response | Promise<Response>,
) => {
  const organisatie = await c.var.diensten.staat.organisaties.getOrganisatie(c.req.param('id') ?? '');
  return organisatie === undefined ? toonNietGevonden(c) : werk(organisatie);
};

/** Stands behind `eis` before an act that gives somebody a way in. */
export const eisVersOrganisatie = eisVers((c) => `${ORGANISATIES}/${c.req.param('id') ?? ''}`);

export const terug = (c: WebContext, { id }: OrganisatieRij, woord: Gevolgwoord) =>
  c.redirect(metGevolg(`${ORGANISATIES}/${id}`, woord), 303);
