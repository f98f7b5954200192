/**
 * Whether a regular expression can take more time than a value is worth: time that doubles with every character, or that grows with so high a
 * power of the length that a value of ordinary length takes too many steps (groei.ts). libxml2 tries one way after another and goes back when
 * it gets stuck; that explodes when the same text can be read in two ways round a loop, and something after it fits none of them.
 * (Weber and Seidl 1991, On the degree of ambiguity of finite automata; Weideman 2017, Static analysis of regular expressions.)
 */
import { LIMIETEN } from '../../../domain/limieten.ts';
import { type Groei, measureGroei, stappenBij } from './groei.ts';
import { type Automaat, readAutomaat, TeGroot } from './patroon.ts';

/** Beyond this many sets of places nothing more is looked for, and the expression counts as slow. */
const MEESTE_VERZAMELINGEN = 2000;
/** Beyond this many steps from one pair of places to another, in one expression, it takes too long to look. */
const MEESTE_PAREN = 2_000_000;
/** A repetition of more than so many times counts as one without end. */
export const MEEST_UITGESCHREVEN = 12;
/** How many times a counted repetition is written out: as it is meant, or without counting when that gets too large. */
const UITGESCHREVEN = [MEEST_UITGESCHREVEN, 1];

/** `traag`: refused. `kort`: fine for a value of so many characters (`patroonWaardeTekens`). `gewoon`: fine for any. */
export type Patroonoordeel = 'gewoon' | 'kort' | 'traag';

/** Steps per character beyond which a pattern that is linear asks for short values all the same. */
const GEWONE_FACTOR = 1_000;

export function weighGroei(groei: Groei): Patroonoordeel {
  if (stappenBij(groei, LIMIETEN.patroonWaardeTekens.waarde) > LIMIETEN.patroonStappen.waarde) return 'traag';
  return groei.macht === 1 && groei.factor <= GEWONE_FACTOR ? 'gewoon' : 'kort';
}

/** Of an expression of XML Schema. Slow as well when it is too large to tell. */
export const judgePatroon = (patroon: string): Patroonoordeel =>
  weighGroei(
    judge(patroon, (automaat) => {
      if (automaat === undefined) return CONSTANT;
      return new Ambiguity(automaat).isSlow() ? EINDELOOS : measureGroei(automaat);
    }),
  );

export const canBeSlow = (patroon: string): boolean => judgePatroon(patroon) === 'traag';

/**
 * Whether time can double with every character, for a matcher that tries every way in which parts follow each other, such as that of
 * ECMA-262: a part that can be empty and is repeated has more of them than places show. What cannot be read is slow.
 */
export const canBacktrack = (patroon: string): boolean =>
  judge(patroon, (automaat) =>
    automaat === undefined || automaat.herhaaltLeeg || new Ambiguity(automaat).isSlow() ? EINDELOOS : CONSTANT,
  ) === EINDELOOS;

/** How the work grows otherwise. */
export const growthOf = (patroon: string): Groei =>
  judge(patroon, (automaat) => (automaat === undefined ? EINDELOOS : measureGroei(automaat)));

const CONSTANT: Groei = { macht: 1, factor: 1 };
const EINDELOOS: Groei = { macht: Infinity, factor: 1 };

function judge(patroon: string, measure: (automaat: Automaat | undefined) => Groei): Groei {
  for (const keer of UITGESCHREVEN) {
    try {
      return measure(readAutomaat(patroon, keer));
    } catch (fout) {
      if (!(fout instanceof TeGroot)) throw fout;
    }
  }
  return EINDELOOS;
}

interface Stap {
  readonly paar: number;
  readonly teken: number;
  readonly vorige?: Stap;
}

class Ambiguity {
  readonly #automaat: Automaat;
  readonly #aantal: number;
  #ruimte = MEESTE_PAREN;
  /** For every place and character: where it leads. */
  readonly #naar: readonly (readonly (readonly number[])[])[];

  constructor(automaat: Automaat) {
    this.#automaat = automaat;
    this.#aantal = automaat.plaatsen.length;
    this.#naar = automaat.volgt.map((volgt) =>
      automaat.tekens.map((_, teken) => volgt.filter((plaats) => automaat.plaatsen[plaats]?.[teken] === true)),
    );
  }

  isSlow(): boolean {
    for (const bereikt of this.#reachable()) {
      const woord = this.#secondWay(bereikt.plaats);
      if (woord !== undefined && this.#canGetStuck(bereikt.weg, woord)) return true;
    }
    return false;
  }

  /** Every place that can be reached, and the characters that lead there. */
  #reachable(): readonly { readonly plaats: number; readonly weg: readonly number[] }[] {
    const gevonden = new Map<number, readonly number[]>();
    const first = (plaats: number): number => this.#automaat.plaatsen[plaats]?.indexOf(true) ?? -1;
    for (const plaats of this.#automaat.begin) if (first(plaats) >= 0) gevonden.set(plaats, [first(plaats)]);
    for (const [plaats, weg] of gevonden)
      for (const volgende of this.#automaat.volgt[plaats] ?? [])
        if (!gevonden.has(volgende) && first(volgende) >= 0) gevonden.set(volgende, [...weg, first(volgende)]);
    return [...gevonden].map(([plaats, weg]) => ({ plaats, weg }));
  }

  /** The characters along which two different ways lead from a place back to itself. */
  #secondWay(plaats: number): readonly number[] | undefined {
    const begin = plaats * this.#aantal + plaats;
    const gezien = new Map<string, Stap>();
    // The second half of the key: whether the two ways have parted by now.
    const open: { readonly stap: Stap; readonly gescheiden: boolean }[] = [
      { stap: { paar: begin, teken: -1 }, gescheiden: false },
    ];
    for (let nr = 0; nr < open.length; nr++) {
      const nu = open[nr];
      if (nu === undefined) break;
      for (const stap of this.#pairsAfter(nu.stap)) {
        const gescheiden = nu.gescheiden || Math.floor(stap.paar / this.#aantal) !== stap.paar % this.#aantal;
        if (stap.paar === begin && gescheiden) return charactersOf(stap);
        const sleutel = `${stap.paar} ${gescheiden}`;
        if (gezien.has(sleutel)) continue;
        gezien.set(sleutel, stap);
        open.push({ stap, gescheiden });
      }
    }
    return undefined;
  }

  *#pairsAfter(van: Stap): Generator<Stap> {
    const links = this.#naar[Math.floor(van.paar / this.#aantal)] ?? [];
    const rechts = this.#naar[van.paar % this.#aantal] ?? [];
    const gehad = new Set<number>();
    for (const [teken, linksNaar] of links.entries())
      for (const een of linksNaar)
        for (const ander of rechts[teken] ?? []) {
          if (--this.#ruimte < 0) throw new TeGroot();
          const paar = een * this.#aantal + ander;
          if (gehad.has(paar)) continue;
          gehad.add(paar);
          yield { paar, teken, vorige: van };
        }
  }

  /** Whether after the loop something can come that fits no way at all. */
  #canGetStuck(weg: readonly number[], lus: readonly number[]): boolean {
    const { begin, plaatsen, eind } = this.#automaat;
    const [eerste, ...rest] = weg;
    let nu = begin.filter((plaats) => eerste !== undefined && plaatsen[plaats]?.[eerste] === true);
    for (const teken of rest) nu = this.#step(nu, teken);
    for (let keer = 0; keer <= this.#aantal; keer++) for (const teken of lus) nu = this.#step(nu, teken);
    const gezien = new Map([[nu.join(), nu]]);
    for (const verzameling of gezien.values()) {
      if (!verzameling.some((plaats) => eind.has(plaats))) return true;
      if (gezien.size > MEESTE_VERZAMELINGEN) return true;
      for (const teken of this.#automaat.tekens.keys()) {
        const volgende = this.#step(verzameling, teken);
        if (!gezien.has(volgende.join())) gezien.set(volgende.join(), volgende);
      }
    }
    return false;
  }

  #step(van: readonly number[], teken: number): number[] {
    return [...new Set(van.flatMap((plaats) => this.#naar[plaats]?.[teken] ?? []))].sort((een, ander) => een - ander);
  }
}

function charactersOf(stap: Stap): readonly number[] {
  const tekens: number[] = [];
  for (let hier: Stap | undefined = stap; hier?.vorige !== undefined; hier = hier.vorige) tekens.unshift(hier.teken);
  return tekens;
}
