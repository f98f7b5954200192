/** The first reading of the delen: which regels go along, what they add up to, in which groups. */
import type { DeelSleutel } from '../domain/deel.ts';
import type { Cel, InvoerRegel, OmzetInvoer } from '../domain/output.ts';
import { saldoCenten } from '../domain/verantwoording.ts';
import type { DeelUitkomst } from '../domain/zending.ts';
import type { Omgeving } from './expressie/omgeving.ts';
import type { GecompileerdFormaat } from './formaat/compileer.ts';
import { createLezer, GEWEIGERD } from './formaat/waarde.ts';
import { createLezers, Groepen, Teller, type Totalen } from './groepen.ts';
import type { Meldingen } from './meldingen.ts';
import { type GenummerdDeel, readInTurn } from './stroom.ts';

/** What is printed together: the whole zending, or one gemeentecode of it. */
export interface Eenheid {
  readonly gemeentecode?: string;
  readonly delen: readonly GenummerdDeel[];
}

export interface GeteldeEenheid extends Eenheid {
  /** Regels that go along. */
  readonly aantal: number;
  readonly totalen: Totalen;
  readonly groepen: readonly Readonly<Record<string, Cel>>[];
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
      if (uitkomst !== true && uitkomst !== GEWEIGERD) return nr;
    }
    return -1;
  };
}

/** How many regels of one deel go along, and how many stay behind for which reason. */
class Deelstand {
  readonly #sleutel: DeelSleutel;
  readonly #gefilterd: { aantal: number; centen: number }[];
  aantal = 0;
  #verwerkt = 0;
  #centen = 0;

  constructor(sleutel: DeelSleutel, aantalRedenen: number) {
    this.#sleutel = sleutel;
    this.#gefilterd = Array.from({ length: aantalRedenen }, () => ({ aantal: 0, centen: 0 }));
  }

  add(reden: number, centen: number): void {
    this.aantal++;
    const stand = this.#gefilterd[reden];
    if (stand === undefined) {
      this.#verwerkt++;
      this.#centen += centen;
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
    };
  }
}

export interface Telling {
  readonly eenheden: readonly GeteldeEenheid[];
  readonly delen: readonly DeelUitkomst[];
  /** Every bsn of the input; only for a formaat with niveau `geaggregeerd`, otherwise empty. */
  readonly bsns: ReadonlySet<number>;
}

export type Zetter = (omgeving: Omgeving, deel: number) => void;

/**
 * Reads every deel once. `enter` sets what belongs to a deel; `place` sets the regel in the omgeving.
 */
export async function countDelen(
  formaat: GecompileerdFormaat,
  invoer: OmzetInvoer,
  eenheden: readonly Eenheid[],
  omgeving: Omgeving,
  meldingen: Meldingen,
  enter: Zetter,
  place: (omgeving: Omgeving, regel: InvoerRegel) => void,
): Promise<Telling> {
  const selecteer = createSelectie(formaat);
  const totaallezers = createLezers(formaat.totalen);
  const groeplezers = createLezers(formaat.groepering?.aggregaten ?? []);
  const standen = invoer.delen.map((deel) => new Deelstand(deel.sleutel, formaat.selectie.length));
  const geaggregeerd = formaat.formaat.niveau === 'geaggregeerd';
  const bsns = new Set<number>();
  const geteld: GeteldeEenheid[] = [];

  for (const eenheid of eenheden) {
    const totalen = new Teller(formaat.totalen, totaallezers);
    const groepen = formaat.groepering && new Groepen(formaat.groepering, groeplezers);
    let aantal = 0;
    for await (const reeksen of readInTurn(eenheid.delen)) {
      for (const { deel, regels } of reeksen) {
        enter(omgeving, deel);
        const stand = standen[deel];
        for (const regel of regels) {
          place(omgeving, regel);
          const reden = selecteer(omgeving, meldingen);
          stand?.add(reden, saldoVan(regel));
          if (geaggregeerd) bsns.add(Number('prestatie' in regel ? regel.prestatie.bsn : regel.traject.bsn));
          if (reden >= 0) continue;
          aantal++;
          totalen.add(omgeving, meldingen);
          groepen?.add(omgeving, meldingen);
        }
      }
    }
    geteld.push({ ...eenheid, aantal, totalen: totalen.totalen(), groepen: groepen?.sorted() ?? [] });
  }
  const redenen = formaat.selectie.map((selectie) => selectie.andersReden);
  return { eenheden: geteld, delen: standen.map((stand) => stand.uitkomst(redenen)), bsns };
}
