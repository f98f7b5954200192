/**
 * The bytes under the cursor: the chunk itself as long as nothing unfinished was carried over, otherwise an own buffer that grows. Nothing
 * is copied twice for coming in small pieces, so that a slow sender costs no more than a fast one.
 */
const EERSTE_BUFFER = 65_536;

export class Window {
  bytes: Uint8Array = new Uint8Array(0);
  /** Number of bytes in `bytes` that count. */
  n = 0;
  /** Position of `bytes[0]` in the document. */
  basis = 0;
  /** First byte that must stay for the next chunk; -1: none. */
  houd = -1;
  private buffer: Uint8Array = new Uint8Array(0);

  /** Makes the chunk readable behind what was kept; gives the index at which it begins. */
  append(chunk: Uint8Array): number {
    if (this.houd < 0) {
      this.basis += this.n;
      this.bytes = chunk;
      this.n = chunk.length;
      return 0;
    }
    const van = this.n;
    this.reserve(van + chunk.length);
    this.buffer.set(chunk, van);
    this.bytes = this.buffer;
    this.n = van + chunk.length;
    return van;
  }

  /** Brings what is kept into the own buffer (the chunk belongs to the caller); gives how far every index moved to the front. */
  carry(): number {
    const { houd } = this;
    const isOwn = this.bytes === this.buffer;
    if (houd < 0 || (houd === 0 && isOwn)) return 0;
    const rest = this.bytes.subarray(houd, this.n);
    if (isOwn) this.buffer.copyWithin(0, houd, this.n);
    else {
      if (rest.length > this.buffer.length) this.buffer = new Uint8Array(Math.max(rest.length * 2, EERSTE_BUFFER));
      this.buffer.set(rest);
      this.bytes = this.buffer;
    }
    this.basis += houd;
    this.n = rest.length;
    this.houd = 0;
    return houd;
  }

  private reserve(nodig: number): void {
    if (nodig <= this.buffer.length) return;
    const groter = new Uint8Array(Math.max(nodig, this.buffer.length * 2, EERSTE_BUFFER));
    groter.set(this.bytes.subarray(0, this.n));
    this.buffer = groter;
  }
}
