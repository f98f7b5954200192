/** The plan of a later version: its own zendingen, and one for every place that it leaves empty. */
import type { Planning } from '../domain/rijen.ts';
import { planVervallen } from '../route/vervallen.ts';
import type { Diensten } from './diensten.ts';
import { zendingIdVoor } from './receive.ts';

export async function planVervolg(
  { staat }: Pick<Diensten, 'staat'>,
  verantwoordingId: string,
  vervangtId: string,
  plan: Planning,
): Promise<Planning> {
  const [zendingen, delen] = await Promise.all([
    staat.zendingen.listZendingen(vervangtId),
    staat.zendingen.listZendingDelen(vervangtId),
  ]);
  const perZending = Map.groupBy(delen, ({ zendingId }) => zendingId);
  const eerder = zendingen.map((zending) => ({ zending, delen: perZending.get(zending.id) ?? [] }));
  const erbij = planVervallen(verantwoordingId, plan.zendingen, eerder, zendingIdVoor(verantwoordingId));
  return erbij.length === 0 ? plan : { ...plan, zendingen: [...plan.zendingen, ...erbij] };
}
