/** What every channel with a wire has in common: it sends one zending, or a test that takes the same road. */

import type { Bezorguitkomst } from '../../domain/bezorging.ts';
import type { Proefstap, Proefstapuitkomst } from '../../domain/kanaal.ts';
import type { ZendingRij } from '../../domain/rijen.ts';
import type { BestandBewijs } from '../../domain/zending.ts';
import type { Bytestroom, Genummerd } from '../../storage/ports.ts';
import type { Kanaal } from '../kanaal.ts';
import { toBezorguitkomst, toProefstappen, type Verzenduitkomst } from '../uitkomst.ts';

/** A zending with its place in the postvak and a way to its files. */
export interface TeVerzenden {
  readonly rij: ZendingRij;
  readonly nummer: number;
  readonly open: (bestand: BestandBewijs) => Promise<Bytestroom>;
}

export interface Zendingbron {
  /** Throws when there is no such zending: what is numbered exists. */
  find(zending: Genummerd): Promise<TeVerzenden>;
}

/** One kind of channel with its settings, as far as it differs from the others. */
export interface Kanaalwerk {
  readonly tegelijk: number;
  verzend(zending: TeVerzenden, nu: Date): Promise<Verzenduitkomst>;
  /** Sends something without data over the same road. @param id of this test */
  beproef(id: string, nu: Date): Promise<Verzenduitkomst>;
  /** What a test of it goes through, in order. */
  readonly stappen: readonly Proefstap[];
  /** Statuses with which the other side refuses one zending for what it is. */
  readonly geweigerd?: ReadonlySet<number>;
}

/** A channel as the postbus uses it. */
export const createKanaal = (werk: Kanaalwerk, bron: Zendingbron): Kanaal => ({
  tegelijk: werk.tegelijk,
  async bezorg(zending, nu): Promise<Bezorguitkomst> {
    const uitkomst = await werk.verzend(await bron.find(zending), nu);
    return toBezorguitkomst(uitkomst, nu, werk.geweigerd);
  },
});

/** @returns every step that was taken; the channel works when the last of them succeeded */
export const testKanaal = async (werk: Kanaalwerk, id: string, nu: Date): Promise<readonly Proefstapuitkomst[]> =>
  toProefstappen(await werk.beproef(id, nu), werk.stappen);

/** What each of the files of a zending is, as a receiver may know it before it has them. */
export const describeBestanden = (bestanden: readonly BestandBewijs[]) =>
  bestanden.map(({ volgnummer, bestandsnaam, mediatype, bytes, sha256 }) => ({
    volgnummer,
    bestandsnaam,
    mediatype,
    bytes,
    sha256,
  }));
