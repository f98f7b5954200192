/** What every page about something that was put ready begins with. */
import type { VerantwoordingRij } from '../../../domain/rijen.ts';
import { findControle } from '../../../pipeline/controle.ts';
import { findIndiening, hasBestand, type Indieninggegevens } from '../../../pipeline/indiening.ts';
import type { WebContext } from '../../omgeving.ts';
import type { Kruimel } from '../../onderdelen/bladzijde.tsx';
import { houdercodeVan } from '../../wacht.tsx';
import { adresVoorVervanging } from '../volgen/adressen.ts';

export const INDIENEN = '/aanbieder/indienen';
/** What was put ready and not submitted. */
export const KLAARGEZET = `${INDIENEN}/klaargezet`;
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

/** The verantwoording that is to be corrected. */
export type Vervangen = Pick<VerantwoordingRij, 'id' | 'kenmerk' | 'periode'>;

/** The own verantwoording that an address or a form names; it says an id, never a kenmerk. */
export async function findVervangen(c: WebContext, id: string | undefined): Promise<Vervangen | undefined> {
  const rij = id === undefined ? undefined : await c.var.diensten.staat.verantwoordingen.findVerantwoording(id);
  return rij?.agbcode === houdercodeVan(c) ? rij : undefined;
}

/** Where a better file is chosen: still in the place of the verantwoording that this one was to replace. */
export async function verbeterAdres(c: WebContext, { vervangt, aanvulling }: Indieninggegevens): Promise<string> {
  const kenmerk = vervangt ?? aanvulling.vervangt;
  const vervangen =
    kenmerk === undefined
      ? undefined
      : await c.var.diensten.staat.verantwoordingen.findByKenmerk(houdercodeVan(c), kenmerk);
  return vervangen === undefined ? INDIENEN : adresVoorVervanging(vervangen);
}

/** A number in the address: a whole one, from 0; undefined when it is none. */
export function nummerVan(tekst: string | undefined): number | undefined {
  return tekst !== undefined && /^\d{1,6}$/.test(tekst) ? Number(tekst) : undefined;
}
