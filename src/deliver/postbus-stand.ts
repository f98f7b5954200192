/**
 * What the postbus of one receiver decides, as a function: the stand of the channel and the outcome of one attempt give the next stand
 * and what becomes of the item. No clock, no chance, no storage; times are milliseconds.
 */
import type { Bezorgfout, Bezorguitkomst } from '../domain/bezorging.ts';
import type { Bediener, Belet, Postbusstand as Stand } from '../domain/postbus.ts';
import { unreachable } from '../domain/result.ts';
import { ROOSTER_DUUR_MS, retryAfterMs, volgendePoging } from './rooster.ts';
import { DICHT, isHalfOpen, naAntwoord, naMislukking } from './zekering.ts';

export const NIEUW: Stand = { zekering: DICHT };

/** What is known of one item at the moment of its outcome. */
export interface Poging {
  readonly id: string;
  /** Attempts made, this one included. */
  readonly gedaan: number;
  /** Moment of its first attempt. */
  readonly eersteOp: number;
}

export type Besluit =
  | { readonly soort: 'afgeleverd' }
  | { readonly soort: 'later'; readonly op: number; readonly fout: Bezorgfout }
  /** Held: its turns are used up while others came through, or it is refused for what it is. */
  | { readonly soort: 'mislukt'; readonly reden: 'pogingen-op' | 'geweigerd'; readonly fout: Bezorgfout }
  /** The channel stands still; the item waits for a person, and then begins its schedule anew. */
  | { readonly soort: 'geparkeerd'; readonly fout: Bezorgfout };

export interface Gevolg {
  readonly stand: Stand;
  readonly besluit: Besluit;
  /** The breaker closed: what waits for a later turn may come now, once. */
  readonly hersteld: boolean;
}

export function verwerkUitkomst(
  stand: Stand,
  poging: Poging,
  uitkomst: Bezorguitkomst,
  omstandigheid: { readonly nu: number; readonly toeval: number; readonly tegelijk: number },
): Gevolg {
  const { nu } = omstandigheid;
  switch (uitkomst.soort) {
    case 'bezorgd':
      return { ...answered(stand, omstandigheid), besluit: { soort: 'afgeleverd' } };
    case 'geweigerd': {
      const { fout } = uitkomst;
      const { stand: antwoord, hersteld } = answered(stand, omstandigheid);
      return {
        stand: { ...antwoord, laatsteFout: { fout, op: nu } },
        hersteld,
        besluit: { soort: 'mislukt', reden: 'geweigerd', fout },
      };
    }
    case 'gestopt': {
      const { fout } = uitkomst;
      const belet: Belet = { soort: 'gestopt', sinds: nu };
      return {
        stand: { ...stand, belet, laatsteFout: { fout, op: nu } },
        hersteld: false,
        besluit: { soort: 'geparkeerd', fout },
      };
    }
    case 'opnieuw':
      return failed(stand, poging, uitkomst, omstandigheid);
    default:
      return unreachable(uitkomst);
  }
}

/** One more may be under way after each answer, so that a receiver that was slow is not overrun at once. */
function answered(
  stand: Stand,
  { nu, tegelijk }: { readonly nu: number; readonly tegelijk: number },
): Pick<Gevolg, 'stand' | 'hersteld'> {
  const { ruimte, storingSinds: _, rustTot, ...rest } = stand;
  const meer = ruimte === undefined || ruimte + 1 >= tegelijk ? undefined : ruimte + 1;
  return {
    stand: {
      ...rest,
      zekering: naAntwoord(stand.zekering),
      ...(meer === undefined ? {} : { ruimte: meer }),
      // What it asked for is not taken back by one that was already under way.
      ...(rustTot !== undefined && rustTot > nu ? { rustTot } : {}),
    },
    hersteld: stand.zekering.stand === 'open',
  };
}

function failed(
  stand: Stand,
  poging: Poging,
  uitkomst: Extract<Bezorguitkomst, { soort: 'opnieuw' }>,
  { nu, toeval, tegelijk }: { readonly nu: number; readonly toeval: number; readonly tegelijk: number },
): Gevolg {
  const { fout, retryAfterSeconds } = uitkomst;
  const storingSinds = stand.storingSinds ?? nu;
  const rust = retryAfterSeconds === undefined ? 0 : nu + retryAfterMs(retryAfterSeconds);
  const ruimte = Math.max(1, Math.floor((stand.ruimte ?? tegelijk) / 2));
  const na: Stand = {
    ...stand,
    zekering: naMislukking(stand.zekering, poging.id, nu),
    storingSinds,
    laatsteFout: { fout, op: nu },
    ...(uitkomst.vertraag && Number.isFinite(ruimte) ? { ruimte } : {}),
    ...(rust > (stand.rustTot ?? nu) ? { rustTot: rust } : {}),
  };
  const op = volgendePoging(poging.gedaan, nu, toeval, retryAfterSeconds);
  // Nothing came through since before its first turn, or for as long as a schedule lasts: this is the receiver, not the zending.
  const ontvangerWeg = (op === undefined && storingSinds <= poging.eersteOp) || nu - storingSinds >= ROOSTER_DUUR_MS;
  if (ontvangerWeg)
    return {
      stand: { ...na, belet: stand.belet ?? { soort: 'uitgezet', sinds: nu, storingSinds } },
      hersteld: false,
      besluit: { soort: 'geparkeerd', fout },
    };
  return {
    stand: na,
    hersteld: false,
    besluit: op === undefined ? { soort: 'mislukt', reden: 'pogingen-op', fout } : { soort: 'later', op, fout },
  };
}

/** How many more may start now. */
export function vrijePlekken(stand: Stand, tegelijk: number, onderweg: number, nu: number): number {
  if (stand.belet !== undefined || (stand.rustTot ?? nu) > nu) return 0;
  if (stand.zekering.stand === 'open') return isHalfOpen(stand.zekering, nu) && onderweg === 0 ? 1 : 0;
  return Math.max(0, Math.min(tegelijk, stand.ruimte ?? tegelijk) - onderweg);
}

/** The earliest moment at which something may go, given the earliest turn of an item; undefined when only a person can change it. */
export function volgendMoment(stand: Stand, eersteBeurt: number | undefined): number | undefined {
  if (stand.belet !== undefined || eersteBeurt === undefined) return undefined;
  return Math.max(eersteBeurt, stand.rustTot ?? 0, stand.zekering.stand === 'open' ? stand.zekering.tot : 0);
}

export const pauzeer = (stand: Stand, nu: number, door: Bediener, reden: string): Stand => ({
  ...stand,
  belet: { soort: 'gepauzeerd', sinds: nu, door, reden },
});

/** A person sets it going again: what happened before counts no more. */
export const hervat = ({ laatsteFout, teMelden }: Stand): Stand => ({
  ...NIEUW,
  ...(laatsteFout === undefined ? {} : { laatsteFout }),
  ...(teMelden === undefined ? {} : { teMelden }),
});

/** What others are told of: a belet, and whether the breaker is open. */
const kenmerk = ({ belet, zekering }: Stand): string => `${belet?.soort ?? ''} ${belet?.sinds ?? ''} ${zekering.stand}`;

/** The next stand with the mark that there is something to tell. */
export const metMelding = (oud: Stand, nieuw: Stand): Stand =>
  kenmerk(oud) === kenmerk(nieuw) ? nieuw : { ...nieuw, teMelden: true };

export const zonderMelding = ({ teMelden: _, ...stand }: Stand): Stand => stand;
