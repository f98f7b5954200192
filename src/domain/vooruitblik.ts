/** What will happen with one zending, and why: told before anything is submitted. */
import type { Drempel, VerklaringSoort } from './register.ts';
import type { Wet } from './verantwoording.ts';

export interface Vooruittermijn {
  readonly wat: string;
  readonly betreft: 'verantwoording' | 'verklaring' | 'nagekomen';
  /** Last day on which it is in time. */
  readonly laatsteDag: string;
  /** Over on the day of the check. */
  readonly verstreken: boolean;
}

/** A document beside the regels: given with the verantwoording, known from the dossier, or not there. */
export interface Vooruitdocument {
  /** Bijlagesoort. */
  readonly wat: string;
  readonly aanwezig: boolean;
  /** Without it nothing goes to this ontvanger. */
  readonly houdtTegen: boolean;
}

/** One comparison of the turnover with the drempel, and what follows from it. */
export interface Drempelstand {
  readonly drempel: Pick<Drempel, 'bedragCenten' | 'vergelijking' | 'basis'>;
  /** Name of the agreement or protocol that sets it. */
  readonly bron: string;
  readonly wetten: readonly Wet[];
  /** Answering gemeente, when the comparison is about one. */
  readonly gemeentecode?: string;
  /** Turnover that was compared; at least this much when `stand` is `onbepaald`. */
  readonly omzetCenten: number;
  readonly stand: 'erboven' | 'eronder' | 'onbepaald';
  /** Verklaring that is asked on this side; absent: none. Of `onbepaald`: the one above. */
  readonly verklaring?: VerklaringSoort;
  readonly aanwezig: boolean;
}
