/** What the gateway knows about one verantwoording, for whoever may see it. */
import type { VerantwoordingRij } from '../domain/rijen.ts';
import { type Balans, createBalans } from '../receipts/balans.ts';
import type { Diensten } from './diensten.ts';

/** The conservation law, computed now. */
export async function loadBalans(diensten: Diensten, verantwoording: VerantwoordingRij): Promise<Balans> {
  const { verantwoordingen, zendingen } = diensten.staat;
  const [delen, rijen, zendingDelen, zonder] = await Promise.all([
    verantwoordingen.listDelen(verantwoording.id),
    zendingen.listZendingen(verantwoording.id),
    zendingen.listZendingDelen(verantwoording.id),
    verantwoordingen.listZonderOntvanger(verantwoording.id),
  ]);
  return createBalans(verantwoording, delen, rijen, zendingDelen, zonder);
}
