/**
 * Who has a channel of its own. Most ontvangers have none, and their zendingen must not each cost a question to the database: the list is
 * short, and asked once for a while.
 */
import type { Kanaal } from '../deliver/kanaal.ts';
import { POSTVAK } from '../deliver/postvak.ts';
import type { KanaalStaat } from '../storage/ports/kanalen.ts';

/** A change that nobody told of is seen after this. */
const GELDIG_MS = 10_000;

export interface Kanaalgids {
  /** @param nu milliseconds */
  heeftKanaal(ontvangercode: string, nu: number): Promise<boolean>;
  /** Something changed: the next question goes to the database. */
  vergeet(): void;
}

export function createKanaalgids(kanalen: Pick<KanaalStaat, 'listOntvangersMetKanaal'>): Kanaalgids {
  // The answer is kept and not the question: what one request waits for cannot be waited for by another.
  let lijst: { readonly codes: ReadonlySet<string>; readonly op: number } | undefined;
  return {
    async heeftKanaal(ontvangercode, nu) {
      if (lijst === undefined || nu < lijst.op || nu - lijst.op > GELDIG_MS)
        lijst = { codes: new Set(await kanalen.listOntvangersMetKanaal()), op: nu };
      return lijst.codes.has(ontvangercode);
    },
    vergeet: () => {
      lijst = undefined;
    },
  };
}

/** How zendingen come to an ontvanger. */
export interface Kanalen {
  van(ontvangercode: string): Promise<Kanaal>;
  /** The channel of this ontvanger changed. */
  vergeet(): void;
}

export const createKanalen = (
  gids: Kanaalgids,
  kanaalVan: (ontvangercode: string) => Promise<Kanaal>,
  klok: () => Date,
): Kanalen => ({
  van: async (code) => ((await gids.heeftKanaal(code, klok().getTime())) ? kanaalVan(code) : POSTVAK),
  vergeet: () => gids.vergeet(),
});
