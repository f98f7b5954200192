import type { GebeurtenisRij, Gebeurtenisvraag, Volger } from '../../domain/gebeurtenis.ts';

/** The outbox. Nothing writes it here: the database does, in the transaction of what happened (migrations/0006_gebeurtenissen.sql). */
export interface GebeurtenisStaat {
  /** Oldest first. Whoever asks on from the last volgnummer misses none and sees none twice. */
  listGebeurtenissen(van: Volger, vraag: Gebeurtenisvraag): Promise<readonly GebeurtenisRij[]>;
}
