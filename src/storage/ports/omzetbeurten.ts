/** One message of the queue and the zending it works on. */
export interface Neming {
  /** Id of the zending that the message carries: its name, and nothing more. */
  readonly bericht: string;
  readonly zendingId: string;
}

/** Whose turn it is to be converted. Each message takes what is next, whichever zending it was sent for. */
export interface OmzetbeurtStaat {
  /** Takes for each of these messages, in this order, the zending whose turn it is; for fewer of them when fewer wait. */
  neem(berichten: readonly string[], op: string): Promise<readonly Neming[]>;
  /** What these messages took before and is not at its postbus yet: planned, or made. */
  listGenomen(berichten: readonly string[]): Promise<readonly Neming[]>;
  /** What was taken before `voor` and is not made gets its turn back: whoever took it is gone. @returns how many */
  geefTerug(voor: string): Promise<number>;
}
