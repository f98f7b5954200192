import type { RetourRij } from '../../domain/rijen.ts';
import type { Diensten } from '../../pipeline/diensten.ts';
import { listAfgewezen } from '../../pipeline/regelstanden.ts';
import { MAXIMUM_REGELS, toRetourBeeld } from '../schemas/retourbericht.ts';

/** An answer with the regels it rejects. */
export const showRetour = async ({ blobs }: Pick<Diensten, 'blobs'>, retour: RetourRij) =>
  toRetourBeeld(retour, await listAfgewezen(blobs, retour, MAXIMUM_REGELS));
