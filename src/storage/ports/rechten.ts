export interface RechtenStaat {
  /**
   * Forgets an upload of history: the rows of its messages and the key of its bytes, in one transaction. @returns the map whose bytes are
   * to be removed by the caller; undefined when there was none
   */
  vergeetHistorie(ontvangstId: string, op: string): Promise<string | undefined>;
}
