/** What the postvak of an ontvanger asks of storage. */
import type { ZendingRij } from '../../domain/rijen.ts';
import type { Soort } from '../../domain/verantwoording.ts';
import type { ZendingToestand } from '../../domain/zending.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

/** A zending as it stands in a postvak, with the periode that is accounted for. */
export interface PostvakRij extends ZendingRij {
  readonly periode: { readonly begindatum: string; readonly einddatum: string };
}

/** What is left out does not restrict. */
export interface PostvakFilter {
  readonly soort?: Soort | undefined;
  /** AGB-code of the aanbieder. */
  readonly agbcode?: string | undefined;
  /** False: what the ontvanger still has to acknowledge. */
  readonly bevestigd?: boolean | undefined;
  readonly toestand?: ZendingToestand | undefined;
  /** Periode that begins on this day or later. */
  readonly periodeVanaf?: string | undefined;
  /** Periode that ends on this day or earlier. */
  readonly periodeTotEnMet?: string | undefined;
  /** Delivered at this moment (ISO UTC) or later. */
  readonly bezorgdVanaf?: string | undefined;
}

/** What became of one id. `onbekend`: it does not exist, is of another ontvanger, or is not in the postvak (yet). */
export type Bevestiging =
  | {
      readonly zendingId: string;
      readonly uitkomst: 'bevestigd';
      readonly bevestigdOp: string;
      /** It was not brought yet: the ontvanger fetched it itself. */
      readonly zelfOpgehaald: boolean;
    }
  | { readonly zendingId: string; readonly uitkomst: 'al-bevestigd'; readonly bevestigdOp: string }
  | { readonly zendingId: string; readonly uitkomst: 'onbekend' };

export interface PostvakStaat {
  /**
   * What was not acknowledged when the walk began, in order of arrival; then what was, last acknowledged first. A walk along `volgende`
   * shows everything that was there at its beginning exactly once and what arrives meanwhile at most once, whatever is acknowledged
   * in between. A filter on what changes (`bevestigd`, `toestand`) looks at each zending as it is when its page is read.
   */
  listPostvak(ontvangercode: string, filter: PostvakFilter, blad: Bladvraag): Promise<Bladzijde<PostvakRij>>;
  /** What still has to be acknowledged, counted up to this many: a count never costs more than that. */
  countOnbevestigd(ontvangercode: string, maximum: number): Promise<number>;
  /** Those of these that are in this postvak, in order of arrival. */
  findInPostvak(ontvangercode: string, ids: readonly string[]): Promise<readonly PostvakRij[]>;
  /** One transaction. In the order of the question; an id that is asked twice is answered twice. */
  bevestig(ontvangercode: string, ids: readonly string[], op: string): Promise<readonly Bevestiging[]>;
}
