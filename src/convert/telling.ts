/** The first reading of the delen: which regels go along, what they add up to, in which groups. */
import type { DeelSleutel } from '../domain/deel.ts';
import type { InvoerRegel, OmzetInvoer } from '../domain/output.ts';
import { saldoCenten } from '../domain/verantwoording.ts';
import type { DeelUitkomst } from '../domain/zending.ts';
import type { Omgeving } from './expressie/omgeving.ts';
import type { GecompileerdFormaat } from './formaat/compileer.ts';
import { cannotBeAbsent, createLezer, GEWEIGERD } from './formaat/waarde.ts';
import type { GeteldeGroep, Totalen } from './groepen.ts';
import type { Meldingen } from './meldingen.ts';
import { createProductteller, type Productteller } from './producten.ts';
import { createTellers } from './snijden.ts';
import { type GenummerdDeel, readInTurn } from './stroom.ts';

/** What is printed together: the whole zending, one gemeentecode of it, or what shares a value of a group key. */
export interface Eenheid {
  readonly gemeentecode?: string;
  /** Values of the group keys of the snede, by name. */
  readonly per: Totalen;
  readonly delen: readonly GenummerdDeel[];
}

export interface GeteldeEenheid extends Eenheid {
  /** Regels that go along. */
  readonly aantal: number;
  readonly totalen: Totalen;
  /** The totals as files may show them: small numbers can be hidden. */
  readonly getoond: Totalen;
  readonly groepen: readonly GeteldeGroep[];
}

export const saldoVan = (regel: InvoerRegel): number =>
  'prestatie' in regel ? saldoCenten(regel.prestatie.bedragCenten, regel.prestatie.debetCredit) : 0;

/** The conditions in order; gives the number of the first that is not met, or -1 when the regel goes along. */
export function createSelectie(formaat: GecompileerdFormaat): (omgeving: Omgeving, meldingen: Meldingen) => number {
  const lezers = formaat.selectie.map(({ als, pointer }) => createLezer(als, `${pointer}/als`));
  return (omgeving, meldingen) => {
    for (let nr = 0; nr < lezers.length; nr++) {
      const uitkomst = lezers[nr]?.(omgeving, meldingen);
      // A condition that cannot be answered is a finding already, and holds the zending whatever happens to this regel.
      if (uitkomst === true || uitkomst === GEWEIGERD) continue;
      if (uitkomst === undefined) cannotBeAbsent(`/selectie/${nr}`);
      return nr;
    }
    return -1;
  };
}

/** The same for one eenheid: where a snede has keys, regels with another value of them belong to another file or sheet. */
export function createEigenSelectie(formaat: GecompileerdFormaat, { per }: Eenheid): ReturnType<typeof createSelectie> {
  const selecteer = createSelectie(formaat);
  const eigen = (formaat.groepering?.sleutels ?? []).filter(({ naam }) => naam in per);
  if (eigen.length === 0) return selecteer;
  return (omgeving, meldingen) => {
    const reden = selecteer(omgeving, meldingen);
    if (reden >= 0) return reden;
    return eigen.every(({ naam, lees }) => lees(omgeving, meldingen) === per[naam]) ? -1 : 0;
  };
}

/** How many regels of one deel go along, and how many stay behind for which reason. */
class Deelstand {
  readonly #sleutel: DeelSleutel;
  readonly #gefilterd: { aantal: number; centen: number }[];
  aantal = 0;
  #verwerkt = 0;
  #centen = 0;
  readonly #producten: Productteller | undefined;

  constructor(sleutel: DeelSleutel, aantalRedenen: number, producten: Productteller | undefined) {
    this.#sleutel = sleutel;
    this.#producten = producten;
    this.#gefilterd = Array.from({ length: aantalRedenen }, () => ({ aantal: 0, centen: 0 }));
  }

  add(reden: number, regel: InvoerRegel): void {
    const centen = saldoVan(regel);
    this.aantal++;
    const stand = this.#gefilterd[reden];
    if (stand === undefined) {
      this.#verwerkt++;
      this.#centen += centen;
      this.#producten?.add(regel, centen);
      return;
    }
    stand.aantal++;
    stand.centen += centen;
  }

  uitkomst(redenen: readonly string[]): DeelUitkomst {
    const gefilterd = redenen.map((reden, nr) => ({ reden, aantal: 0, centen: 0, ...this.#gefilterd[nr] }));
    const { gemeentecode, wet } = this.#sleutel;
    return {
      gemeentecode,
      wet,
      aantal: this.aantal,
      verwerkt: this.#verwerkt,
      gefilterd: gefilterd.filter((stand) => stand.aantal > 0),
      verwerktCenten: this.#centen,
      ...(this.#producten === undefined ? {} : { producten: this.#producten.producten() }),
    };
  }
}

export interface Telling {
  /** By number of the snede. */
  readonly perSnede: readonly (readonly GeteldeEenheid[])[];
  readonly delen: readonly DeelUitkomst[];
  /** Every bsn of the input; only for a formaat with niveau `geaggregeerd`, otherwise empty. */
  readonly bsns: ReadonlySet<number>;
}

export type Zetter = (omgeving: Omgeving, deel: number) => void;

/** What a reading needs besides the delen: `enter` sets what belongs to a deel, `place` sets the regel. */
export interface Leesstand {
  readonly omgeving: Omgeving;
  readonly meldingen: Meldingen;
  readonly enter: Zetter;
  readonly place: (omgeving: Omgeving, regel: InvoerRegel) => void;
}

/** Delen in a fixed order, so that the same input gives the same bytes whatever order they came in. */
function inOrder(invoer: OmzetInvoer): readonly GenummerdDeel[] {
  return invoer.delen
    .map((stroom, nummer) => ({ nummer, stroom, naam: `${stroom.sleutel.gemeentecode}|${stroom.sleutel.wet}` }))
    .toSorted((een, ander) => (een.naam < ander.naam ? -1 : 1));
}

/** Reads every deel once. */
export async function countDelen(
  formaat: GecompileerdFormaat,
  invoer: OmzetInvoer,
  { omgeving, meldingen, enter, place }: Leesstand,
): Promise<Telling> {
  const delen = inOrder(invoer);
  const selecteer = createSelectie(formaat);
  const telProducten = createProductteller(formaat.formaat);
  const standen = invoer.delen.map((deel) => new Deelstand(deel.sleutel, formaat.selectie.length, telProducten?.()));
  const geaggregeerd = formaat.formaat.niveau === 'geaggregeerd';
  const bsns = new Set<number>();
  const tellers = createTellers(formaat, delen);

  for (const genummerd of delen) {
    for (const teller of tellers) teller.enter(genummerd);
    for await (const reeksen of readInTurn([genummerd])) {
      for (const { deel, regels } of reeksen) {
        enter(omgeving, deel);
        const stand = standen[deel];
        for (const regel of regels) {
          place(omgeving, regel);
          const reden = selecteer(omgeving, meldingen);
          stand?.add(reden, regel);
          if (geaggregeerd) bsns.add(Number('prestatie' in regel ? regel.prestatie.bsn : regel.traject.bsn));
          if (reden < 0) for (const teller of tellers) teller.add(omgeving, meldingen);
        }
      }
    }
  }
  const redenen = formaat.selectie.map((selectie) => selectie.andersReden);
  return {
    perSnede: tellers.map((teller) => teller.eenheden()),
    delen: standen.map((stand) => stand.uitkomst(redenen)),
    bsns,
  };
}
