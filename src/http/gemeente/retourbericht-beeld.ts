import type { RetourRij, ZendingRij } from '../../domain/rijen.ts';
import type { Diensten } from '../../pipeline/diensten.ts';
import { listAfgewezen } from '../../pipeline/regelstanden.ts';
import { MAXIMUM_REGELS, toRetourBeeld } from '../schemas/retourbericht.ts';

/** An answer with the regels it rejects. @param zending when its content is destroyed, only the figures are left */
export const showRetour = async (
  { blobs }: Pick<Diensten, 'blobs'>,
  retour: RetourRij,
  { gewistOp }: Pick<ZendingRij, 'gewistOp'>,
) => toRetourBeeld(retour, gewistOp === undefined ? await listAfgewezen(blobs, retour, MAXIMUM_REGELS) : []);
