import { type DeelSleutel, deelNaam } from '../../domain/deel.ts';
import { streamOf } from '../bytes.ts';
import type { Blobs } from '../ports.ts';
import {
  type Betrokkeneninhoud,
  type Betrokkenenrun,
  betrokkeneninhoudSleutel,
  EMMERS,
  HASH_BYTES,
  RECORD_BYTES,
  runSleutel,
} from './indeling.ts';

/** Persons × delen that may wait in memory before a run is written: some 4 MB. */
const BUDGET = 50_000;

/** Hashes with one key. */
export interface Betrokkenenhasher {
  readonly versie: number;
  /** @returns 32 bytes */
  hash(bsn: string): Uint8Array;
}

/** Keeps who is in one submission, under `map`. Use once, then `sluit`. */
export class BetrokkenenSchrijver {
  readonly #blobs: Pick<Blobs, 'put'>;
  readonly #map: string;
  readonly #hasher: Betrokkenenhasher;
  readonly #budget: number;
  readonly #delen: DeelSleutel[] = [];
  readonly #plaatsen = new Map<string, number>();
  readonly #runs: Betrokkenenrun[] = [];
  #wachtend: Set<string>[] = [];
  #aantal = 0;

  constructor(blobs: Pick<Blobs, 'put'>, map: string, hasher: Betrokkenenhasher, budget = BUDGET) {
    this.#blobs = blobs;
    this.#map = map;
    this.#hasher = hasher;
    this.#budget = budget;
  }

  async schrijf(regels: Iterable<DeelSleutel & { readonly bsn: string }>): Promise<void> {
    for (const { gemeentecode, wet, bsn } of regels) {
      const plaats = this.#plaatsVan({ gemeentecode, wet });
      const bsns = this.#wachtend[plaats] ?? new Set();
      this.#wachtend[plaats] = bsns;
      const ervoor = bsns.size;
      bsns.add(bsn);
      this.#aantal += bsns.size - ervoor;
    }
    if (this.#aantal >= this.#budget) await this.#schrijfRun();
  }

  async sluit(): Promise<Betrokkeneninhoud> {
    if (this.#aantal > 0) await this.#schrijfRun();
    const inhoud = { sleutelversie: this.#hasher.versie, delen: this.#delen, runs: this.#runs };
    const bytes = new TextEncoder().encode(JSON.stringify(inhoud));
    await this.#blobs.put(betrokkeneninhoudSleutel(this.#map), streamOf(bytes));
    return inhoud;
  }

  #plaatsVan(deel: DeelSleutel): number {
    const naam = deelNaam(deel);
    const bekend = this.#plaatsen.get(naam);
    if (bekend !== undefined) return bekend;
    const plaats = this.#delen.push(deel) - 1;
    this.#plaatsen.set(naam, plaats);
    return plaats;
  }

  async #schrijfRun(): Promise<void> {
    const records: Uint8Array[] = [];
    for (const [plaats, bsns] of this.#wachtend.entries())
      for (const bsn of bsns ?? []) {
        const record = new Uint8Array(RECORD_BYTES);
        record.set(this.#hasher.hash(bsn));
        new DataView(record.buffer).setUint16(HASH_BYTES, plaats);
        records.push(record);
      }
    this.#wachtend = [];
    this.#aantal = 0;
    records.sort(compareBytes);
    const bytes = new Uint8Array(records.length * RECORD_BYTES);
    const vanaf = new Array<number>(EMMERS).fill(0);
    for (const [i, record] of records.entries()) {
      bytes.set(record, i * RECORD_BYTES);
      const emmer = (record[0] ?? 0) + 1;
      if (emmer < EMMERS) vanaf[emmer] = (vanaf[emmer] ?? 0) + 1;
    }
    for (let emmer = 1; emmer < EMMERS; emmer++) vanaf[emmer] = (vanaf[emmer] ?? 0) + (vanaf[emmer - 1] ?? 0);
    await this.#blobs.put(runSleutel(this.#map, this.#runs.length), streamOf(bytes));
    this.#runs.push({ aantal: records.length, vanaf });
  }
}

/** As numbers, from the first byte on; both equally long. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) {
    const verschil = (a[i] ?? 0) - (b[i] ?? 0);
    if (verschil !== 0) return verschil;
  }
  return 0;
}
