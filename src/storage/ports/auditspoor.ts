import type { Auditafsluiting, Auditanker, Auditkop, Auditpersoon, VerzegeldeRegel } from '../../domain/auditspoor.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

/** What is left out does not restrict. */
export interface Auditfilter {
  readonly handeling?: string | undefined;
  readonly houdersoort?: Auditpersoon['houdersoort'] | undefined;
  readonly houdercode?: string | undefined;
}

export interface AuditStaat {
  findKop(): Promise<Auditkop | undefined>;
  /** @returns false, and nothing written, when another row came first: then it must be sealed again after that one */
  addRegel(regel: VerzegeldeRegel & { readonly tekst: string }): Promise<boolean>;
  /** Newest first. */
  listRegels(filter: Auditfilter, blad: Bladvraag): Promise<Bladzijde<VerzegeldeRegel>>;
  /** Oldest first, after this number. */
  listKeten(na: number, maximum: number): Promise<readonly VerzegeldeRegel[]>;
  /** Does nothing when this row has an anchor. */
  addAnker(anker: Auditanker): Promise<void>;
  /** Oldest first. */
  listAnkers(): Promise<readonly Auditanker[]>;
  /** Undefined as long as the whole trail is there. */
  findAfsluiting(): Promise<Auditafsluiting | undefined>;
  /**
   * Removes the rows up to and with this one, and their anchors; the closing stands in their place. One transaction.
   * @returns how many rows; none when this row is not there any more
   */
  sluitAf(afsluiting: Auditafsluiting): Promise<number>;
}
