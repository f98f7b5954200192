import type { VerantwoordingRij, ZendingRij } from '../domain/rijen.ts';
import type { Diensten } from './diensten.ts';

/** Undefined when it does not exist, and when it is of another aanbieder. */
export async function findEigenVerantwoording(
  { staat }: Pick<Diensten, 'staat'>,
  agbcode: string,
  id: string,
): Promise<VerantwoordingRij | undefined> {
  const rij = await staat.verantwoordingen.findVerantwoording(id);
  return rij?.agbcode === agbcode ? rij : undefined;
}

/** One zending of a verantwoording of this aanbieder, with that verantwoording. */
export async function findEigenZending(
  diensten: Pick<Diensten, 'staat'>,
  agbcode: string,
  verantwoordingId: string,
  zendingId: string,
): Promise<{ readonly verantwoording: VerantwoordingRij; readonly zending: ZendingRij } | undefined> {
  const [verantwoording, zending] = await Promise.all([
    findEigenVerantwoording(diensten, agbcode, verantwoordingId),
    diensten.staat.zendingen.findZending(zendingId),
  ]);
  return verantwoording === undefined || zending?.verantwoordingId !== verantwoordingId
    ? undefined
    : { verantwoording, zending };
}
