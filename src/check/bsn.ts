/** Looks for a bsn in a stream of bytes: nine digits that stand alone and pass the 11-proef (CS002). */

/** At most this many candidates are kept; one is enough to hold a zending. */
const MAXIMUM = 10_000;
const GEWICHTEN = [9, 8, 7, 6, 5, 4, 3, 2, -1];
const NUL = 0x30;
const NEGEN = 0x39;

export function passesElfproef(getal: number): boolean {
  let som = 0;
  let rest = getal;
  for (let plaats = GEWICHTEN.length - 1; plaats >= 0; plaats--) {
    som += (rest % 10) * (GEWICHTEN[plaats] ?? 0);
    rest = Math.floor(rest / 10);
  }
  return getal > 0 && som % 11 === 0;
}

export class BsnZoeker {
  readonly kandidaten = new Map<number, number>();
  #cijfers = 0;
  #getal = 0;

  /** A number may be cut in two by the border between chunks, so the state goes on to the next. */
  take(brok: Uint8Array): void {
    for (const byte of brok) {
      if (byte >= NUL && byte <= NEGEN) {
        this.#cijfers++;
        if (this.#cijfers <= GEWICHTEN.length) this.#getal = this.#getal * 10 + (byte - NUL);
      } else if (this.#cijfers > 0) this.finish();
    }
  }

  /** Ends the number in hand; also to be called at the end of the file. */
  finish(): void {
    if (this.#cijfers === GEWICHTEN.length && passesElfproef(this.#getal)) {
      const keer = this.kandidaten.get(this.#getal) ?? 0;
      if (keer > 0 || this.kandidaten.size < MAXIMUM) this.kandidaten.set(this.#getal, keer + 1);
    }
    this.#cijfers = 0;
    this.#getal = 0;
  }
}
