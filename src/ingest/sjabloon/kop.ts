/** Gathers the kop from the small sheets of the invulsjabloon, and remembers where everything stood. */
import type { Bronplaats, Plaats } from '../../domain/bevinding.ts';
import type { Invulblad } from '../../standaard/bladen.ts';
import { inFile } from '../invoerdeel.ts';
import { put } from '../tabel/rij.ts';

/** Where a field below this place stands; `veld`: the pointer within it, '' for the place itself. */
export type Wijzer = (veld: string) => Bronplaats;

export class Kopbouwer {
  readonly kop: Record<string, unknown> = {};
  /** Pointers of values that could not be read; that was reported. */
  readonly gemeld: string[] = [];
  readonly #bestand: string | undefined;
  readonly #wijzers = new Map<string, Wijzer>();
  readonly #gemeenten = new Map<string, number>();
  readonly #aantallen = new Map<string, number>();

  /** @param bestand name of the workbook in a bundle */
  constructor(bestand?: string) {
    this.#bestand = bestand;
  }

  set(pad: readonly (string | number)[], waarde: unknown): void {
    put(this.kop, pad, waarde);
  }

  wijs(pointer: string, wijzer: Wijzer): void {
    this.#wijzers.set(pointer, wijzer);
  }

  /** Adds an element to the list a sheet is for; its pointer. `gemeentecode` undefined: of the whole organisation. */
  add(blad: Invulblad, gemeentecode: string | undefined, waarde: Readonly<Record<string, unknown>>): string {
    const { plaats } = blad;
    if (plaats.soort === 'gemeente') {
      const basis = this.#gemeente(gemeentecode ?? '');
      for (const [sleutel, binnen] of Object.entries(waarde)) this.#merge([...basis, sleutel], binnen);
      return `/${basis.join('/')}`;
    }
    const lijst = plaats.soort === 'lijst' ? [plaats.lijst] : [...this.#owner(gemeentecode), ...plaats.pad];
    const naam = lijst.join('/');
    const nr = this.#aantallen.get(naam) ?? 0;
    this.#aantallen.set(naam, nr + 1);
    put(this.kop, [...lijst, nr], waarde);
    return `/${naam}/${nr}`;
  }

  /** The place of a pointer into the kop, or of what is nearest around it. */
  plaats(plaats: Plaats): Plaats {
    if (plaats.pointer === undefined || plaats.bron !== undefined) return plaats;
    const delen = plaats.pointer.split('/');
    for (let aantal = delen.length; aantal > 1; aantal--) {
      const wijzer = this.#wijzers.get(delen.slice(0, aantal).join('/'));
      if (wijzer === undefined) continue;
      const rest = delen.slice(aantal);
      return { ...plaats, bron: inFile(wijzer(rest.length === 0 ? '' : `/${rest.join('/')}`), this.#bestand) };
    }
    return plaats;
  }

  #owner(gemeentecode: string | undefined): readonly (string | number)[] {
    return gemeentecode === undefined ? ['gegevensAanbieder'] : this.#gemeente(gemeentecode);
  }

  #gemeente(code: string): readonly (string | number)[] {
    let nr = this.#gemeenten.get(code);
    if (nr === undefined) {
      nr = this.#gemeenten.size;
      this.#gemeenten.set(code, nr);
      put(this.kop, ['gegevensPerGemeente', nr, 'gemeentecode'], code);
    }
    return ['gegevensPerGemeente', nr];
  }

  /** Figures of a gemeente may join a list that another sheet put there. */
  #merge(pad: readonly (string | number)[], waarde: unknown): void {
    if (typeof waarde === 'object' && waarde !== null)
      for (const [sleutel, binnen] of Object.entries(waarde)) this.#merge([...pad, sleutel], binnen);
    else put(this.kop, pad, waarde);
  }
}
