/** The tree of a formaat as a map from elements in the output back to the rule, and the regel, that wrote them. */
import type { Herhaling, Knoop } from '../../domain/formaat.ts';

export interface Boomplek {
  /** JSON pointer into the formaat document. */
  readonly pointer: string;
  /** The repetition it stands directly in. */
  readonly herhaling?: Herhaling;
  /** Exactly one of these is written for every regel: counting them tells which regel is at hand. */
  readonly perRegel: boolean;
  /** How far its regel is from the number of regels counted before this element; absent when that says nothing. */
  readonly afstand?: 0 | -1;
  /** By element name as the formaat writes it. */
  readonly kinderen: ReadonlyMap<string, Boomplek>;
}

/** The whole file as a plek, with the root as its one child. @param pointer of the bestand in the formaat: `/bestanden/0` */
export function createBoomkaart(boom: Knoop, pointer: string): Boomplek {
  const kinderen = new Map<string, Boomplek>();
  addAll([{ knoop: boom, pointer: `${pointer}/boom` }], undefined, kinderen);
  return { pointer, perRegel: false, kinderen };
}

interface Geplaatst {
  readonly knoop: Knoop;
  readonly pointer: string;
}

const childrenOf = (inhoud: readonly Knoop[], pointer: string): readonly Geplaatst[] =>
  inhoud.map((knoop, nr) => ({ knoop, pointer: `${pointer}/inhoud/${nr}` }));

/** The place of the element that counts regels; one that may be left out cannot be counted by. */
const counterIn = (geplaatst: readonly Geplaatst[]): number =>
  geplaatst.findIndex(({ knoop }) => {
    if ('herhaal' in knoop || knoop.als !== undefined) return false;
    return 'inhoud' in knoop || knoop.ontbreekt !== 'weglaten';
  });

const countsRegels = (knoop: Knoop): boolean => {
  if (!('inhoud' in knoop)) return false;
  if (!('herhaal' in knoop) || knoop.herhaal !== 'regels') return knoop.inhoud.some(countsRegels);
  return counterIn(childrenOf(knoop.inhoud, '')) >= 0;
};

function distance(herhaling: Herhaling | undefined, teller: number, plaats: number, knoop: Knoop): 0 | -1 | undefined {
  if (herhaling === 'clienten') return countsRegels(knoop) ? 0 : undefined;
  if (herhaling !== 'regels' || teller < 0) return undefined;
  return plaats <= teller ? 0 : -1;
}

function addAll(geplaatst: readonly Geplaatst[], herhaling: Herhaling | undefined, uit: Map<string, Boomplek>): void {
  const teller = herhaling === 'regels' ? counterIn(geplaatst) : -1;
  for (const [plaats, { knoop, pointer }] of geplaatst.entries()) {
    if ('herhaal' in knoop) {
      addAll(childrenOf(knoop.inhoud, pointer), knoop.herhaal, uit);
      continue;
    }
    // The same name twice under one parent: the first rule is as near as one can get.
    if (uit.has(knoop.element)) continue;
    const kinderen = new Map<string, Boomplek>();
    if ('inhoud' in knoop) addAll(childrenOf(knoop.inhoud, pointer), undefined, kinderen);
    const afstand = distance(herhaling, teller, plaats, knoop);
    uit.set(knoop.element, {
      pointer,
      ...(herhaling !== undefined && { herhaling }),
      perRegel: plaats === teller,
      ...(afstand !== undefined && { afstand }),
      kinderen,
    });
  }
}
