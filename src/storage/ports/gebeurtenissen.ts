import type { GebeurtenisRij, Gebeurtenisvraag, Volger } from '../../domain/gebeurtenis.ts';

export interface Achterstand {
  readonly agbcode: string;
  /** Volgnummer up to which everything was handed over. */
  readonly aangebodenTot: number;
}

/** The outbox. Nothing writes it here: the database does, in the transaction of what happened (migrations/0006_gebeurtenissen.sql). */
export interface GebeurtenisStaat {
  /** Oldest first. Whoever asks on from the last volgnummer misses none and sees none twice. */
  listGebeurtenissen(van: Volger, vraag: Gebeurtenisvraag): Promise<readonly GebeurtenisRij[]>;
  findGebeurtenis(volgnummer: number): Promise<GebeurtenisRij | undefined>;

  /** From now on what happens is to be brought to this aanbieder; what happened before is not. Twice has no further effect. */
  beginVolgen(agbcode: string): Promise<void>;
  stopVolgen(agbcode: string): Promise<void>;
  /** Aanbieders for whom something happened that was not handed over yet. @param agbcodes only of these; absent: of all */
  listAchter(maximum: number, agbcodes?: readonly string[]): Promise<readonly Achterstand[]>;
  /** Moves on, unless somebody else did already. */
  schuifOp(achterstand: Achterstand, aangebodenTot: number): Promise<void>;
}
