/** What an aanbieder put ready on the pages, to be checked and then submitted: a file, or a form that is being filled in. */

export interface IndieningRij {
  readonly id: string;
  readonly agbcode: string;
  readonly begonnenOp: string;
  /** Who put it ready. Absent for what was put ready before this was kept. */
  readonly lidId?: string;
  /** What it became. Absent as long as it was not submitted. */
  readonly verantwoordingId?: string;
}
