/** What the pipeline needs of storage to have the content of documents looked at for viruses. */
import type { Scanuitslag } from '../../domain/virusscan.ts';

/** A document whose content is still to be looked at. */
export interface Scanwerk {
  /** Of the dossierdocument. */
  readonly id: string;
  /** Begun so far. */
  readonly pogingen: number;
}

/** Counted up to `TELGRENS`. */
export interface Scantelling {
  /** Found in the given time, and still in a dossier. */
  readonly besmet: number;
  /** Wait longer than they should, or were tried in vain. */
  readonly blijftStaan: number;
}

export interface VirusscanStaat {
  /**
   * Brings what is there in line with whether there is a scanner: what nobody looked at waits when there is one, and what waits is told of
   * as not looked at when there is none. At most so many at a time.
   */
  richtIn(metScanner: boolean, op: string, maximum: number): Promise<void>;
  /** Undefined when this document has no content that still is to be looked at. */
  findTeScannen(id: string): Promise<Scanwerk | undefined>;
  /** What may be tried at this moment, the longest due first. */
  listTeScannen(op: string, maximum: number): Promise<readonly Scanwerk[]>;
  /**
   * Begins a try; nobody else takes it before `volgendeOp`. False when somebody else began one, or it need not be looked at any more.
   */
  begin(werk: Scanwerk, volgendeOp: string): Promise<boolean>;
  /**
   * Keeps what the look gave. What is infected loses its bytes and its key in the same transaction; the bytes themselves are then still to
   * be wiped, as of all that is destroyed.
   */
  meld(id: string, uitslag: Scanuitslag, op: string): Promise<void>;
  /** @param sinds infected ones found before this moment are not counted; @param voor what should have been looked at by then */
  tel(sinds: string, voor: string): Promise<Scantelling>;
}
