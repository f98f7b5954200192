/** Blobs of which the store below sees sealed frames only. What a map without a key holds cannot be read, and is as good as gone. */
import { createHash } from 'node:crypto';
import type { Blobs, Bytestroom, Opslag } from '../ports.ts';
import { type Cryptosleutel, framesVan, openFrames, sealFrames, slice } from './frames.ts';

const ZOUT_BYTES = 16;

/** `onversleuteld`: stored by a version that did not encrypt yet. */
export type Mapsleutel = Cryptosleutel | 'onversleuteld';

export interface Sleutelbron {
  /** Undefined when there is none: it was never made, or destroyed. */
  open(map: string): Promise<Mapsleutel | undefined>;
  /** From here on nobody reads what lies in this map, wherever a copy of it may be. */
  vernietig(map: string): Promise<void>;
}

export class VersleuteldeBlobs implements Blobs {
  readonly #opslag: Opslag;
  readonly #sleutels: Sleutelbron;
  readonly #mapVan: (sleutel: string) => string | undefined;
  readonly #toeval: (bytes: number) => Uint8Array;

  /**
   * @param mapVan the map a key belongs to; undefined for what is nobody's secret, and is stored as it is
   * @param toeval that many random bytes
   */
  constructor(
    opslag: Opslag,
    sleutels: Sleutelbron,
    mapVan: (sleutel: string) => string | undefined,
    toeval: (bytes: number) => Uint8Array,
  ) {
    this.#opslag = opslag;
    this.#sleutels = sleutels;
    this.#mapVan = mapVan;
    this.#toeval = toeval;
  }

  async put(sleutel: string, stroom: Bytestroom): Promise<{ bytes: number; sha256: string }> {
    const map = this.#mapVan(sleutel);
    const mapsleutel = map === undefined ? 'onversleuteld' : await this.#sleutels.open(map);
    if (mapsleutel === undefined) throw new Error(`${map} has no key: it was not begun, or is destroyed`);
    const hash = createHash('sha256');
    let bytes = 0;
    const geteld = (async function* () {
      for await (const stuk of stroom) {
        hash.update(stuk);
        bytes += stuk.length;
        yield stuk;
      }
    })();
    await this.#opslag.put(
      sleutel,
      mapsleutel === 'onversleuteld' ? geteld : sealFrames(geteld, mapsleutel, sleutel, this.#toeval(ZOUT_BYTES)),
    );
    return { bytes, sha256: hash.digest('hex') };
  }

  async get(sleutel: string, deel?: { offset: number; lengte: number }): Promise<Bytestroom | undefined> {
    const map = this.#mapVan(sleutel);
    const mapsleutel = map === undefined ? 'onversleuteld' : await this.#sleutels.open(map);
    if (mapsleutel === undefined) return undefined;
    if (mapsleutel === 'onversleuteld') return this.#opslag.get(sleutel, deel);
    if (deel === undefined) {
      const stroom = await this.#opslag.get(sleutel);
      return stroom && openFrames(stroom, mapsleutel, sleutel);
    }
    const { eerste, aantal, offset, lengte, overslaan } = framesVan(deel.offset, deel.lengte);
    const stroom = await this.#opslag.get(sleutel, { offset, lengte });
    return stroom && slice(openFrames(stroom, mapsleutel, sleutel, eerste, aantal), overslaan, deel.lengte);
  }

  /** Removing a whole map destroys its key first: what could not be removed is then already unreadable. */
  async removeAll(voorvoegsel: string): Promise<void> {
    const heel = voorvoegsel.replace(/\/$/, '');
    if (this.#mapVan(voorvoegsel) === heel) await this.#sleutels.vernietig(heel);
    await this.#opslag.removeAll(voorvoegsel);
  }
}
