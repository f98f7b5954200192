/**
 * Makes, finds, rewraps and destroys the keys of stored bytes. What was opened is remembered for a while, so that work on one verantwoording
 * asks the database once; a key that is destroyed elsewhere is forgotten here within that time.
 */
import { tijdstip } from '../../domain/kalender.ts';
import type { PeriodesleutelRij, SleutelkastStaat } from '../ports/sleutelkast.ts';
import type { Mappen, Payloadsleutels } from '../ports.ts';
import type { Mapsleutel, Sleutelbron } from './blobs.ts';
import type { Cryptosleutel } from './frames.ts';
import {
  type Hoofdsleutels,
  IV_BYTES,
  importMapsleutel,
  mapPlaats,
  openMapsleutel,
  openPeriodesleutel,
  periodePlaats,
  SLEUTEL_BYTES,
  unwrap,
  wrap,
} from './omwikkelen.ts';

const GELDIG_MS = 5 * 60_000;
const MAXIMUM_MAPPEN = 1_000;
const MAXIMUM_PERIODEN = 200;

export interface Sleutelwerk {
  readonly klok: () => Date;
  readonly nieuwId: () => string;
  /** That many random bytes. */
  readonly toeval: (bytes: number) => Uint8Array;
}

/** So many values, each for so long; the oldest goes first. */
class Geheugen<Waarde> {
  readonly #maximum: number;
  readonly #waarden = new Map<string, { readonly waarde: Waarde; readonly tot: number }>();

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  get(naam: string, nu: number): Waarde | undefined {
    const gevonden = this.#waarden.get(naam);
    if (gevonden === undefined || gevonden.tot > nu) return gevonden?.waarde;
    this.#waarden.delete(naam);
    return undefined;
  }

  set(naam: string, waarde: Waarde, nu: number): void {
    this.#waarden.delete(naam);
    const oudste = this.#waarden.keys().next();
    if (this.#waarden.size >= this.#maximum && !oudste.done) this.#waarden.delete(oudste.value);
    this.#waarden.set(naam, { waarde, tot: nu + GELDIG_MS });
  }

  clear(): void {
    this.#waarden.clear();
  }

  delete(naam: string): void {
    this.#waarden.delete(naam);
  }
}

/** Opened keys; lives as long as the isolate, and outlives the requests. */
export class Sleutelgeheugen {
  readonly mappen = new Geheugen<Mapsleutel>(MAXIMUM_MAPPEN);
  readonly perioden = new Geheugen<Cryptosleutel>(MAXIMUM_PERIODEN);
  /** The one that new maps get, by afzender and month. */
  readonly huidige = new Geheugen<PeriodesleutelRij>(MAXIMUM_PERIODEN);
}

export class Sleutelkast implements Sleutelbron, Mappen, Payloadsleutels {
  readonly #staat: SleutelkastStaat;
  readonly #hoofd: Hoofdsleutels;
  readonly #werk: Sleutelwerk;
  readonly #geheugen: Sleutelgeheugen;

  constructor(staat: SleutelkastStaat, hoofd: Hoofdsleutels, werk: Sleutelwerk, geheugen = new Sleutelgeheugen()) {
    this.#staat = staat;
    this.#hoofd = hoofd;
    this.#werk = werk;
    this.#geheugen = geheugen;
  }

  get nieuwste(): number {
    return this.#hoofd.nieuwste;
  }

  async begin(map: string, afzender: string): Promise<void> {
    if ((await this.#make(map, afzender)) || (await this.#staat.findMapsleutel(map)) !== undefined) return;
    // The periodesleutel that was remembered is not in the database any more: of a copy that was put back, for instance.
    this.#geheugen.huidige.clear();
    if (!(await this.#make(map, afzender))) throw new Error(`${map} did not get a key`);
  }

  async #make(map: string, afzender: string): Promise<boolean> {
    const { klok, toeval } = this.#werk;
    const op = tijdstip(klok());
    const rij = await this.#huidigePeriode(afzender, op.slice(0, 7));
    const bytes = toeval(SLEUTEL_BYTES);
    const sleutel = await wrap(await this.#openPeriode(rij), bytes, mapPlaats(map), toeval(IV_BYTES));
    if (!(await this.#staat.addMapsleutel(map, rij.id, sleutel, op))) return false;
    this.#geheugen.mappen.set(map, await importMapsleutel(bytes), this.#nu());
    return true;
  }

  async open(map: string): Promise<Mapsleutel | undefined> {
    const bekend = this.#geheugen.mappen.get(map, this.#nu());
    if (bekend !== undefined) return bekend;
    const rij = await this.#staat.findMapsleutel(map);
    if (rij === undefined) return undefined;
    const sleutel = await openMapsleutel(rij, (periode) => this.#openPeriode(periode));
    this.#geheugen.mappen.set(map, sleutel, this.#nu());
    return sleutel;
  }

  async vernietig(map: string): Promise<void> {
    this.vergeet([map]);
    await this.#staat.removeMapsleutel(map);
  }

  /** To be called when keys were destroyed in the database by another way. */
  vergeet(mappen: Iterable<string>): void {
    for (const map of mappen) this.#geheugen.mappen.delete(map);
  }

  async omwikkel(maximum: number): Promise<{ readonly omgewikkeld: number; readonly meer: boolean }> {
    const { nieuwste } = this.#hoofd;
    const rijen = await this.#staat.listAndereVersies(nieuwste, maximum + 1);
    let omgewikkeld = 0;
    for (const rij of rijen.slice(0, maximum)) {
      const plaats = periodePlaats(rij);
      const bytes = await unwrap(await this.#hoofd.van(rij.versie), rij.sleutel, plaats);
      const sleutel = await wrap(await this.#hoofd.van(nieuwste), bytes, plaats, this.#werk.toeval(IV_BYTES));
      if (await this.#staat.bewaarOmwikkeling({ ...rij, versie: nieuwste, sleutel }, rij.versie)) omgewikkeld++;
    }
    return { omgewikkeld, meer: rijen.length > maximum };
  }

  async #huidigePeriode(afzender: string, periode: string): Promise<PeriodesleutelRij> {
    const naam = `${afzender} ${periode}`;
    const bekend = this.#geheugen.huidige.get(naam, this.#nu());
    if (bekend !== undefined) return bekend;
    let rij = await this.#staat.findPeriodesleutel(afzender, periode);
    if (rij === undefined) {
      const { nieuwId, toeval } = this.#werk;
      const nieuw = { id: nieuwId(), afzender, periode, versie: this.#hoofd.nieuwste };
      const onder = await this.#hoofd.van(nieuw.versie);
      const sleutel = await wrap(onder, toeval(SLEUTEL_BYTES), periodePlaats(nieuw), toeval(IV_BYTES));
      await this.#staat.addPeriodesleutel({ ...nieuw, sleutel });
      // Somebody else may have been first.
      rij = await this.#staat.findPeriodesleutel(afzender, periode);
    }
    if (rij === undefined) throw new Error('a periodesleutel that was written is gone');
    this.#geheugen.huidige.set(naam, rij, this.#nu());
    return rij;
  }

  async #openPeriode(rij: PeriodesleutelRij): Promise<Cryptosleutel> {
    const bekend = this.#geheugen.perioden.get(rij.id, this.#nu());
    if (bekend !== undefined) return bekend;
    const sleutel = await openPeriodesleutel(this.#hoofd, rij);
    this.#geheugen.perioden.set(rij.id, sleutel, this.#nu());
    return sleutel;
  }

  #nu(): number {
    return this.#werk.klok().getTime();
  }
}
