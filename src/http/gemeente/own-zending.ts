import type { ZendingRij } from '../../domain/rijen.ts';
import type { HttpOmgeving } from '../omgeving.ts';

/**
 * Undefined when it does not exist, when it is of another ontvanger, and when it does not stand in the postvak. It stands there from the
 * moment it has a number, also while it is being brought: what a webhook tells of must be there to fetch.
 */
export async function findDelivered(
  { diensten, houder }: HttpOmgeving['Variables'],
  id: string,
): Promise<ZendingRij | undefined> {
  const rij = await diensten.staat.zendingen.findZending(id);
  if (rij?.ontvanger.code !== houder.houdercode || rij.postvaknummer === undefined) return undefined;
  // Withdrawn before it was handed over: that it was there may be known, what was in it may not be fetched any more.
  return rij.toestand === 'ingetrokken' ? { ...rij, bestanden: [] } : rij;
}
