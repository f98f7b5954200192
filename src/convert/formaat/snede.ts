/**
 * How the regels are cut into what is printed together: not at all, by gemeente, by the value of group keys. A formaat has one
 * snede for its totals and more when a bestand or a sheet is made for each of something else.
 */
import type { Formaat } from '../../domain/formaat.ts';
import type { Verslag } from './verslag.ts';

export interface Snede {
  readonly nummer: number;
  readonly gemeente: boolean;
  /** Names of keys of the groepering. */
  readonly sleutels: readonly string[];
}

/** Every snede of one formaat once; number 0 is the one that `verdeling` says. */
export class Sneden {
  readonly lijst: Snede[] = [];
  /** Numbers of the sneden of which the groups are shown. */
  readonly metGroepen = new Set<number>();
  readonly standaard: Snede;
  readonly #sleutels: readonly string[];
  readonly #verslag: Verslag;

  constructor(formaat: Formaat, verslag: Verslag) {
    this.#sleutels = Object.keys(formaat.groepering?.sleutels ?? {});
    this.#verslag = verslag;
    this.standaard = this.#find(formaat.verdeling === 'gemeente', []);
  }

  /** The snede of a bestand: `bestandPer` goes before `verdeling`, a key goes beside it. */
  forBestand(bestandPer: string | undefined, pointer: string): Snede {
    if (bestandPer === undefined) return this.standaard;
    if (bestandPer === 'zending') return this.#find(false, []);
    if (bestandPer === 'gemeente') return this.#find(true, []);
    return this.#withKey(this.standaard, bestandPer, pointer);
  }

  /** A sheet is always a part of its bestand. */
  forBlad(bestand: Snede, bladPer: string | undefined, pointer: string): Snede {
    if (bladPer === undefined) return bestand;
    if (bladPer === 'gemeente') return this.#find(true, bestand.sleutels);
    return this.#withKey(bestand, bladPer, pointer);
  }

  #withKey(snede: Snede, sleutel: string, pointer: string): Snede {
    if (!this.#sleutels.includes(sleutel)) {
      this.#verslag.meld('FORMAAT_SLEUTEL_ONBEKEND', pointer, { sleutel, bekend: this.#sleutels.join(', ') });
      return snede;
    }
    return this.#find(snede.gemeente, snede.sleutels.includes(sleutel) ? snede.sleutels : [...snede.sleutels, sleutel]);
  }

  #find(gemeente: boolean, sleutels: readonly string[]): Snede {
    const bestaand = this.lijst.find(
      (snede) => snede.gemeente === gemeente && snede.sleutels.join(' ') === sleutels.join(' '),
    );
    if (bestaand !== undefined) return bestaand;
    const nieuw = { nummer: this.lijst.length, gemeente, sleutels };
    this.lijst.push(nieuw);
    return nieuw;
  }
}
