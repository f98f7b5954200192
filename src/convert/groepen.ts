/** Adding up while the regels stream by: totals, and one row of totals for every combination of keys. */
import { LIMIETEN } from '../domain/limieten.ts';
import type { Cel } from '../domain/output.ts';
import { unreachable } from '../domain/result.ts';
import type { Omgeving } from './expressie/omgeving.ts';
import type {
  GecompileerdAggregaat,
  GecompileerdeGroepering,
  GecompileerdeSubgroepering,
  Groepsleutel,
  Groepsvolgorde,
} from './formaat/aggregaat.ts';
import { cannotBeAbsent, createLezer, GEWEIGERD } from './formaat/waarde.ts';
import type { Meldingen } from './meldingen.ts';

/** More groups than any report has rows; keeps a formaat that groups on something unique from filling the memory. */
export const MAXIMUM_GROEPEN = LIMIETEN.groepen.waarde;

export type Waarde = Exclude<Cel, null>;

export type Totalen = Readonly<Record<string, Cel>>;

type Lees = ReturnType<typeof createLezer>;

/** One aggregate while it runs. */
interface Stand extends Pick<GecompileerdAggregaat, 'naam' | 'functie' | 'pointer'> {
  readonly lees: Lees | undefined;
  waarde: Waarde | undefined;
  readonly uniek: Set<Waarde> | undefined;
}

/** One set of running totals. Every aggregate keeps one value; only `aantalUniek` keeps what it has seen. */
export class Teller {
  readonly #standen: readonly Stand[];

  constructor(aggregaten: readonly GecompileerdAggregaat[], lezers: readonly (Lees | undefined)[]) {
    this.#standen = aggregaten.map(({ naam, functie, pointer }, nr) => ({
      naam,
      functie,
      pointer,
      lees: lezers[nr],
      waarde: functie === 'aantal' || functie === 'som' ? 0 : undefined,
      uniek: functie === 'aantalUniek' ? new Set() : undefined,
    }));
  }

  add(omgeving: Omgeving, meldingen: Meldingen): void {
    for (const stand of this.#standen) {
      const { lees } = stand;
      if (lees === undefined) {
        stand.waarde = (stand.waarde as number) + 1;
        continue;
      }
      const waarde = lees(omgeving, meldingen);
      if (waarde === undefined) cannotBeAbsent(stand.pointer);
      if (waarde !== GEWEIGERD) take(stand, waarde);
    }
  }

  /** By name; without a regel the smallest, largest and first are not there. */
  totalen(): Totalen {
    const totalen: Record<string, Cel> = {};
    for (const { naam, uniek, waarde: laatste } of this.#standen) {
      const waarde = uniek ? uniek.size : laatste;
      if (waarde !== undefined) totalen[naam] = waarde;
    }
    return totalen;
  }
}

function take(stand: Stand, waarde: Waarde): void {
  const { functie, waarde: vorige } = stand;
  switch (functie) {
    case 'aantal':
      return;
    case 'som':
      stand.waarde = (vorige as number) + (waarde as number);
      return;
    case 'aantalUniek':
      stand.uniek?.add(waarde);
      return;
    case 'minimum':
      if (vorige === undefined || waarde < vorige) stand.waarde = waarde;
      return;
    case 'maximum':
      if (vorige === undefined || waarde > vorige) stand.waarde = waarde;
      return;
    case 'eerste':
      stand.waarde ??= waarde;
      return;
    default:
      unreachable(functie);
  }
}

/** Readers made once, for all the tellers of one conversion. */
export const createLezers = (aggregaten: readonly GecompileerdAggregaat[]): readonly (Lees | undefined)[] =>
  aggregaten.map(({ van, pointer }) => van && createLezer(van, `${pointer}/van`));

/** One group: its keys and aggregates by name, and the groups inside it. */
export interface GeteldeGroep {
  readonly waarden: Totalen;
  readonly subgroepen: readonly Totalen[];
}

/** Readers for every level of one groepering, made once. */
export interface Groeplezers {
  readonly aggregaten: readonly (Lees | undefined)[];
  readonly subgroepen: readonly (Lees | undefined)[];
}

export const createGroeplezers = (groepering: GecompileerdeGroepering | undefined): Groeplezers => ({
  aggregaten: createLezers(groepering?.aggregaten ?? []),
  subgroepen: createLezers(groepering?.subgroepen?.aggregaten ?? []),
});

/** How many groups there are in the whole conversion, over all files and levels: that is what memory holds. */
export class Groepenteller {
  #aantal = 0;
  #gemeld = false;

  /** False when there is no room for one more; reported once. */
  take(omgeving: Omgeving, meldingen: Meldingen): boolean {
    if (this.#aantal < MAXIMUM_GROEPEN) {
      this.#aantal++;
      return true;
    }
    if (!this.#gemeld) {
      meldingen.meld('TE_VEEL_GROEPEN', { formaat: meldingen.formaat, maximum: MAXIMUM_GROEPEN }, omgeving);
    }
    this.#gemeld = true;
    return false;
  }
}

interface Groep {
  readonly sleutels: readonly Waarde[];
  readonly teller: Teller;
  readonly binnen: Niveau | undefined;
}

/** The groups of one level. */
class Niveau {
  readonly #opgave: GecompileerdeSubgroepering;
  readonly #lezers: readonly (Lees | undefined)[];
  readonly #ruimte: Groepenteller;
  readonly #maakBinnen: () => Niveau | undefined;
  readonly #groepen = new Map<Waarde, Groep>();

  constructor(
    opgave: GecompileerdeSubgroepering,
    lezers: readonly (Lees | undefined)[],
    ruimte: Groepenteller,
    maakBinnen: () => Niveau | undefined,
  ) {
    this.#opgave = opgave;
    this.#lezers = lezers;
    this.#ruimte = ruimte;
    this.#maakBinnen = maakBinnen;
  }

  add(omgeving: Omgeving, meldingen: Meldingen): void {
    const sleutels = readKeys(this.#opgave.sleutels, omgeving, meldingen);
    if (sleutels === undefined) return;
    const naam = keyOf(sleutels);
    let groep = this.#groepen.get(naam);
    if (groep === undefined) {
      if (!this.#ruimte.take(omgeving, meldingen)) return;
      const teller = new Teller(this.#opgave.aggregaten, this.#lezers);
      groep = { sleutels, teller, binnen: this.#maakBinnen() };
      this.#groepen.set(naam, groep);
    }
    groep.teller.add(omgeving, meldingen);
    groep.binnen?.add(omgeving, meldingen);
  }

  /** In the order the formaat asks, then that of the keys; texts by code unit, so the order is the same everywhere. */
  sorted(): readonly GeteldeGroep[] {
    const namen = this.#opgave.sleutels.map((sleutel) => sleutel.naam);
    return [...this.#groepen.values()]
      .map((groep) => ({
        sleutels: groep.sleutels,
        waarden: {
          ...Object.fromEntries(groep.sleutels.map((sleutel, nr) => [namen[nr], sleutel])),
          ...groep.teller.totalen(),
        },
        subgroepen: groep.binnen?.sorted().map((binnen) => binnen.waarden) ?? [],
      }))
      .toSorted(
        (een, ander) =>
          compareBy(this.#opgave.volgorde, een.waarden, ander.waarden) || compareKeys(een.sleutels, ander.sleutels),
      )
      .map(({ waarden, subgroepen }) => ({ waarden, subgroepen }));
  }
}

/** The groups of one eenheid, at both levels. */
export class Groepen {
  readonly #niveau: Niveau;

  constructor(groepering: GecompileerdeGroepering, lezers: Groeplezers, ruimte: Groepenteller) {
    const { subgroepen } = groepering;
    this.#niveau = new Niveau(groepering, lezers.aggregaten, ruimte, () =>
      subgroepen === undefined ? undefined : new Niveau(subgroepen, lezers.subgroepen, ruimte, () => undefined),
    );
  }

  add(omgeving: Omgeving, meldingen: Meldingen): void {
    this.#niveau.add(omgeving, meldingen);
  }

  sorted(): readonly GeteldeGroep[] {
    return this.#niveau.sorted();
  }
}

/** Undefined when one of them could not be read; that is a finding already. */
export function readKeys(
  sleutels: readonly Groepsleutel[],
  omgeving: Omgeving,
  meldingen: Meldingen,
): readonly Waarde[] | undefined {
  const waarden: Waarde[] = [];
  for (const sleutel of sleutels) {
    const waarde = sleutel.lees(omgeving, meldingen);
    if (waarde === GEWEIGERD) return undefined;
    if (waarde === undefined) cannotBeAbsent(sleutel.pointer);
    waarden.push(waarde);
  }
  return waarden;
}

/** The length before each part keeps ["ab", "c"] and ["a", "bc"] apart. */
export function keyOf(sleutels: readonly Waarde[]): Waarde {
  const [enige] = sleutels;
  if (sleutels.length === 1 && enige !== undefined) return enige;
  let naam = '';
  for (const sleutel of sleutels) {
    const tekst = String(sleutel);
    naam += `${tekst.length}:${tekst}`;
  }
  return naam;
}

export function compareKeys(een: readonly Waarde[], ander: readonly Waarde[]): number {
  for (const [nr, links] of een.entries()) {
    const rechts = ander[nr];
    if (rechts === undefined || links === rechts) continue;
    return links < rechts ? -1 : 1;
  }
  return 0;
}

function compareBy(volgorde: readonly Groepsvolgorde[], een: Totalen, ander: Totalen): number {
  for (const { naam, aflopend } of volgorde) {
    const links = een[naam];
    const rechts = ander[naam];
    if (links === rechts || links === undefined || links === null || rechts === undefined || rechts === null) continue;
    return links < rechts === aflopend ? 1 : -1;
  }
  return 0;
}
