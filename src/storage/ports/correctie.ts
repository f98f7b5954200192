import type { Intrekreden, Planning, ZendingRij } from '../../domain/rijen.ts';
import type { Grondslag } from '../../domain/vervanging.ts';
import type { Omzetwerk } from '../ports.ts';

/** Where the versions of a zending are looked for. */
export interface Ketenvraag extends Pick<ZendingRij, 'id' | 'ontvanger' | 'soort' | 'aansluiting' | 'formaat'> {
  /** Its own delen: after a herindeling the ontvanger has another code, and still the same delen. */
  readonly delen: Omzetwerk['delen'];
  /** The newest verantwoording whose zendingen count: the one before, or the own one when it is withdrawn. */
  readonly vanafVerantwoordingId: string;
}

export interface CorrectieStaat {
  /** Earlier zendingen of the same, along the chain of verantwoordingen, the oldest first; withdrawals do not count. */
  listKeten(vraag: Ketenvraag): Promise<readonly Omzetwerk[]>;
  /**
   * Zendingen of other verantwoordingen of the same aanbieder to the same ontvanger in the same formaat that left after `na`, the oldest
   * first.
   */
  listElders(vraag: Ketenvraag & Pick<ZendingRij, 'agbcode'>, na: string): Promise<readonly Omzetwerk[]>;
  /** Of these zendingen: those that have not left go to `ingetrokken`, for good. @returns those that did. */
  houdTegen(
    zendingIds: readonly string[],
    vanuit: readonly ZendingRij['toestand'][],
    op: string,
  ): Promise<readonly string[]>;
  /** Fixes the grondslag of a planned zending, once. @returns the one that counts; undefined when it is no longer planned. */
  legGrondslagVast(zendingId: string, grondslag: Grondslag): Promise<Grondslag | undefined>;
  findGrondslag(zendingId: string): Promise<Grondslag | undefined>;
  /**
   * From `gepland` to `wacht-op-antwoord`, and the grondslag goes. False when one of `wachtOp` was answered in the meantime, or the
   * zending is no longer planned: then look again.
   */
  laatWachten(zendingId: string, wachtOp: readonly string[], op: string): Promise<boolean>;
  /** Back to `gepland`: zendingen that wait for something that is answered now, or will never be. @returns their ids. */
  laatVerdergaan(maximum: number, op: string): Promise<readonly string[]>;
  /** Marks delivered zendingen as taken back; those that are on their way as soon as they arrive. */
  laatVervallen(zendingIds: readonly string[], op: string): Promise<void>;
  /**
   * Takes a verantwoording back, in one transaction: what has not left goes to `ingetrokken`, what left is marked, what has to be
   * credited is planned. False when it was replaced or taken back before.
   */
  trekIn(
    verantwoordingId: string,
    reden: Intrekreden,
    plan: Planning,
    vervallen: readonly string[],
    op: string,
  ): Promise<boolean>;
}
