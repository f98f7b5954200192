/**
 * How the work of a matcher that tries one way after another grows with the length of the text. With `a*b` it is the length, with `a*a*b` its
 * square, with `a*a*a*b` its cube: every loop that can hand over to the next anywhere in the same text adds one. (Weber and Seidl 1991: the
 * degree of ambiguity; Wüstholz and others 2017, Static Detection of DoS Vulnerabilities in Programs that use Regular Expressions.)
 */
import { type Automaat, TeGroot } from './patroon.ts';

/** Beyond this many steps from one triple of places to another, in one expression, it takes too long to look. */
const MEESTE_DRIETALLEN = 2_000_000;

export interface Groei {
  /** Steps for a text of `n` characters that fits nowhere: at most `factor * (n + 1) ** macht`. */
  readonly macht: number;
  readonly factor: number;
}

/** Throws `TeGroot`. What doubles with every character is not seen here (traag.ts). */
export const measureGroei = (automaat: Automaat): Groei => new Meting(automaat).measure();

export const stappenBij = ({ macht, factor }: Groei, tekens: number): number => factor * (tekens + 1) ** macht;

class Meting {
  readonly #aantal: number;
  readonly #begin: readonly number[];
  /** For every kind of character and place: where it leads. */
  readonly #naar: readonly (readonly (readonly number[])[])[];
  /** For every kind of character: where it can begin. */
  readonly #eerst: readonly (readonly number[])[];
  /** Of every place: the number of its loop or, outside loops, a number of its own. What comes later has a lower number. */
  readonly #groep: number[] = [];
  readonly #lussen = new Map<number, readonly number[]>();
  #ruimte = MEESTE_DRIETALLEN;

  constructor({ plaatsen, begin, volgt, tekens }: Automaat) {
    this.#aantal = plaatsen.length;
    this.#begin = begin;
    const neemt = tekens.map((_, teken) => plaatsen.map((plaats) => plaats[teken] === true));
    this.#naar = neemt.map((deze) => volgt.map((achter) => achter.filter((plaats) => deze[plaats])));
    this.#eerst = neemt.map((deze) => begin.filter((plaats) => deze[plaats]));
    this.#group(volgt);
  }

  measure(): Groei {
    const graden = this.#graden();
    const takken = this.#takken();
    const macht = 1 + Math.max(0, ...this.#begin.map((plaats) => graden.get(this.#groepVan(plaats)) ?? 0));
    const begin = Math.max(1, ...this.#eerst.map((deze) => this.#sum(deze, takken)));
    return { macht, factor: Math.max(1, this.#aantal) * begin };
  }

  #groepVan(plaats: number): number {
    return this.#groep[plaats] ?? -1;
  }

  #sum(plaatsen: readonly number[], takken: ReadonlyMap<number, number>): number {
    return plaatsen.reduce((som, plaats) => som + (takken.get(this.#groepVan(plaats)) ?? 1), 0);
  }

  /** Places that lead to each other, after Tarjan (1972), without recursion. */
  #group(volgt: Automaat['volgt']): void {
    const nummer: number[] = [];
    const laagste: number[] = [];
    const stapel: number[] = [];
    let geteld = 0;
    let groepen = 0;
    for (let begin = 0; begin < this.#aantal; begin++) {
      if (nummer[begin] !== undefined) continue;
      const open: { readonly plaats: number; volgende: number }[] = [{ plaats: begin, volgende: 0 }];
      while (open.length > 0) {
        const kader = open.at(-1);
        if (kader === undefined) break;
        const { plaats } = kader;
        if (kader.volgende === 0) {
          nummer[plaats] = geteld;
          laagste[plaats] = geteld++;
          stapel.push(plaats);
        }
        const achter = volgt[plaats]?.[kader.volgende++];
        if (achter !== undefined) {
          if (nummer[achter] === undefined) open.push({ plaats: achter, volgende: 0 });
          else if (this.#groep[achter] === undefined)
            laagste[plaats] = Math.min(laagste[plaats] ?? 0, nummer[achter] ?? 0);
          continue;
        }
        open.pop();
        const ouder = open.at(-1)?.plaats;
        if (ouder !== undefined) laagste[ouder] = Math.min(laagste[ouder] ?? 0, laagste[plaats] ?? 0);
        if (laagste[plaats] !== nummer[plaats]) continue;
        const leden = stapel.splice(stapel.indexOf(plaats));
        for (const lid of leden) this.#groep[lid] = groepen;
        if (leden.length > 1 || volgt[plaats]?.includes(plaats)) this.#lussen.set(groepen, leden);
        groepen++;
      }
    }
  }

  /** Per group: where it leads, itself excepted. */
  #volgendeGroepen(): ReadonlyMap<number, ReadonlySet<number>> {
    const gevonden = new Map<number, Set<number>>();
    for (const naar of this.#naar)
      for (const [plaats, achter] of naar.entries()) {
        const groep = this.#groepVan(plaats);
        const deze = gevonden.get(groep) ?? new Set<number>();
        for (const volgende of achter) if (this.#groepVan(volgende) !== groep) deze.add(this.#groepVan(volgende));
        gevonden.set(groep, deze);
      }
    return gevonden;
  }

  /** Per group: how many times from there on a loop hands over to another anywhere in the same text. */
  #graden(): ReadonlyMap<number, number> {
    const volgende = this.#volgendeGroepen();
    const graden = new Map<number, number>();
    const bereikbaar = new Map<number, Set<number>>();
    // What comes later has a lower number, so it is known by now.
    for (const groep of [...volgende.keys()].sort((een, ander) => een - ander)) {
      const verder = new Set<number>();
      for (const achter of volgende.get(groep) ?? []) {
        verder.add(achter);
        for (const nogVerder of bereikbaar.get(achter) ?? []) verder.add(nogVerder);
      }
      bereikbaar.set(groep, verder);
      let graad = 0;
      for (const achter of verder) {
        const daar = graden.get(achter) ?? 0;
        // One more is only asked where it would make a difference.
        if (daar + 1 > graad) graad = Math.max(graad, daar + (this.#handsOver(groep, achter) ? 1 : 0));
      }
      graden.set(groep, graad);
    }
    return graden;
  }

  /** Whether some text leads round in both loops, and from the first to the second as well. */
  #handsOver(eerste: number, tweede: number): boolean {
    const van = this.#lussen.get(eerste);
    const naar = this.#lussen.get(tweede);
    if (van === undefined || naar === undefined) return false;
    return van.some((p) => naar.some((q) => this.#isTriple(p, q)));
  }

  #isTriple(p: number, q: number): boolean {
    const n = this.#aantal;
    const doel = (p * n + q) * n + q;
    const begin = (p * n + p) * n + q;
    const gezien = new Set([begin]);
    for (const drietal of gezien) {
      const rechts = drietal % n;
      const midden = Math.floor(drietal / n) % n;
      const links = Math.floor(drietal / n / n);
      for (const naar of this.#naar)
        for (const l of naar[links] ?? []) {
          if (this.#groep[l] !== this.#groep[p]) continue;
          for (const r of naar[rechts] ?? []) {
            if (this.#groep[r] !== this.#groep[q]) continue;
            for (const m of naar[midden] ?? []) {
              if (--this.#ruimte < 0) throw new TeGroot();
              gezien.add((l * n + m) * n + r);
            }
          }
        }
      if (gezien.has(doel)) return true;
    }
    return false;
  }

  /** Per group: in how many ways at most the same text goes on from there, every choice counted once. */
  #takken(): ReadonlyMap<number, number> {
    const takken = new Map<number, number>();
    const leden = Map.groupBy(this.#groep.keys(), (plaats) => this.#groepVan(plaats));
    for (const groep of [...leden.keys()].sort((een, ander) => een - ander)) {
      let meest = 1;
      for (const plaats of leden.get(groep) ?? [])
        for (const naar of this.#naar) {
          const achter = naar[plaats] ?? [];
          const buiten = achter.filter((volgende) => this.#groepVan(volgende) !== groep);
          const blijft = buiten.length < achter.length ? 1 : 0;
          meest = Math.max(meest, blijft + this.#sum(buiten, takken));
        }
      takken.set(groep, meest);
    }
    return takken;
  }
}
