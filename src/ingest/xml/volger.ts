/** Follows the form of a message while it is read: order, number and values, with all deviations at once. */
import type { Plaats } from '../../domain/bevinding.ts';
import { LIMIETEN } from '../../domain/limieten.ts';
import type { Melder } from '../bevindingen.ts';
import type { Xmlluisteraar } from './stroom.ts';
import { type Berichtvorm, type Elementvorm, type Gelezen, padVan } from './vorm.ts';
import type { Waardetype } from './waarde.ts';

const isWaarde = (inhoud: Elementvorm['inhoud']): inhoud is Waardetype => 'lees' in inhoud;

/** An element that is open. */
class Open implements Gelezen {
  readonly vorm: Elementvorm;
  readonly regel: number;
  readonly ouder: Open | undefined;
  readonly nummer: number;
  readonly kinderen: Gelezen[] = [];
  waarde?: string;
  gaaf = true;
  /** Of an element with a value; other elements have none, and only whether they do is kept. */
  tekst = '';
  heeftTekst = false;
  /** Place in the form of its content, how many of that were read, and how many may be named with a number. */
  plek = 0;
  aantal = 0;

  constructor(vorm: Elementvorm, regel: number, ouder: Open | undefined, nummer: number) {
    this.vorm = vorm;
    this.regel = regel;
    this.ouder = ouder;
    this.nummer = nummer;
  }

  get naam(): string {
    return this.vorm.naam;
  }
}

export class Volger<Soort extends string> implements Xmlluisteraar {
  /** Which of the messages it is; known from the root on. */
  soort: Soort | undefined;
  /** What is whole and was not taken yet, in order of closing: elements that are `los`, and last the root. */
  klaar: Gelezen[] = [];
  gestopt = false;
  readonly #vormen: readonly Berichtvorm<Soort>[];
  readonly #melder: Melder;
  #open: Open | undefined;
  /** Depth inside an element that has no place here. */
  #overgeslagen = 0;

  constructor(vormen: readonly Berichtvorm<Soort>[], melder: Melder) {
    this.#vormen = vormen;
    this.#melder = melder;
  }

  open(ruimte: string, naam: string, attributen: boolean, regel: number): void {
    if (this.gestopt) return;
    if (this.#overgeslagen > 0) {
      this.#overgeslagen++;
      return;
    }
    const ouder = this.#open;
    const nieuw = ouder === undefined ? this.#start(ruimte, naam, regel) : this.#enter(ouder, ruimte, naam, regel);
    if (nieuw === undefined) {
      this.#overgeslagen = 1;
      return;
    }
    this.#open = nieuw;
    if (attributen) {
      nieuw.gaaf = false;
      this.#melder.fout('XML_ATTRIBUUT_ONVERWACHT', place(nieuw), {});
    }
  }

  tekst(tekst: string): void {
    if (this.#overgeslagen > 0 || this.#open === undefined) return;
    if (isWaarde(this.#open.vorm.inhoud)) this.#open.tekst += tekst;
    else if (/[^ \t\r\n]/.test(tekst)) this.#open.heeftTekst = true;
  }

  sluit(): void {
    if (this.gestopt) return;
    if (this.#overgeslagen > 0) {
      this.#overgeslagen--;
      return;
    }
    const knoop = this.#open;
    if (knoop === undefined) return;
    const { inhoud } = knoop.vorm;
    if (isWaarde(inhoud)) this.#readValue(knoop, inhoud);
    else {
      this.#passOver(knoop, inhoud, inhoud.length);
      if (knoop.heeftTekst) {
        knoop.gaaf = false;
        this.#melder.fout('XML_TEKST_ONVERWACHT', place(knoop), {});
      }
    }
    const { ouder } = knoop;
    this.#open = ouder;
    if (ouder !== undefined && !knoop.gaaf) ouder.gaaf = false;
    if (ouder === undefined || knoop.vorm.los) this.klaar.push(knoop);
    else this.#keep(ouder, knoop);
  }

  /** What is repeated and not handed over at once stays in memory with its parent. */
  #keep(ouder: Open, knoop: Open): void {
    const maximum = LIMIETEN.xmlHerhalingen.waarde;
    if (ouder.kinderen.length < maximum) ouder.kinderen.push(knoop);
    else {
      this.#melder.fout('XML_TE_VEEL_HERHALINGEN', place(knoop), { element: knoop.naam, maximum });
      this.gestopt = true;
    }
  }

  #start(ruimte: string, naam: string, regel: number): Open | undefined {
    const gevonden = this.#vormen.find(({ wortel }) => wortel.ruimte === ruimte && wortel.naam === naam);
    if (gevonden !== undefined) {
      this.soort = gevonden.soort;
      return new Open(gevonden.wortel, regel, undefined, 0);
    }
    this.gestopt = true;
    const verwacht = this.#vormen.map(({ soort }) => soort.toUpperCase());
    this.#melder.fout('XML_ANDER_BERICHT', { bron: { regel } }, { verwacht });
    return undefined;
  }

  #enter(ouder: Open, ruimte: string, naam: string, regel: number): Open | undefined {
    const inhoud = isWaarde(ouder.vorm.inhoud) ? [] : ouder.vorm.inhoud;
    const plek = inhoud.findIndex((vorm, nr) => nr >= ouder.plek && vorm.ruimte === ruimte && vorm.naam === naam);
    const vorm = inhoud[plek];
    const nogmaals = plek === ouder.plek && ouder.aantal > 0;
    if (vorm === undefined || (nogmaals && !vorm.herhaald)) {
      ouder.gaaf = false;
      const eigen = inhoud.some((een) => een.ruimte === ruimte && een.naam === naam);
      const veld = `${padVan(ouder)}/${eigen ? naam : '*'}`;
      this.#melder.fout('XML_ELEMENT_ONVERWACHT', { bron: { regel, veld } }, eigen ? { element: naam } : {});
      return undefined;
    }
    if (plek > ouder.plek) this.#passOver(ouder, inhoud, plek);
    ouder.aantal++;
    return new Open(vorm, regel, ouder, vorm.herhaald ? ouder.aantal : 0);
  }

  /** Moves on to `tot` in the content of `knoop`, naming what should have been there. */
  #passOver(knoop: Open, inhoud: readonly Elementvorm[], tot: number): void {
    for (; knoop.plek < tot; knoop.plek++) {
      const vorm = inhoud[knoop.plek];
      if (vorm?.verplicht === true && knoop.aantal === 0) {
        knoop.gaaf = false;
        const veld = `${padVan(knoop)}/${vorm.naam}`;
        this.#melder.fout('XML_ELEMENT_ONTBREEKT', { bron: { regel: knoop.regel, veld } }, { element: vorm.naam });
      }
      knoop.aantal = 0;
    }
  }

  #readValue(knoop: Open, type: Waardetype): void {
    const waarde = type.lees(knoop.tekst);
    if (waarde !== undefined) {
      knoop.waarde = waarde;
      return;
    }
    knoop.gaaf = false;
    this.#melder.fout('XML_WAARDE_ONGELDIG', place(knoop), { element: knoop.naam, verwacht: type.verwacht });
  }
}

const place = (knoop: Gelezen): Plaats => ({ bron: { regel: knoop.regel, veld: padVan(knoop) } });
