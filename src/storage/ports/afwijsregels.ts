/** A regel that is going to be rejected, by its place in the submission. */
export interface Afwijsregel {
  readonly nr: number;
  readonly retourcode?: string;
  readonly toelichting?: string;
}

export interface AfwijsregelStaat {
  /** In order of place. */
  listAfwijsregels(zendingId: string): Promise<readonly Afwijsregel[]>;
  /** A regel that is there already gets the new reason. */
  putAfwijsregels(zendingId: string, regels: readonly Afwijsregel[]): Promise<void>;
  removeAfwijsregels(zendingId: string, nrs: readonly number[]): Promise<void>;
  clearAfwijsregels(zendingId: string): Promise<void>;
}
