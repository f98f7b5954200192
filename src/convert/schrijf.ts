/** The second reading: one bestand as a stream of batches. Whatever is the same for every regel was made at compilation. */
import type { BoomStap, Cel, InvoerRegel } from '../domain/output.ts';
import { unreachable } from '../domain/result.ts';
import type { Omgeving } from './expressie/omgeving.ts';
import type { Opdracht } from './formaat/boom.ts';
import type { Schrijver } from './formaat/waarde.ts';
import type { Meldingen } from './meldingen.ts';
import { readInTurn, readMerged } from './stroom.ts';
import type { GeteldeEenheid, Zetter } from './telling.ts';

export interface Schrijfstand {
  readonly eenheid: GeteldeEenheid;
  readonly omgeving: Omgeving;
  readonly meldingen: Meldingen;
  readonly enter: Zetter;
  readonly place: (omgeving: Omgeving, regel: InvoerRegel) => void;
  /** Number of the condition that keeps a regel back, or -1. */
  readonly selecteer: (omgeving: Omgeving, meldingen: Meldingen) => number;
  /** Back to what a whole bestand knows, after a repetition. */
  readonly leave: (omgeving: Omgeving) => void;
}

const VOL = 4000;

/** Carries out instructions that hold no repetition. */
function run(opdrachten: readonly Opdracht[], stand: Schrijfstand, uit: BoomStap[]): void {
  const { omgeving, meldingen } = stand;
  for (const opdracht of opdrachten) {
    if (opdracht.soort === 'stap') uit.push(opdracht.stap);
    else if (opdracht.soort === 'blad') {
      const waarde = opdracht.schrijver(omgeving, meldingen);
      if (waarde !== undefined) uit.push({ stap: 'blad', naam: opdracht.naam, waarde });
    } else throw new Error(`a repetition inside a repetition: ${opdracht.soort}`);
  }
}

export async function* writeBoom(
  opdrachten: readonly Opdracht[],
  stand: Schrijfstand,
): AsyncIterable<readonly BoomStap[]> {
  let uit: BoomStap[] = [];
  for (const opdracht of opdrachten) {
    switch (opdracht.soort) {
      case 'stap':
      case 'blad':
        run([opdracht], stand, uit);
        break;
      case 'groepen':
      case 'regels':
      case 'clienten': {
        yield uit;
        uit = [];
        yield* repeat(opdracht, stand);
        stand.leave(stand.omgeving);
        break;
      }
      default:
        unreachable(opdracht);
    }
  }
  yield uit;
}

function repeat(
  opdracht: Extract<Opdracht, { soort: 'groepen' | 'regels' | 'clienten' }>,
  stand: Schrijfstand,
): AsyncIterable<readonly BoomStap[]> {
  switch (opdracht.soort) {
    case 'groepen':
      return overGroepen(stand, (uit: BoomStap[]) => run(opdracht.inhoud, stand, uit));
    case 'regels':
      return overRegels(stand, (uit: BoomStap[]) => run(opdracht.inhoud, stand, uit));
    case 'clienten':
      return overClienten(opdracht, stand);
    default:
      return unreachable(opdracht);
  }
}

async function* overGroepen<T>(stand: Schrijfstand, emit: (uit: T[]) => void): AsyncIterable<readonly T[]> {
  let uit: T[] = [];
  for (const groep of stand.eenheid.groepen) {
    stand.omgeving.groep = groep;
    emit(uit);
    if (uit.length >= VOL) {
      yield uit;
      uit = [];
    }
  }
  yield uit;
}

/** Every regel that goes along, in the order of the delen and, within a deel, of (bsn, nr). */
async function* overRegels<T>(stand: Schrijfstand, emit: (uit: T[]) => void): AsyncIterable<readonly T[]> {
  const { omgeving, meldingen } = stand;
  for await (const reeksen of readInTurn(stand.eenheid.delen)) {
    const uit: T[] = [];
    for (const { deel, regels } of reeksen) {
      stand.enter(omgeving, deel);
      for (const regel of regels) {
        stand.place(omgeving, regel);
        if (stand.selecteer(omgeving, meldingen) < 0) emit(uit);
      }
    }
    yield uit;
  }
}

async function* overClienten(
  opdracht: Extract<Opdracht, { soort: 'clienten' }>,
  stand: Schrijfstand,
): AsyncIterable<readonly BoomStap[]> {
  const { omgeving, meldingen } = stand;
  let bsn = '';
  let gelezen = '';
  let uit: BoomStap[] = [];
  for await (const reeksen of readMerged(stand.eenheid.delen)) {
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
        if (opdracht.regel) run(opdracht.regel, stand, uit);
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
function finish(
  na: readonly Opdracht[],
  bsn: string,
  volgende: InvoerRegel,
  stand: Schrijfstand,
  uit: BoomStap[],
): void {
  stand.omgeving.client = { bsn };
  stand.omgeving.regelNr = -1;
  run(na, stand, uit);
  stand.place(stand.omgeving, volgende);
}

export function writeRijen(
  kolommen: readonly Schrijver[],
  herhaal: 'regels' | 'groepen',
  stand: Schrijfstand,
): AsyncIterable<readonly (readonly Cel[])[]> {
  const emit = (uit: (readonly Cel[])[]): void => {
    const rij: Cel[] = [];
    // A refused value is a finding; the row keeps its columns, and the zending does not leave.
    for (const schrijver of kolommen) rij.push(schrijver(stand.omgeving, stand.meldingen) ?? null);
    uit.push(rij);
  };
  return herhaal === 'groepen' ? overGroepen(stand, emit) : overRegels(stand, emit);
}
