/** A way to bring a zending to its ontvanger. */
export interface Kanaal {
  /**
   * Delivers one zending. Delivering it again has no further effect. Throws when the ontvanger cannot be reached; the postbus then
   * tries again later.
   */
  bezorg(zendingId: string, nummer: number, nu: Date): Promise<void>;
}
