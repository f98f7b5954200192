import type { VraagberichtRij, Vraaggesprek, Vraagkant } from '../../domain/vraag.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

/** Whose threads. */
export interface Vraagdeelnemer {
  readonly kant: Vraagkant;
  /** AGB-code or ontvangercode. */
  readonly code: string;
}

export interface VraagStaat {
  /** The database keeps the thread and tells both sides (migrations/0018_gemeentepaginas.sql), and opens it again when it was closed (0029_gesprek_afgesloten.sql). */
  addVraagbericht(rij: VraagberichtRij): Promise<void>;
  findGesprek(zendingId: string): Promise<Vraaggesprek | undefined>;
  /** Last written first. */
  listGesprekken(van: Vraagdeelnemer, blad: Bladvraag): Promise<Bladzijde<Vraaggesprek>>;
  /** Newest first. */
  listBerichten(zendingId: string, blad: Bladvraag): Promise<Bladzijde<VraagberichtRij>>;
  markGelezen(zendingId: string, kant: Vraagkant): Promise<void>;
  /**
   * Closes a thread that is open and in which this side has read everything.
   *
   * @returns false when it was not so
   */
  closeGesprek(zendingId: string, kant: Vraagkant, op: string): Promise<boolean>;
  /** Threads with something new, counted up to this many. */
  countOngelezen(van: Vraagdeelnemer, maximum: number): Promise<number>;
}
