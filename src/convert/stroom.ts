/** Reading the delen: one after the other, or merged by client, and never more in hand than a batch of each. */
import type { DeelStroom, InvoerRegel } from '../domain/output.ts';

/** Regels of one deel that follow each other. `deel` is its place in the list of delen. */
export interface Reeks {
  readonly deel: number;
  readonly regels: readonly InvoerRegel[];
}

/** A deel with its place in the list of all delen. */
export interface GenummerdDeel {
  readonly nummer: number;
  readonly stroom: DeelStroom;
}

const bsnOf = (regel: InvoerRegel): string => ('prestatie' in regel ? regel.prestatie.bsn : regel.traject.bsn);

/** Every deel in turn. */
export async function* readInTurn(delen: readonly GenummerdDeel[]): AsyncIterable<readonly Reeks[]> {
  for (const { nummer, stroom } of delen) {
    for await (const regels of stroom.open()) yield [{ deel: nummer, regels }];
  }
}

interface Lezer {
  readonly deel: number;
  readonly bron: AsyncIterator<readonly InvoerRegel[]>;
  regels: readonly InvoerRegel[];
  plaats: number;
}

const PER_KEER = 500;

/**
 * All delen at once in the order (bsn, nr), so that the regels of one client stand together though they come from several delen.
 * Keeps one batch of every deel in memory.
 */
export async function* readMerged(delen: readonly GenummerdDeel[]): AsyncIterable<readonly Reeks[]> {
  const [enige] = delen;
  if (delen.length === 1 && enige) {
    yield* readInTurn(delen);
    return;
  }
  const lezers: Lezer[] = delen.map(({ nummer, stroom }) => ({
    deel: nummer,
    bron: stroom.open()[Symbol.asyncIterator](),
    regels: [],
    plaats: 0,
  }));
  try {
    // Always in order of the regel in hand: the first is the next to go, the second is how far it may go.
    const open: Lezer[] = [];
    for (const lezer of lezers) if (await refill(lezer)) insert(open, lezer);
    let uit: Reeks[] = [];
    for (let lezer = open.shift(); lezer !== undefined; lezer = open.shift()) {
      uit.push({ deel: lezer.deel, regels: takeBelow(lezer, open[0]) });
      if (lezer.plaats < lezer.regels.length || (await refill(lezer))) insert(open, lezer);
      if (uit.length >= PER_KEER) {
        yield uit;
        uit = [];
      }
    }
    if (uit.length > 0) yield uit;
  } finally {
    for (const lezer of lezers) await lezer.bron.return?.();
  }
}

/** Loads the next batch that is not empty; false at the end. */
async function refill(lezer: Lezer): Promise<boolean> {
  for (;;) {
    const volgende = await lezer.bron.next();
    if (volgende.done) return false;
    if (volgende.value.length === 0) continue;
    lezer.regels = volgende.value;
    lezer.plaats = 0;
    return true;
  }
}

function compareHeads(een: Lezer, ander: Lezer): number {
  const links = een.regels[een.plaats];
  const rechts = ander.regels[ander.plaats];
  if (links === undefined || rechts === undefined) throw new Error('a reader without a regel in hand');
  const bsnLinks = bsnOf(links);
  const bsnRechts = bsnOf(rechts);
  if (bsnLinks !== bsnRechts) return bsnLinks < bsnRechts ? -1 : 1;
  return links.nr - rechts.nr;
}

function insert(open: Lezer[], lezer: Lezer): void {
  let laag = 0;
  let hoog = open.length;
  while (laag < hoog) {
    const midden = (laag + hoog) >>> 1;
    const ander = open[midden];
    if (ander !== undefined && compareHeads(ander, lezer) < 0) laag = midden + 1;
    else hoog = midden;
  }
  open.splice(laag, 0, lezer);
}

/** The regels of this reader up to the first of the next reader, at least one. */
function takeBelow(lezer: Lezer, grens: Lezer | undefined): readonly InvoerRegel[] {
  const begin = lezer.plaats;
  do lezer.plaats++;
  while (lezer.plaats < lezer.regels.length && (grens === undefined || compareHeads(lezer, grens) < 0));
  return lezer.regels.slice(begin, lezer.plaats);
}

/** One reading handed out in pieces, one after the other: every piece goes on where the last one ended. */
export class Regelband {
  readonly #bron: AsyncIterator<readonly Reeks[]>;
  #rest: Reeks[] = [];

  constructor(bron: AsyncIterable<readonly Reeks[]>) {
    this.#bron = bron[Symbol.asyncIterator]();
  }

  /** The next `aantal` regels; each piece must be read to its end before the next is asked for. */
  async *take(aantal: number): AsyncIterable<readonly Reeks[]> {
    let nog = aantal;
    while (nog > 0) {
      if (this.#rest.length === 0) {
        const volgende = await this.#bron.next();
        if (volgende.done) return;
        this.#rest = [...volgende.value];
      }
      const uit: Reeks[] = [];
      while (nog > 0) {
        const reeks = this.#rest.shift();
        if (reeks === undefined) break;
        if (reeks.regels.length > nog) this.#rest.unshift({ ...reeks, regels: reeks.regels.slice(nog) });
        const regels = reeks.regels.slice(0, nog);
        nog -= regels.length;
        uit.push({ deel: reeks.deel, regels });
      }
      yield uit;
    }
  }

  async close(): Promise<void> {
    await this.#bron.return?.();
  }
}

/** A piece out of the middle of a reading. */
export async function* readPiece(
  bron: AsyncIterable<readonly Reeks[]>,
  begin: number,
  aantal: number,
): AsyncIterable<readonly Reeks[]> {
  const band = new Regelband(bron);
  try {
    for await (const _ of band.take(begin));
    yield* band.take(aantal);
  } finally {
    await band.close();
  }
}
