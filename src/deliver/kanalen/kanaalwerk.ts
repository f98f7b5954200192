/** What every channel with a wire has in common: it sends one zending, or a test that takes the same road. */

import { contentType } from '../../domain/bestandskop.ts';
import type { Bezorguitkomst } from '../../domain/bezorging.ts';
import type { Proefstap, Proefstapuitkomst } from '../../domain/kanaal.ts';
import type { ZendingRij } from '../../domain/rijen.ts';
import type { BestandBewijs } from '../../domain/zending.ts';
import type { Bytestroom, Genummerd } from '../../storage/ports.ts';
import type { Kanaal, Kanaalronde } from '../kanaal.ts';
import { toBezorguitkomst, toProefstappen, type Verzenduitkomst } from '../uitkomst.ts';

/** A zending with its place in the postvak and a way to its files. */
export interface TeVerzenden {
  readonly rij: ZendingRij;
  readonly nummer: number;
  /** Names this action to the ontvanger (W3C Trace Context). */
  readonly traceparent?: string;
  readonly open: (bestand: BestandBewijs) => Promise<Bytestroom>;
}

export interface Zendingbron {
  /** By id of the zending; in one question. */
  findAll(zendingen: readonly Genummerd[]): Promise<ReadonlyMap<string, TeVerzenden>>;
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

type Stapel = Promise<ReadonlyMap<string, TeVerzenden>>;

/** What is read here no longer changes: files, formaat and moment are those of the conversion. A zending that is withdrawn leaves the postbus. */
function createRonde(werk: Kanaalwerk, bron: Zendingbron): Kanaalronde {
  const aangekondigd = new Map<string, Stapel>();
  const find = async (zending: Genummerd): Promise<TeVerzenden> => {
    const { zendingId } = zending;
    const stapel = await aangekondigd.get(zendingId);
    // Taken out, so that memory holds what is still to come and another attempt looks again.
    aangekondigd.delete(zendingId);
    const gevonden = stapel?.get(zendingId) ?? (await bron.findAll([zending])).get(zendingId);
    if (gevonden === undefined) throw new Error(`zending ${zendingId} has a number and does not exist`);
    return gevonden;
  };
  return {
    kondigAan(zendingen) {
      // One question that fails must not cost each of these an attempt: then every one asks for itself.
      const stapel: Stapel = bron.findAll(zendingen).catch(() => new Map());
      for (const { zendingId } of zendingen) aangekondigd.set(zendingId, stapel);
    },
    async bezorg(zending, nu): Promise<Bezorguitkomst> {
      const uitkomst = await werk.verzend(await find(zending), nu);
      return toBezorguitkomst(uitkomst, nu, werk.geweigerd);
    },
  };
}

/** A channel as the postbus uses it. */
export const createKanaal = (werk: Kanaalwerk, bron: Zendingbron): Kanaal => ({
  tegelijk: werk.tegelijk,
  ronde: () => createRonde(werk, bron),
  bezorg: (zending, nu) => createRonde(werk, bron).bezorg(zending, nu),
});

/** @returns every step that was taken; the channel works when the last of them succeeded */
export const testKanaal = async (werk: Kanaalwerk, id: string, nu: Date): Promise<readonly Proefstapuitkomst[]> =>
  toProefstappen(await werk.beproef(id, nu), werk.stappen);

/** What each of the files of a zending is, as a receiver may know it before it has them. */
export const describeBestanden = (bestanden: readonly BestandBewijs[]) =>
  bestanden.map(({ volgnummer, bestandsnaam, mediatype, bytes, sha256 }) => ({
    volgnummer,
    bestandsnaam,
    mediatype: contentType(mediatype),
    bytes,
    sha256,
  }));
