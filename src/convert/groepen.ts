/** Adding up while the regels stream by: totals, and one row of totals for every combination of keys. */
import type { Cel } from '../domain/output.ts';
import { unreachable } from '../domain/result.ts';
import type { Omgeving } from './expressie/omgeving.ts';
import type { GecompileerdAggregaat, GecompileerdeGroepering, Groepsleutel } from './formaat/aggregaat.ts';
import { createLezer, GEWEIGERD } from './formaat/waarde.ts';
import type { Meldingen } from './meldingen.ts';

/** More groups than any report has rows; keeps a formaat that groups on something unique from filling the memory. */
export const MAXIMUM_GROEPEN = 200_000;

type Waarde = Exclude<Cel, null>;

export type Totalen = Readonly<Record<string, Cel>>;

type Stand = { waarde: Waarde | undefined; readonly uniek: Set<Waarde> | undefined };

type Lees = ReturnType<typeof createLezer>;

/** One set of running totals. Every aggregate keeps one value; only `aantalUniek` keeps what it has seen. */
export class Teller {
  readonly #aggregaten: readonly GecompileerdAggregaat[];
  readonly #lezers: readonly (Lees | undefined)[];
  readonly #standen: readonly Stand[];

  constructor(aggregaten: readonly GecompileerdAggregaat[], lezers: readonly (Lees | undefined)[]) {
    this.#aggregaten = aggregaten;
    this.#lezers = lezers;
    this.#standen = aggregaten.map(({ functie }) => ({
      waarde: functie === 'aantal' || functie === 'som' ? 0 : undefined,
      uniek: functie === 'aantalUniek' ? new Set() : undefined,
    }));
  }

  add(omgeving: Omgeving, meldingen: Meldingen): void {
    this.#aggregaten.forEach((aggregaat, nr) => {
      const stand = this.#standen[nr];
      const lees = this.#lezers[nr];
      if (stand === undefined) return;
      if (lees === undefined) {
        stand.waarde = (stand.waarde as number) + 1;
        return;
      }
      const waarde = lees(omgeving, meldingen);
      // Absent cannot be: the formaat was refused if it could.
      if (waarde !== GEWEIGERD && waarde !== undefined) take(stand, aggregaat.functie, waarde);
    });
  }

  totalen(): Totalen {
    return Object.fromEntries(
      this.#aggregaten.map(({ naam }, nr) => {
        const stand = this.#standen[nr];
        return [naam, stand?.uniek ? stand.uniek.size : (stand?.waarde ?? null)];
      }),
    );
  }
}

function take(stand: Stand, functie: GecompileerdAggregaat['functie'], waarde: Waarde): void {
  const vorige = stand.waarde;
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

interface Groep {
  readonly sleutels: readonly Waarde[];
  readonly teller: Teller;
}

export class Groepen {
  readonly #groepering: GecompileerdeGroepering;
  readonly #aggregaatlezers: readonly (Lees | undefined)[];
  readonly #groepen = new Map<Waarde, Groep>();
  #vol = false;

  constructor(groepering: GecompileerdeGroepering, lezers: readonly (Lees | undefined)[]) {
    this.#groepering = groepering;
    this.#aggregaatlezers = lezers;
  }

  add(omgeving: Omgeving, meldingen: Meldingen): void {
    const sleutels: Waarde[] = [];
    for (const sleutel of this.#groepering.sleutels) {
      const waarde = readKey(sleutel, omgeving, meldingen);
      if (waarde === undefined) return;
      sleutels.push(waarde);
    }
    const naam = keyOf(sleutels);
    let groep = this.#groepen.get(naam);
    if (groep === undefined) {
      if (this.#groepen.size >= MAXIMUM_GROEPEN) {
        this.#refuse(omgeving, meldingen);
        return;
      }
      groep = { sleutels, teller: new Teller(this.#groepering.aggregaten, this.#aggregaatlezers) };
      this.#groepen.set(naam, groep);
    }
    groep.teller.add(omgeving, meldingen);
  }

  #refuse(omgeving: Omgeving, meldingen: Meldingen): void {
    if (this.#vol) return;
    this.#vol = true;
    meldingen.meld('TE_VEEL_GROEPEN', { formaat: meldingen.formaat, maximum: MAXIMUM_GROEPEN }, omgeving);
  }

  /** The groups in the order of their keys, as the formaat names them; texts by code unit, so the order is the same everywhere. */
  sorted(): readonly Totalen[] {
    const namen = this.#groepering.sleutels.map((sleutel) => sleutel.naam);
    return [...this.#groepen.values()]
      .toSorted((een, ander) => compareKeys(een.sleutels, ander.sleutels))
      .map((groep) => ({
        ...Object.fromEntries(namen.map((naam, nr) => [naam, groep.sleutels[nr] ?? null])),
        ...groep.teller.totalen(),
      }));
  }
}

function readKey(sleutel: Groepsleutel, omgeving: Omgeving, meldingen: Meldingen): Waarde | undefined {
  const waarde = sleutel.lees(omgeving, meldingen);
  return waarde === GEWEIGERD ? undefined : waarde;
}

/** The length before each part keeps ["ab", "c"] and ["a", "bc"] apart. */
function keyOf(sleutels: readonly Waarde[]): Waarde {
  const [enige] = sleutels;
  if (sleutels.length === 1 && enige !== undefined) return enige;
  let naam = '';
  for (const sleutel of sleutels) {
    const tekst = String(sleutel);
    naam += `${tekst.length}:${tekst}`;
  }
  return naam;
}

function compareKeys(een: readonly Waarde[], ander: readonly Waarde[]): number {
  for (const [nr, links] of een.entries()) {
    const rechts = ander[nr];
    if (rechts === undefined || links === rechts) continue;
    return links < rechts ? -1 : 1;
  }
  return 0;
}
