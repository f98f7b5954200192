import type { VerantwoordingRij } from '../../domain/rijen.ts';
import type { HttpOmgeving } from '../omgeving.ts';

/** Undefined when it does not exist, and when it is of another aanbieder. */
export async function findOwn(
  { diensten, houder }: Pick<HttpOmgeving['Variables'], 'diensten' | 'houder'>,
  id: string,
): Promise<VerantwoordingRij | undefined> {
  const rij = await diensten.staat.verantwoordingen.findVerantwoording(id);
  return rij?.agbcode === houder.houdercode ? rij : undefined;
}
