/** The second reading: one document as a stream of batches. Whatever is the same for every regel was made at compilation. */
import type { InvoerRegel } from '../domain/output.ts';
import { unreachable } from '../domain/result.ts';
import type { Omgeving } from './expressie/omgeving.ts';
import type { Opdracht, Regelvolgorde } from './formaat/opdracht.ts';
import type { GeteldeGroep } from './groepen.ts';
import type { Meldingen } from './meldingen.ts';
import type { Volger } from './spoor.ts';
import { type Reeks, readInTurn, readMerged } from './stroom.ts';
import type { Eenheid, GeteldeEenheid, Leesstand } from './telling.ts';

export interface Schrijfstand extends Leesstand {
  readonly eenheid: GeteldeEenheid;
  /** Number of the condition that keeps a regel back, or -1. */
  readonly selecteer: (omgeving: Leesstand['omgeving'], meldingen: Leesstand['meldingen']) => number;
  /** Back to what a whole document knows, after a repetition. */
  readonly leave: () => void;
  /** A regel goes into the document. */
  readonly opRegel: (nr: number) => void;
  /** Told of everything that is written; only for explaining a value afterwards. */
  volger?: Volger | undefined;
  /** The regels, with others between them that `selecteer` keeps back. */
  readonly regels: (volgorde: Regelvolgorde) => AsyncIterable<readonly Reeks[]>;
  /** The same regels once more, in any order. */
  readonly opnieuw: () => AsyncIterable<readonly Reeks[]>;
}

/** All regels of one eenheid. */
export const regelsVan =
  ({ delen }: Eenheid) =>
  (volgorde: Regelvolgorde): AsyncIterable<readonly Reeks[]> =>
    volgorde === 'bsn' ? readMerged(delen) : readInTurn(delen);

const VOL = 4000;

/** The elements of a list that go along, each set as `item` while it is in hand; afterwards `item` is what it was. */
export function* overItems<T>(
  { lees, als }: Extract<Opdracht<T>, { soort: 'lijst' }>,
  omgeving: Omgeving,
  meldingen: Meldingen,
): Generator<unknown> {
  const buiten = omgeving.item;
  for (const item of lees(omgeving)) {
    omgeving.item = item;
    if (als === undefined || als(omgeving, meldingen)) yield item;
  }
  omgeving.item = buiten;
}

/** Everything these instructions can write at this moment, conditions left aside: for measuring. */
export function runAll<T>(
  opdrachten: readonly Opdracht<T>[],
  { omgeving, meldingen }: Pick<Schrijfstand, 'omgeving' | 'meldingen'>,
): readonly T[] {
  return opdrachten.flatMap((opdracht): readonly T[] => {
    switch (opdracht.soort) {
      case 'stap':
        return [opdracht.stap];
      case 'blad':
        return [opdracht.maak(omgeving, meldingen) ?? opdracht.raam];
      case 'als':
        // What differs from part to part may be shown in another part.
        return opdracht.perDeel || opdracht.als(omgeving, meldingen)
          ? runAll(opdracht.inhoud, { omgeving, meldingen })
          : [];
      case 'lijst': {
        const uit: T[] = [];
        for (const _ of overItems(opdracht, omgeving, meldingen)) {
          uit.push(...runAll(opdracht.inhoud, { omgeving, meldingen }));
        }
        return uit;
      }
      default:
        return [];
    }
  });
}

/** Carries out instructions that read nothing: whatever is repeated in them is in memory. */
function run<T>(opdrachten: readonly Opdracht<T>[], stand: Schrijfstand, uit: T[]): void {
  const { omgeving, meldingen } = stand;
  for (const opdracht of opdrachten) {
    switch (opdracht.soort) {
      case 'stap':
        uit.push(opdracht.stap);
        stand.volger?.stuk(opdracht.stap, opdracht);
        break;
      case 'blad': {
        const gemaakt = opdracht.maak(omgeving, meldingen);
        if (gemaakt === undefined) break;
        uit.push(gemaakt);
        stand.volger?.stuk(gemaakt, opdracht);
        break;
      }
      case 'als':
        if (opdracht.als(omgeving, meldingen)) run(opdracht.inhoud, stand, uit);
        break;
      case 'subgroepen':
        for (const subgroep of (omgeving.inGroep as GeteldeGroep).subgroepen) {
          omgeving.subgroep = subgroep;
          run(opdracht.inhoud, stand, uit);
        }
        break;
      case 'lijst':
        for (const _ of overItems(opdracht, omgeving, meldingen)) run(opdracht.inhoud, stand, uit);
        break;
      default:
        throw new Error(`a repetition inside a repetition: ${opdracht.soort}`);
    }
  }
}

export async function* write<T>(opdrachten: readonly Opdracht<T>[], stand: Schrijfstand): AsyncIterable<readonly T[]> {
  let uit: T[] = [];
  for (const opdracht of opdrachten) {
    switch (opdracht.soort) {
      case 'stap':
      case 'blad':
      case 'subgroepen':
      case 'lijst':
        run([opdracht], stand, uit);
        break;
      case 'als':
        yield uit;
        uit = [];
        if (opdracht.als(stand.omgeving, stand.meldingen)) yield* write(opdracht.inhoud, stand);
        break;
      case 'groepen':
      case 'regels':
      case 'clienten':
        yield uit;
        uit = [];
        yield* repeat(opdracht, stand);
        stand.leave();
        break;
      default:
        unreachable(opdracht);
    }
  }
  yield uit;
}

function repeat<T>(
  opdracht: Extract<Opdracht<T>, { soort: 'groepen' | 'regels' | 'clienten' }>,
  stand: Schrijfstand,
): AsyncIterable<readonly T[]> {
  switch (opdracht.soort) {
    case 'groepen':
      return overGroepen(opdracht.inhoud, stand);
    case 'regels':
      return overRegels(opdracht, stand);
    case 'clienten':
      return overClienten(opdracht, stand);
    default:
      return unreachable(opdracht);
  }
}

async function* overGroepen<T>(inhoud: readonly Opdracht<T>[], stand: Schrijfstand): AsyncIterable<readonly T[]> {
  const { omgeving } = stand;
  let uit: T[] = [];
  for (const groep of stand.eenheid.groepen) {
    omgeving.groep = groep.waarden;
    omgeving.inGroep = groep;
    run(inhoud, stand, uit);
    if (uit.length >= VOL) {
      yield uit;
      uit = [];
    }
  }
  yield uit;
}

async function* overRegels<T>(
  { inhoud, volgorde }: Extract<Opdracht<T>, { soort: 'regels' }>,
  stand: Schrijfstand,
): AsyncIterable<readonly T[]> {
  const { omgeving, meldingen } = stand;
  for await (const reeksen of stand.regels(volgorde)) {
    const uit: T[] = [];
    for (const { deel, regels } of reeksen) {
      stand.enter(omgeving, deel);
      for (const regel of regels) {
        stand.place(omgeving, regel);
        if (stand.selecteer(omgeving, meldingen) >= 0) continue;
        stand.opRegel(regel.nr);
        run(inhoud, stand, uit);
      }
    }
    yield uit;
  }
}

async function* overClienten<T>(
  opdracht: Extract<Opdracht<T>, { soort: 'clienten' }>,
  stand: Schrijfstand,
): AsyncIterable<readonly T[]> {
  const { omgeving, meldingen } = stand;
  let bsn = '';
  let gelezen = '';
  let uit: T[] = [];
  for await (const reeksen of stand.regels('bsn')) {
    uit = [];
    for (const { deel, regels } of reeksen) {
      stand.enter(omgeving, deel);
      for (const regel of regels) {
        stand.place(omgeving, regel);
        const eigen = 'prestatie' in regel ? regel.prestatie.bsn : regel.traject.bsn;
        if (eigen < gelezen) throw new Error('a deel is not sorted by bsn');
        gelezen = eigen;
        if (stand.selecteer(omgeving, meldingen) >= 0) continue;
        if (eigen !== bsn) {
          if (bsn !== '') finish(opdracht.na, bsn, regel, stand, uit);
          bsn = eigen;
          omgeving.client = { bsn };
          run(opdracht.voor, stand, uit);
        }
        if (opdracht.regel === undefined) continue;
        stand.opRegel(regel.nr);
        run(opdracht.regel, stand, uit);
      }
    }
    yield uit;
  }
  if (bsn === '') return;
  uit = [];
  omgeving.regelNr = -1;
  run(opdracht.na, stand, uit);
  yield uit;
}

/** What follows the regels of a client is about that client, though the first regel of the next is in hand by now. */
function finish<T>(
  na: readonly Opdracht<T>[],
  bsn: string,
  volgende: InvoerRegel,
  stand: Schrijfstand,
  uit: T[],
): void {
  stand.omgeving.client = { bsn };
  stand.omgeving.regelNr = -1;
  run(na, stand, uit);
  stand.place(stand.omgeving, volgende);
}
