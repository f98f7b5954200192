/** Bytes that grow at the end. The buffer is used again after `clear`. */
export class Bytes {
  #buffer = new Uint8Array(4 * 1024);
  lengte = 0;

  add(bytes: Uint8Array, van: number, tot: number): void {
    const nodig = this.lengte + tot - van;
    if (nodig > this.#buffer.length) {
      const groter = new Uint8Array(Math.max(nodig, this.#buffer.length * 2));
      groter.set(this.#buffer.subarray(0, this.lengte));
      this.#buffer = groter;
    }
    // A handful of bytes is copied quicker by hand than through a view.
    if (tot - van < 48) for (let i = van, naar = this.lengte; i < tot; i++, naar++) this.#buffer[naar] = bytes[i] ?? 0;
    else this.#buffer.set(bytes.subarray(van, tot), this.lengte);
    this.lengte = nodig;
  }

  addAll(bytes: Uint8Array): void {
    this.add(bytes, 0, bytes.length);
  }

  /** A view, valid until the next change. */
  view(): Uint8Array {
    return this.#buffer.subarray(0, this.lengte);
  }

  clear(): void {
    this.lengte = 0;
  }
}
