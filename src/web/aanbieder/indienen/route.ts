/** What every page about something that was put ready begins with. */
import { findControle } from '../../../pipeline/controle.ts';
import { findIndiening, hasBestand } from '../../../pipeline/indiening.ts';
import type { WebContext } from '../../omgeving.ts';
import type { Kruimel } from '../../onderdelen/bladzijde.tsx';
import { houdercodeVan } from '../../wacht.tsx';

export const INDIENEN = '/aanbieder/indienen';
export const indieningPad = (id: string): string => `${INDIENEN}/${id}`;
export const verantwoordingPad = (id: string): string => `/aanbieder/verantwoordingen/${id}`;

export const BEGINKRUIMELS: readonly Kruimel[] = [
  { naam: 'Overzicht', adres: '/aanbieder' },
  { naam: 'Indienen', adres: INDIENEN },
];

/** A pattern for the router: what is no id is another page. */
export const ID = ':id{[0-9a-f-]{36}}';

/** The file that was put ready; undefined when it is not there, or is somebody else's. */
export async function openIndiening(c: WebContext) {
  const indiening = await findIndiening(c.var.diensten, houdercodeVan(c), c.req.param('id') ?? '');
  return indiening !== undefined && hasBestand(indiening) ? indiening : undefined;
}

/** The same, with the outcome of its check. */
export async function openGecontroleerd(c: WebContext) {
  const indiening = await openIndiening(c);
  const controle = indiening && (await findControle(c.var.diensten, indiening.rij.id));
  return indiening === undefined || controle === undefined ? undefined : { indiening, controle };
}

/** A number in the address: a whole one, from 0; undefined when it is none. */
export function nummerVan(tekst: string | undefined): number | undefined {
  return tekst !== undefined && /^\d{1,6}$/.test(tekst) ? Number(tekst) : undefined;
}
