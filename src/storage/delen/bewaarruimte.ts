/**
 * Regels that stay in memory between two readings, counted by the bytes of their lines. In memory a regel takes about as much as its
 * line: most of a line is names, which all regels share.
 */

/** What may still be kept. One object is shared by all delen of a zending: a region has hundreds. */
export interface Bewaarruimte {
  bytes: number;
}

/** Enough for whoever reads a few delen beside the conversion. */
const EIGEN_BYTES = 4 * 1024 * 1024;
/** For all zendingen together that one isolate converts at the same time: some forty thousand regels, of the 128 MB it has. */
const SAMEN_BYTES = 16 * 1024 * 1024;

export const createBewaarruimte = (): Bewaarruimte => ({ bytes: EIGEN_BYTES });

/** Room that zendingen share: a large one alone gets all of it, four at a time no more than that together. */
export class Bewaarpool {
  #vrij: number;

  constructor(bytes: number = SAMEN_BYTES) {
    this.#vrij = bytes;
  }

  /** What `werk` takes is free again when it has ended, however it ended. */
  async lend<Uitkomst>(werk: (ruimte: Bewaarruimte) => Promise<Uitkomst>): Promise<Uitkomst> {
    let geleend = 0;
    const read = (): number => this.#vrij;
    const write = (over: number): void => {
      geleend += this.#vrij - over;
      this.#vrij = over;
    };
    try {
      return await werk({
        get bytes() {
          return read();
        },
        set bytes(over) {
          write(over);
        },
      });
    } finally {
      this.#vrij += geleend;
    }
  }
}
