/** Reads several lists of regels side by side, client by client: never more in memory than a batch of each list and one client. */
import type { PrestatieRegel } from '../domain/deel.ts';

interface Lezer<Item> {
  readonly bron: AsyncIterator<readonly Item[]>;
  batch: readonly Item[];
  plaats: number;
}

/**
 * @param lijsten each in order of bsn
 * @yields for every bsn that occurs, in order: what each list holds of it, by number of the list
 */
export async function* perClient<Item>(
  lijsten: readonly AsyncIterable<readonly Item[]>[],
  regelVan: (item: Item) => PrestatieRegel,
): AsyncGenerator<readonly (readonly Item[])[]> {
  const lezers: Lezer<Item>[] = lijsten.map((lijst) => ({ bron: lijst[Symbol.asyncIterator](), batch: [], plaats: 0 }));
  const bsnVan = (lezer: Lezer<Item>): string | undefined => {
    const item = lezer.batch[lezer.plaats];
    return item === undefined ? undefined : regelVan(item).prestatie.bsn;
  };
  try {
    for (;;) {
      let kleinste: string | undefined;
      for (const lezer of lezers) {
        await refill(lezer);
        const bsn = bsnVan(lezer);
        if (bsn !== undefined && (kleinste === undefined || bsn < kleinste)) kleinste = bsn;
      }
      if (kleinste === undefined) return;
      const client: Item[][] = [];
      for (const lezer of lezers) {
        const eigen: Item[] = [];
        client.push(eigen);
        while (bsnVan(lezer) === kleinste) {
          const item = lezer.batch[lezer.plaats++];
          if (item !== undefined) eigen.push(item);
          await refill(lezer);
        }
      }
      yield client;
    }
  } finally {
    for (const lezer of lezers) await lezer.bron.return?.();
  }
}

/** After it there is an item in hand, or the list is at its end. */
async function refill<Item>(lezer: Lezer<Item>): Promise<void> {
  while (lezer.plaats >= lezer.batch.length) {
    const volgende = await lezer.bron.next();
    if (volgende.done) return;
    lezer.batch = volgende.value;
    lezer.plaats = 0;
  }
}
