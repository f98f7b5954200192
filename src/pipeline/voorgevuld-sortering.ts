/**
 * Brings what belongs together next to each other, however much there is: gathered up to a budget, sorted, written as runs, and merged. What
 * stays within the budget is never written.
 */
import { readAll, streamOf } from '../storage/bytes.ts';
import type { Blobs } from '../storage/ports.ts';

/** Characters that may wait in memory. */
const BUDGET = 12 * 1024 * 1024;
/** Bytes of a run that are read at a time: every run has that much in memory while they are merged. */
const BLOK_BYTES = 256 * 1024;

interface Gesleuteld {
  readonly sleutel: string;
  readonly tekst: string;
}

interface Run {
  readonly naam: string;
  readonly bytes: number;
}

/** Use once: `add` everything, then `groepen`. */
export class Sortering<Waarde> {
  readonly #blobs: Blobs;
  readonly #map: string;
  readonly #opEersteRun: () => Promise<void>;
  readonly #budget: number;
  readonly #runs: Run[] = [];
  #wachtend: Gesleuteld[] = [];
  #tekens = 0;

  /**
   * @param map where runs are written; the caller removes it
   * @param opEersteRun before anything is written
   */
  constructor(blobs: Blobs, map: string, opEersteRun: () => Promise<void>, budget = BUDGET) {
    this.#blobs = blobs;
    this.#map = map;
    this.#opEersteRun = opEersteRun;
    this.#budget = budget;
  }

  /** Something was written. */
  get isGeschreven(): boolean {
    return this.#runs.length > 0;
  }

  /** @param sleutel JSON, so that it holds no tab and no line feed */
  async add(sleutel: string, waarde: Waarde): Promise<void> {
    const tekst = JSON.stringify(waarde);
    this.#wachtend.push({ sleutel, tekst });
    this.#tekens += sleutel.length + tekst.length;
    if (this.#tekens > this.#budget) await this.#writeRun();
  }

  /** In order of sleutel; each with all its values, which are read one by one. */
  async *groepen(): AsyncGenerator<AsyncIterable<Waarde>> {
    const bronnen = [
      ...this.#runs.map((run) => readRun(this.#blobs, `${this.#map}/${run.naam}`, run.bytes)),
      fromMemory(sorted(this.#wachtend)),
    ];
    const koppen = (await Promise.all(bronnen.map(open))).filter((kop) => kop !== undefined);
    while (koppen.length > 0) {
      const sleutel = koppen.reduce(
        (laagste, { nu }) => (nu.sleutel < laagste ? nu.sleutel : laagste),
        firstOf(koppen),
      );
      yield valuesOf<Waarde>(koppen, sleutel);
      // What the reader of the group left is passed over.
      for await (const _ of valuesOf<Waarde>(koppen, sleutel));
    }
  }

  async #writeRun(): Promise<void> {
    if (this.#runs.length === 0) await this.#opEersteRun();
    const regels = sorted(this.#wachtend).map(({ sleutel, tekst }) => `${sleutel}\t${tekst}\n`);
    this.#wachtend = [];
    this.#tekens = 0;
    const naam = `run-${this.#runs.length}`;
    const bytes = new TextEncoder().encode(regels.join(''));
    await this.#blobs.put(`${this.#map}/${naam}`, streamOf(bytes));
    this.#runs.push({ naam, bytes: bytes.length });
  }
}

interface Kop {
  readonly bron: AsyncGenerator<Gesleuteld, undefined>;
  nu: Gesleuteld;
}

const firstOf = (koppen: readonly Kop[]): string => koppen[0]?.nu.sleutel ?? '';

async function open(bron: AsyncGenerator<Gesleuteld, undefined>): Promise<Kop | undefined> {
  const { value } = await bron.next();
  return value === undefined ? undefined : { bron, nu: value };
}

async function* valuesOf<Waarde>(koppen: Kop[], sleutel: string): AsyncGenerator<Waarde> {
  for (;;) {
    const plek = koppen.findIndex(({ nu }) => nu.sleutel === sleutel);
    const kop = koppen[plek];
    if (kop === undefined) return;
    const { tekst } = kop.nu;
    const { value } = await kop.bron.next();
    if (value === undefined) koppen.splice(plek, 1);
    else kop.nu = value;
    yield JSON.parse(tekst) as Waarde;
  }
}

const sorted = (regels: Gesleuteld[]): readonly Gesleuteld[] =>
  regels.sort((a, b) => (a.sleutel < b.sleutel ? -1 : a.sleutel > b.sleutel ? 1 : 0));

async function* fromMemory(regels: readonly Gesleuteld[]): AsyncGenerator<Gesleuteld, undefined> {
  yield* regels;
  return undefined;
}

/** Block by block, so that no run holds a connection open while it waits for the others. */
async function* readRun(blobs: Blobs, sleutel: string, bytes: number): AsyncGenerator<Gesleuteld, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let offset = 0; offset < bytes; offset += BLOK_BYTES) {
    const blok = await blobs.get(sleutel, { offset, lengte: Math.min(BLOK_BYTES, bytes - offset) });
    if (blok === undefined) throw new Error('a run that was written is gone');
    const regels = (rest + decoder.decode(await readAll(blok), { stream: true })).split('\n');
    rest = regels.pop() ?? '';
    for (const regel of regels) {
      const tab = regel.indexOf('\t');
      yield { sleutel: regel.slice(0, tab), tekst: regel.slice(tab + 1) };
    }
  }
  return undefined;
}
