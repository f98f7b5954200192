/**
 * Which zending a message of the queue works on. The queue keeps no order and knows no aanbieders; who is next is in the database, and each
 * message takes one. It takes no second one when it is handed out again: what it took before is still its own, so that a zending that
 * cannot be converted comes to the dead letters with the message that took it. See docs/decisions/0035-turns.md.
 */
import { tijdstip } from '../domain/kalender.ts';
import type { Diensten } from './diensten.ts';

interface Gegeven {
  /** Id of the zending that it carries. */
  readonly naam: string;
  readonly attempts: number;
}

/** @returns the id of the zending for each message; none for those for which nothing waits */
export async function takeTurns<Bericht extends Gegeven>(
  { staat, klok }: Pick<Diensten, 'staat' | 'klok'>,
  berichten: readonly Bericht[],
): Promise<ReadonlyMap<Bericht, string>> {
  const beurten = new Map<Bericht, string>();
  const zonder = new Set(berichten);
  const give = (nemingen: readonly { readonly bericht: string; readonly zendingId: string }[]): void => {
    for (const { bericht: naam, zendingId } of nemingen) {
      const bericht = [...zonder].find((een) => een.naam === naam);
      if (bericht === undefined) continue;
      zonder.delete(bericht);
      beurten.set(bericht, zendingId);
    }
  };
  const opnieuw = berichten.filter(({ attempts }) => attempts > 1).map(({ naam }) => naam);
  if (opnieuw.length > 0) give(await staat.omzetbeurten.listGenomen(opnieuw));
  give(
    await staat.omzetbeurten.neem(
      [...zonder].map(({ naam }) => naam),
      tijdstip(klok()),
    ),
  );
  return beurten;
}
