/**
 * A file of a submission, whatever its kind: first what it says of the kop, then its lines. Files of different kinds together make one
 * verantwoording, and what none of them says may stand beside them.
 */
import type { Bronplaats, Plaats } from '../domain/bevinding.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { LIJSTEN, type Lijst } from './kop-velden.ts';
import type { LeesOpties, LeesUitkomst } from './lees-verantwoording.ts';
import { Toets } from './toets.ts';

/** A file of the submission, which can be read more than once. */
export interface Bestandsbron {
  /** Name in a bundle; absent when it is the only one. */
  readonly naam?: string;
  open(): AsyncIterable<Uint8Array>;
}

/** What a file says of the kop: values as they were read, not yet held against the schema. */
export type Kopdeel = Readonly<Record<string, unknown>>;

export interface Invoerdeel {
  /** The kop of a file that is about the whole goes before that of one that holds lines only. */
  readonly voorrang: 'regels' | 'geheel';
  readKop(toets: Toets): Promise<Kopdeel>;
  /** Called after every `readKop`, for each list once, in the order of `LIJSTEN`: the lines of that list. */
  readRegels(toets: Toets, lijst: Lijst): Promise<void>;
  /** Completes a pointer into the kop with where that stands in this file. */
  plaats?(plaats: Plaats): Plaats;
}

/** What stands beside the files: in the question, or known of the aanbieder. */
export type Aanvulling = Partial<Kop>;

const STANDAARDVERSIE = '1.0.0';

/**
 * May throw what opening a file throws: `ZipLeesfout`, `WerkmapLeesfout`.
 *
 * @param opKop gets the kop before the first line, not yet held against the schema
 */
export async function leesDelen(
  delen: readonly Invoerdeel[],
  aanvulling: Aanvulling,
  opties: LeesOpties,
  opKop: (kop: Kopdeel) => void | Promise<void> = () => undefined,
): Promise<LeesUitkomst> {
  const toets = new Toets(opties);
  const koppen: { readonly deel: Invoerdeel; readonly kop: Kopdeel }[] = [];
  for (const deel of delen) koppen.push({ deel, kop: await deel.readKop(toets) });
  const kop = mergeKoppen([
    ...koppen.filter(({ deel }) => deel.voorrang === 'regels').map((een) => een.kop),
    ...koppen.filter(({ deel }) => deel.voorrang === 'geheel').map((een) => een.kop),
  ]);
  toets.bevindingen.plaatsAan((plaats) => delen.reduce((tot, deel) => deel.plaats?.(tot) ?? tot, plaats));
  const heel = completed(kop, aanvulling);
  for (const [sleutel, waarde] of Object.entries(heel)) toets.kopVelden.add(sleutel, waarde);
  await opKop(heel);
  for (const lijst of LIJSTEN)
    for (const deel of delen) {
      if (toets.gestopt) break;
      await deel.readRegels(toets, lijst);
    }
  return toets.finish();
}

const isGroup = (waarde: unknown): waarde is Record<string, unknown> =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

/** An object in which `__proto__` is a key like any other: what a file says under it is then reported, and not followed. */
const withoutPrototype = (): Record<string, unknown> => Object.create(null);

/** Lists are joined, groups completed, and of single values the last one stands. */
function mergeKoppen(koppen: readonly Kopdeel[]): Kopdeel {
  const samen = withoutPrototype();
  for (const kop of koppen)
    for (const [sleutel, waarde] of Object.entries(kop)) {
      const eerder = samen[sleutel];
      if (Array.isArray(eerder) && Array.isArray(waarde)) samen[sleutel] = [...new Set([...eerder, ...waarde])];
      else if (isGroup(eerder) && isGroup(waarde)) samen[sleutel] = { ...eerder, ...waarde };
      else samen[sleutel] = waarde;
    }
  return samen;
}

/** What the files say stands; the rest is filled in. */
function completed(kop: Kopdeel, aanvulling: Aanvulling): Kopdeel {
  const heel = Object.assign(withoutPrototype(), { standaardversie: STANDAARDVERSIE }, aanvulling);
  for (const [sleutel, waarde] of Object.entries(kop)) {
    const beside = heel[sleutel];
    heel[sleutel] = isGroup(beside) && isGroup(waarde) ? { ...beside, ...waarde } : waarde;
  }
  return heel;
}

/** Names the file in a place, for a file that is one of several. */
export const inFile = (bron: Bronplaats, bestand: string | undefined): Bronplaats =>
  bestand === undefined ? bron : { bestand, ...bron };
