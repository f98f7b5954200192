/** The zending of an address, when it stands in the postvak of who is signed in. */
import type { PostvakRij } from '../../pipeline/postvak.ts';
import type { WebContext } from '../omgeving.ts';
import type { Kruimel } from '../onderdelen/bladzijde.tsx';
import { houdercodeVan } from '../wacht.tsx';

const ID = /^[0-9a-f-]{36}$/;

export const POSTVAKKRUIMEL: Kruimel = { naam: 'Postvak', adres: '/gemeente' };

/** Undefined when it does not exist, is of another ontvanger, or never reached its postvak. */
export async function findEigenZending(c: WebContext): Promise<PostvakRij | undefined> {
  const id = c.req.param('id') ?? '';
  if (!ID.test(id)) return undefined;
  const [rij] = await c.var.diensten.staat.postvak.findInPostvak(houdercodeVan(c), [id]);
  // Withdrawn before it was handed over: that it was there may be known, what was in it may not be seen any more.
  // The same for what was destroyed when its term ended.
  return rij?.toestand === 'ingetrokken' || rij?.gewistOp !== undefined ? { ...rij, bestanden: [] } : rij;
}

/** Rows from which an answer can still come. */
export const isTeBeantwoorden = ({ toestand, gewistOp }: PostvakRij): boolean =>
  gewistOp === undefined && (toestand === 'bezorgd' || toestand === 'bevestigd' || toestand === 'omgezet');

export async function naamVanAanbieder(c: WebContext, agbcode: string): Promise<string> {
  return (
    (await c.var.diensten.staat.organisaties.listNamen('aanbieder', [agbcode])).get(agbcode) ?? `Aanbieder ${agbcode}`
  );
}
