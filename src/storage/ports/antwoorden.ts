/** What the pipeline needs of storage for the answers of ontvangers. */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Antwoordsoort } from '../../domain/declaratiebericht.ts';
import type { RetourRij, ZendingRij } from '../../domain/rijen.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

/** A file that an answer may be about. */
export interface Beantwoordbaar {
  readonly zendingId: string;
  readonly volgnummer: number;
}

/** Whose zendingen wait for an answer. */
export type Wachtende = { readonly ontvangercode: string } | { readonly agbcode: string };

export interface RetourStaat {
  /** Files of this aanbieder, delivered to this ontvanger, that such a message answers by this kenmerk; the newest first. */
  findBeantwoordbaar(
    ontvangercode: string,
    agbcode: string,
    soort: Antwoordsoort,
    kenmerk: string,
  ): Promise<readonly Beantwoordbaar[]>;
  /**
   * Stores the answer and moves the zending on, in one transaction that also ends the ontvangst of its bytes. Where a zending has several
   * files that are answered one by one, its toestand follows when the last answer is there.
   * `bestaat`: this ontvanger sent the same bytes before. `kenmerk-in-gebruik`: it sent others under this kenmerk. `verouderd`: the file,
   * or the zending, was answered already. In all three nothing was written.
   */
  bewaarRetour(
    retour: RetourRij,
    bevindingen: readonly Bevinding[],
  ): Promise<'bewaard' | 'bestaat' | 'kenmerk-in-gebruik' | 'verouderd'>;
  /** In order of arrival. */
  listRetour(zendingId: string): Promise<readonly RetourRij[]>;
  /**
   * Zendingen that wait for an answer, the longest first.
   * @param voor only those delivered before the moment that belongs to their number of working days
   */
  listOnbeantwoord(
    wie: Wachtende,
    voor: Readonly<Record<number, string>> | undefined,
    blad: Bladvraag,
  ): Promise<Bladzijde<ZendingRij>>;
}
