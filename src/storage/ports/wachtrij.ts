export interface Wachtrij {
  /**
   * Asks for as much conversion as there are zendingen here; which is done first is a matter of turns. Ids only: a message never holds
   * content.
   */
  vraagOmzetting(zendingIds: readonly string[]): Promise<void>;
}
