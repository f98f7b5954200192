/** Bytes of one JSON value while it passes by; the buffer grows and is used again. */
export class Opname {
  /** Pointers, as fragments, of the lists whose items were taken out of this value. */
  geknipt: string[] = [];
  #bytes: Uint8Array = new Uint8Array(1024);
  #lengte = 0;

  get lengte(): number {
    return this.#lengte;
  }

  add(stuk: Uint8Array): void {
    const lengte = this.#lengte + stuk.length;
    if (lengte > this.#bytes.length) {
      const groter = new Uint8Array(Math.max(lengte, this.#bytes.length * 2));
      groter.set(this.#bytes.subarray(0, this.#lengte));
      this.#bytes = groter;
    }
    this.#bytes.set(stuk, this.#lengte);
    this.#lengte = lengte;
  }

  from(begin: number): Uint8Array {
    return this.#bytes.subarray(begin, this.#lengte);
  }

  clear(): this {
    this.#lengte = 0;
    this.geknipt = [];
    return this;
  }
}
