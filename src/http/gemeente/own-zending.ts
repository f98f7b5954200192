import type { ZendingRij } from '../../domain/rijen.ts';
import { BEZORGDE_TOESTANDEN } from '../../domain/zending.ts';
import type { HttpOmgeving } from '../omgeving.ts';

/** Undefined when it does not exist, when it is of another ontvanger, and when it was not delivered. */
export async function findDelivered(
  { diensten, houder }: HttpOmgeving['Variables'],
  id: string,
): Promise<ZendingRij | undefined> {
  const rij = await diensten.staat.zendingen.findZending(id);
  return rij?.ontvanger.code === houder.houdercode && BEZORGDE_TOESTANDEN.includes(rij.toestand) ? rij : undefined;
}
