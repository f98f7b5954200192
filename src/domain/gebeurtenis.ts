/** What happened to a verantwoording or a zending, in the order in which it was stored. Ids and states: never content. */
import type { ZendingToestand } from './zending.ts';

/** `ingetrokken` and what else a verantwoording can come to are added where they are made (migrations). */
export type GebeurtenisRij = {
  /** Grows with every gebeurtenis of the installation; those of one organisation skip numbers, and never one that comes later. */
  readonly volgnummer: number;
  readonly agbcode: string;
  readonly verantwoordingId: string;
  readonly op: string;
} & (
  | { readonly onderwerp: 'verantwoording'; readonly toestand: string }
  | {
      readonly onderwerp: 'zending';
      readonly zendingId: string;
      readonly ontvangercode: string;
      /**
       * `vervangen`: a later version was delivered in its place. `vervallen`: taken back after it was delivered. `deels-beantwoord`: one of
       * its messages was answered. `vraag-…`: this side wrote something about it.
       */
      readonly toestand:
        | ZendingToestand
        | 'vervangen'
        | 'vervallen'
        | 'deels-beantwoord'
        | 'vraag-aanbieder'
        | 'vraag-ontvanger';
    }
);

/** Whose gebeurtenissen: all of an aanbieder, or of an ontvanger those of what stood in its postvak. */
export interface Volger {
  readonly houdersoort: 'aanbieder' | 'ontvanger';
  readonly houdercode: string;
}

export interface Gebeurtenisvraag {
  /** Only what came after this volgnummer. */
  readonly na: number;
  readonly aantal: number;
  readonly verantwoordingId?: string;
}
