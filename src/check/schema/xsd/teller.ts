/** Where in a document the reader is: the open elements with their numbers, the rule that wrote each, and how many regels went by. */
import type { Boomplek } from '../boomkaart.ts';
import type { Naam } from './merken.ts';
import type { Inhoudsmodel } from './model.ts';

export interface OpenElement {
  readonly naam: Naam;
  /** 1-based, among the elements of the same name under the same parent. */
  readonly nummer: number;
  readonly plek: Boomplek | undefined;
  readonly model: Inhoudsmodel | undefined;
  /** May be repeated without end, so that a document may be cut before and after it. */
  readonly knipbaar: boolean;
  /** Regels before this element. */
  readonly regelsErvoor: number;
  /** Children so far, by name. */
  readonly kinderen: Map<string, number>;
  /** The first child that may be repeated without end; `voorbij` when another came after it. */
  herhaald: string | undefined;
  voorbij: boolean;
}

/** A place to count on from. */
export interface Stand {
  readonly open: readonly OpenElement[];
  readonly regels: number;
}

/** Where one element of the output came from. */
export interface Vindplaats {
  /** Elements from the root, a repeated one with its number: `/Bericht/Clienten/Client[70000]/Bsn`. */
  readonly pad: string;
  readonly element: string;
  /** JSON pointer into the formaat document, as deep as its tree goes along. */
  readonly pointer: string;
  /** The outermost repeated element with its number: `Client 70000`. */
  readonly onderdeel?: string;
  /** 0-based number of the regel among those written into this file. */
  readonly regel?: number;
}

const copy = (element: OpenElement): OpenElement => ({ ...element, kinderen: new Map(element.kinderen) });

export class Padteller {
  readonly open: OpenElement[];
  #regels: number;
  readonly #wortel: Boomplek;

  constructor(wortel: Boomplek, vanaf: Stand = { open: [], regels: 0 }) {
    this.#wortel = wortel;
    this.open = vanaf.open.map(copy);
    this.#regels = vanaf.regels;
  }

  stand(): Stand {
    return { open: this.open.map(copy), regels: this.#regels };
  }

  /** @param model of the element, where the schema is known so far */
  enter(naam: Naam, model: Inhoudsmodel | undefined, knipbaar: boolean): void {
    const ouder = this.open.at(-1);
    const nummer = (ouder?.kinderen.get(naam.vol) ?? 0) + 1;
    ouder?.kinderen.set(naam.vol, nummer);
    const plek = (ouder === undefined ? this.#wortel : ouder.plek)?.kinderen.get(naam.vol);
    this.open.push({
      naam,
      nummer,
      plek,
      model,
      knipbaar,
      regelsErvoor: this.#regels,
      kinderen: new Map(),
      herhaald: undefined,
      voorbij: false,
    });
    if (plek?.perRegel === true) this.#regels++;
  }

  leave(): OpenElement | undefined {
    return this.open.pop();
  }

  /** Of the innermost open element. */
  vindplaats(): Vindplaats {
    let pad = '';
    let pointer = this.#wortel.pointer;
    let onderdeel: string | undefined;
    let regel: number | undefined;
    for (const { naam, nummer, plek, regelsErvoor } of this.open) {
      const isHerhaald = plek?.herhaling !== undefined;
      pad += `/${naam.vol}${isHerhaald || nummer > 1 ? `[${nummer}]` : ''}`;
      if (plek !== undefined) pointer = plek.pointer;
      if (!isHerhaald) continue;
      onderdeel ??= `${naam.lokaal} ${nummer}`;
      // Of a client, its first regel; of a regel, itself.
      if (plek.afstand !== undefined) regel = regelsErvoor + plek.afstand;
    }
    return {
      pad,
      element: this.open.at(-1)?.naam.lokaal ?? '',
      pointer,
      ...(onderdeel !== undefined && { onderdeel }),
      ...(regel !== undefined && { regel }),
    };
  }
}
