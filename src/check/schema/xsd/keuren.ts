/** Checks one piece with libxml2 and finds back where in the file, and by which rule, each violation was made. */
import type { ErrorDetail, XsdValidator } from '#libxml2';
import type { Boomplek } from '../boomkaart.ts';
import type { Libxml2 } from './bibliotheek.ts';
import { parseOptions } from './bibliotheek.ts';
import { explain, type Uitleg } from './boodschap.ts';
import { Bytes } from './bytes.ts';
import type { Keurder, Proefstuk, Stuk } from './knipper.ts';
import { type Merkafnemer, MerkLezer, type Naam } from './merken.ts';
import { Padteller, type Vindplaats } from './teller.ts';

export interface XsdVondst extends Uitleg {
  readonly vindplaats: Vindplaats;
}

const NIEUWE_REGEL = 0x0a;
/** From here on libxml2 does not tell lines apart. */
const LAATSTE_REGEL = 65_535;

/** Enough to say a thing once; beyond it nobody reads. */
const MEESTE_PLAATSEN = 1000;

function countLines(stukken: readonly Stuk[]): number {
  let aantal = 0;
  for (const { bytes } of stukken) {
    const alles = bytes.view();
    for (let hier = alles.indexOf(NIEUWE_REGEL); hier >= 0; hier = alles.indexOf(NIEUWE_REGEL, hier + 1)) aantal++;
  }
  return aantal;
}

/** Reads pieces again and notes where each wanted line is. */
class Zoeker implements Merkafnemer {
  readonly gevonden = new Map<number, Vindplaats>();
  readonly #gezocht: ReadonlySet<number>;
  readonly #wortel: Boomplek;
  #teller: Padteller;
  #regel: number;

  constructor(gezocht: ReadonlySet<number>, wortel: Boomplek, eersteRegel: number) {
    this.#gezocht = gezocht;
    this.#wortel = wortel;
    this.#teller = new Padteller(wortel);
    this.#regel = eersteRegel;
  }

  search({ vanaf, bytes }: Stuk): void {
    this.#teller = new Padteller(this.#wortel, vanaf);
    const lezer = new MerkLezer(this);
    lezer.take(bytes.view());
  }

  #count(bytes: Uint8Array, van: number, tot: number): void {
    for (let hier = van; hier < tot; hier++) if (bytes[hier] === NIEUWE_REGEL) this.#regel++;
  }

  rest(bytes: Uint8Array, van: number, tot: number): void {
    this.#count(bytes, van, tot);
  }

  open(naam: Naam, bytes: Uint8Array, van: number, tot: number, leeg: boolean): void {
    this.#teller.enter(naam, undefined, false);
    this.#count(bytes, van, tot);
    if (this.#gezocht.has(this.#regel)) this.gevonden.set(this.#regel, this.#teller.vindplaats());
    if (leeg) this.#teller.leave();
  }

  sluit(_naam: Naam, bytes: Uint8Array, van: number, tot: number): void {
    this.#teller.leave();
    this.#count(bytes, van, tot);
  }
}

export class XsdKeurder implements Keurder {
  /** The file is no XML, whatever the schema says. */
  isOnwelgevormd = false;
  readonly #lib: Libxml2;
  readonly #validator: XsdValidator;
  readonly #wortel: Boomplek;
  readonly #meld: (vondst: XsdVondst) => void;
  readonly #metTekst = new Set<string>();
  readonly #document = new Bytes();
  readonly #encoder = new TextEncoder();

  constructor(lib: Libxml2, validator: XsdValidator, wortel: Boomplek, meld: (vondst: XsdVondst) => void) {
    this.#lib = lib;
    this.#validator = validator;
    this.#wortel = wortel;
    this.#meld = meld;
  }

  keur(proefstuk: Proefstuk): boolean {
    const fouten = this.#validate(proefstuk);
    if (fouten.length > 0) this.#report(proefstuk, fouten);
    return !this.isOnwelgevormd;
  }

  #validate({ omgeving, nieuw, slot }: Proefstuk): readonly ErrorDetail[] {
    const { XmlDocument, XmlParseError, XmlValidateError } = this.#lib;
    const alles = this.#document;
    alles.clear();
    for (const { bytes } of [...omgeving, ...nieuw]) alles.addAll(bytes.view());
    alles.addAll(this.#encoder.encode(slot));
    try {
      const document = XmlDocument.fromBuffer(alles.view(), { option: parseOptions(this.#lib) });
      try {
        this.#validator.validate(document);
        return [];
      } finally {
        document.dispose();
      }
    } catch (fout) {
      if (fout instanceof XmlParseError) this.isOnwelgevormd = true;
      else if (!(fout instanceof XmlValidateError)) throw fout;
      return fout.details;
    }
  }

  #report({ omgeving, nieuw, einde }: Proefstuk, fouten: readonly ErrorDetail[]): void {
    const ouder = this.#begin(nieuw);
    if (this.isOnwelgevormd) {
      this.#meld({ overtreding: 'welgevormd', verwacht: '', vindplaats: ouder });
      return;
    }
    const regelsErvoor = countLines(omgeving);
    const gezocht: { readonly regel: number; readonly uitleg: Uitleg }[] = [];
    const inOmgeving = new Map<number, Uitleg>();
    for (const { line, message } of fouten) {
      const uitleg = explain(message);
      if (einde === 'afgebroken' && uitleg.overtreding === 'ontbreekt') continue;
      if (line <= regelsErvoor + 1 && omgeving.length > 0) {
        // Of the omgeving only what these repetitions do to the element around them; the rest is found when it is checked itself.
        if (uitleg.overtreding === 'tekst') inOmgeving.set(line, uitleg);
      } else if (gezocht.at(-1)?.regel !== line || line >= LAATSTE_REGEL) {
        // One value that breaks several rules of its type is one thing to mend.
        gezocht.push({ regel: line, uitleg });
      }
    }
    const plaatsen = this.#find(nieuw, new Set(gezocht.map(({ regel }) => regel)), regelsErvoor + 1);
    for (const { regel, uitleg } of gezocht)
      this.#add(uitleg, (regel < LAATSTE_REGEL ? plaatsen.get(regel) : undefined) ?? ouder);
    for (const [regel, vindplaats] of this.#find(omgeving, new Set(inOmgeving.keys()), 1)) {
      const uitleg = inOmgeving.get(regel);
      if (uitleg !== undefined && vindplaats.pad === ouder.pad) this.#add(uitleg, vindplaats);
    }
  }

  #find(stukken: readonly Stuk[], regels: ReadonlySet<number>, eersteRegel: number): ReadonlyMap<number, Vindplaats> {
    const zoeker = new Zoeker(regels, this.#wortel, eersteRegel);
    if (regels.size > 0) for (const stuk of stukken) zoeker.search(stuk);
    return zoeker.gevonden;
  }

  /** Text in an element that is open over several pieces shows in each of them. */
  #add(uitleg: Uitleg, vindplaats: Vindplaats): void {
    if (uitleg.overtreding === 'tekst') {
      if (this.#metTekst.has(vindplaats.pad)) return;
      if (this.#metTekst.size < MEESTE_PLAATSEN) this.#metTekst.add(vindplaats.pad);
    }
    this.#meld({ ...uitleg, vindplaats });
  }

  #begin([eerste]: readonly Stuk[]): Vindplaats {
    return new Padteller(this.#wortel, eerste?.vanaf).vindplaats();
  }
}
