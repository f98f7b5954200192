/** The end of every way in which an answer comes: stored, or told that it cannot be. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { RetourRij, ZendingRij } from '../domain/rijen.ts';
import { offerGebeurtenissen } from './aanbiederwebhook.ts';
import type { Diensten } from './diensten.ts';
import { releaseWaiting } from './wachtende-correcties.ts';

export interface Verwerkt {
  readonly soort: 'verwerkt';
  /** False when the same answer came before: nothing changed. */
  readonly nieuw: boolean;
  readonly retour: RetourRij;
  readonly zending: ZendingRij;
}

/** One transaction; afterwards whatever waited for this answer may go on. */
export async function storeAnswer(
  diensten: Diensten,
  retour: RetourRij,
  bevindingen: readonly Bevinding[],
): Promise<Verwerkt | { readonly soort: 'verouderd' | 'kenmerk-in-gebruik' }> {
  const { staat, tussenstap } = diensten;
  const bewaard = await staat.retour.bewaarRetour(retour, bevindingen);
  if (bewaard === 'verouderd' || bewaard === 'kenmerk-in-gebruik') return { soort: bewaard };
  if (bewaard === 'bewaard') await tussenstap('antwoord-bewaard');
  await releaseWaiting(diensten);
  const [zending, eerder] = await Promise.all([
    staat.zendingen.findZending(retour.zendingId),
    bewaard === 'bestaat' ? staat.retour.listRetour(retour.zendingId) : [],
  ]);
  if (zending === undefined) throw new Error(`zending ${retour.zendingId} was answered and is gone`);
  // The answer is stored, so a failure here is none of it; the reconciliation hands over what is left.
  await offerGebeurtenissen(diensten, [zending.agbcode]).catch(() => 0);
  return {
    soort: 'verwerkt',
    nieuw: bewaard === 'bewaard',
    retour: eerder.find(({ sha256 }) => sha256 === retour.sha256) ?? retour,
    zending,
  };
}
