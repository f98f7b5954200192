/** Whether a file can be split: what is repeated, what stands around it, and whether its size can be told beforehand. */
import type { Bestand } from '../../domain/formaat.ts';
import { unreachable } from '../../domain/result.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
import { type Maat, recordSize, rowSize, treeSize } from '../maat.ts';
import type { Inhoud } from './bestand.ts';
import { type Celregel, celregelsVan, type Opdracht } from './opdracht.ts';
import type { Verslag } from './verslag.ts';

type Herhaald<T> = Extract<Opdracht<T>, { soort: 'regels' | 'clienten' }>;

export interface Splitsplan<T> {
  readonly maat: Maat<T>;
  /** What stands in every part. */
  readonly rondom: readonly Opdracht<T>[];
  readonly herhaald: Herhaald<T>;
}

/** Hides which kind of thing a file is made of: whoever splits only wants to know sizes. */
export type Splitsbaar = <U>(werk: <T>(plan: Splitsplan<T>) => U) => U;

/** What differs from part to part; its length must be bounded by the formaat itself. */
export const variesByPart = ({ paden }: Uitdrukking): boolean =>
  [...paden].some((pad) => /^(totaal|bestand|declaratie|geschreven)\./.test(pad));

export const varies = ({ uitdrukking }: Celregel): boolean => variesByPart(uitdrukking);

const repeats = <T>(opdracht: Opdracht<T>): boolean =>
  opdracht.soort === 'als'
    ? opdracht.inhoud.some(repeats)
    : opdracht.soort === 'regels' || opdracht.soort === 'clienten' || opdracht.soort === 'groepen';

function inLists<T>(opdrachten: readonly Opdracht<T>[]): readonly Celregel[] {
  return opdrachten.flatMap((opdracht) => {
    if (opdracht.soort === 'lijst') return [...celregelsVan(opdracht.inhoud)];
    if (opdracht.soort === 'clienten') return inLists([...opdracht.voor, ...(opdracht.regel ?? []), ...opdracht.na]);
    return 'inhoud' in opdracht ? inLists(opdracht.inhoud) : [];
  });
}

function planOf<T>(opdrachten: readonly Opdracht<T>[], maat: Maat<T>): Splitsplan<T> | undefined {
  const [herhaald, ...meer] = opdrachten.filter(repeats);
  if (meer.length > 0 || (herhaald?.soort !== 'regels' && herhaald?.soort !== 'clienten')) return undefined;
  return { maat, rondom: opdrachten.filter((opdracht) => opdracht !== herhaald), herhaald };
}

function splitsbaar<T>(plan: Splitsplan<T> | undefined): Splitsbaar | undefined {
  return plan && ((werk) => werk(plan));
}

function planFor(inhoud: Inhoud): Splitsbaar | undefined {
  switch (inhoud.vorm) {
    case 'boom':
      return splitsbaar(planOf(inhoud.opdrachten, treeSize(inhoud)));
    case 'records':
      return splitsbaar(planOf(inhoud.opdrachten, rowSize(inhoud)));
    case 'vaste-breedte':
      return splitsbaar(planOf(inhoud.opdrachten, recordSize(inhoud)));
    case 'werkmap':
      return undefined;
    default:
      return unreachable(inhoud);
  }
}

export function compileSplitsing(
  { splitsing }: Bestand,
  inhoud: Inhoud,
  pointer: string,
  verslag: Verslag,
): Splitsbaar | undefined {
  if (splitsing === undefined) return undefined;
  const plan = planFor(inhoud);
  if (plan === undefined) {
    const reden = inhoud.vorm === 'werkmap' ? 'werkmap' : 'herhaling';
    verslag.meld('FORMAAT_SPLITSING', `${pointer}/splitsing`, { reden });
    return undefined;
  }
  if (splitsing.maximaleBytes !== undefined) {
    plan(({ maat, rondom, herhaald }) => {
      for (const cel of celregelsVan([...rondom, herhaald])) {
        if (varies(cel) && !Number.isFinite(maat.grens(cel))) {
          verslag.meld('FORMAAT_SPLITSING', `${cel.pointer}/waarde`, { reden: 'lengte' });
        }
      }
      // How often it stands there is not known beforehand, so neither is how much longer it makes a part.
      for (const cel of inLists([...rondom, herhaald])) {
        if (varies(cel)) verslag.meld('FORMAAT_SPLITSING', `${cel.pointer}/waarde`, { reden: 'lengte' });
      }
    });
  }
  return plan;
}
