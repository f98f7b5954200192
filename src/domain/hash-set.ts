/**
 * A set of texts that keeps 64 bits of each: eight bytes a member instead of a string and a table entry, so that half a million members
 * take 8 to 16 MB. Two different texts look the same with odds of n² ÷ 2⁶⁵ (for 500,000 members: 1 in 150 million); such a hit would be
 * reported as a duplicate, never the other way round. The hash is no secret: who searches for collisions only refuses their own file.
 */
const EERSTE_PLAATSEN = 1_024;
const SCHEIDING = 0x1f;

export class HashSet64 {
  private plaatsen: Int32Array = new Int32Array(EERSTE_PLAATSEN * 2);
  private aantal = 0;
  private hoog = 0;
  private laag = 0;

  get size(): number {
    return this.aantal;
  }

  /** Adds the row of parts; false when it was there already. Parts are kept apart: ('a', 'bc') is not ('ab', 'c'). */
  add(...delen: readonly (string | number)[]): boolean {
    this.hash(delen);
    const plaats = this.find(this.plaatsen);
    if (plaats < 0) return false;
    this.put(this.plaatsen, plaats);
    this.aantal++;
    if (this.aantal * 4 > this.plaatsen.length) this.grow();
    return true;
  }

  has(...delen: readonly (string | number)[]): boolean {
    this.hash(delen);
    return this.find(this.plaatsen) < 0;
  }

  /** Two independent multiplicative hashes over the UTF-16 units (after cyrb53). */
  private hash(delen: readonly (string | number)[]): void {
    let a = 0xdeadbeef | 0;
    let b = 0x41c6ce57 | 0;
    for (const deel of delen) {
      if (typeof deel === 'number') {
        a = Math.imul(a ^ deel, 2654435761);
        b = Math.imul(b ^ deel ^ (deel / 0x100000000), 1597334677);
      } else {
        for (let i = 0; i < deel.length; i++) {
          const unit = deel.charCodeAt(i);
          a = Math.imul(a ^ unit, 2654435761);
          b = Math.imul(b ^ unit, 1597334677);
        }
      }
      a = Math.imul(a ^ SCHEIDING, 2654435761);
      b = Math.imul(b ^ SCHEIDING, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    this.hoog = a;
    // Zero in both halves marks a free place.
    this.laag = a === 0 && b === 0 ? 1 : b;
  }

  /** Index of the free place for the current hash; -1 when it is there. Open addressing, linear. */
  private find(plaatsen: Int32Array): number {
    const masker = plaatsen.length - 2;
    for (let i = (this.laag << 1) & masker; ; i = (i + 2) & masker) {
      const hoog = plaatsen[i];
      const laag = plaatsen[i + 1];
      if (hoog === 0 && laag === 0) return i;
      if (hoog === this.hoog && laag === this.laag) return -1;
    }
  }

  private put(plaatsen: Int32Array, i: number): void {
    plaatsen[i] = this.hoog;
    plaatsen[i + 1] = this.laag;
  }

  private grow(): void {
    const oud = this.plaatsen;
    const nieuw = new Int32Array(oud.length * 2);
    for (let i = 0; i < oud.length; i += 2) {
      this.hoog = oud[i] ?? 0;
      this.laag = oud[i + 1] ?? 0;
      if (this.hoog !== 0 || this.laag !== 0) this.put(nieuw, this.find(nieuw));
    }
    this.plaatsen = nieuw;
  }
}
