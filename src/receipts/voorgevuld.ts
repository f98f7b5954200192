/**
 * The voorgevulde verantwoording: what was declared and answered over one year, per gemeente, wet and product. Care counts in the year of
 * its ProductPeriode, and so does a credit, whenever it was declared (brief of the SAP: costs by year of delivery).
 */
import { type Prestatie, saldoCenten, type Wet } from '../domain/verantwoording.ts';
import type { Jaarregel, Jaarstand } from './voorgevuld-regel.ts';

/** Debet minus credit; `volume` in the eenheid of the product. */
export interface Standtelling {
  readonly aantal: number;
  readonly volume: number;
  readonly saldoCenten: number;
}

export interface Standen {
  readonly toegekend: Standtelling;
  readonly onbeantwoord: Standtelling;
  readonly afgewezen: Standtelling;
  readonly betwist: Standtelling;
  readonly nogTeDeclareren: Standtelling;
  /** The credit lines among `toegekend` and `onbeantwoord`: what they took off. */
  readonly credit: Standtelling;
  /** Delivered in this year: toegekend, onbeantwoord and nogTeDeclareren together. */
  readonly teVerantwoordenCenten: number;
}

export interface Productsleutel {
  readonly productcategorie: string;
  readonly productcode: string;
  readonly eenheid: Prestatie['eenheid'];
}

export type Productstand = Productsleutel & Standen;

export interface Gemeentestand {
  readonly gemeentecode: string;
  readonly wet: Wet;
  readonly producten: readonly Productstand[];
  /** Without volume: minutes and etmalen are not added up. */
  readonly totaal: Totaal;
}

export type Totaal = Readonly<Record<keyof Omit<Standen, 'teVerantwoordenCenten'>, Omit<Standtelling, 'volume'>>> & {
  readonly teVerantwoordenCenten: number;
};

const VELD: Readonly<Record<Jaarstand, keyof Omit<Standen, 'teVerantwoordenCenten' | 'credit'>>> = {
  toegekend: 'toegekend',
  onbeantwoord: 'onbeantwoord',
  afgewezen: 'afgewezen',
  betwist: 'betwist',
  'nog-te-declareren': 'nogTeDeclareren',
};

/** Lines that are in the verantwoording of the year; the others are for the aanbieder to decide on. */
export const isTeVerantwoorden = ({ stand }: Pick<Jaarregel, 'stand'>): boolean =>
  stand === 'toegekend' || stand === 'onbeantwoord' || stand === 'nog-te-declareren';

/** CS337: a productperiode lies within one month. @param jaar four digits */
export const isVanJaar = ({ productperiode }: Pick<Prestatie, 'productperiode'>, jaar: string): boolean =>
  productperiode.einddatum.startsWith(`${jaar}-`);

/** A regel as it stands in the verantwoording that is to be completed. */
export function toVerantwoordingregel({ prestatie, stand }: Jaarregel): Prestatie {
  const declaratiestand =
    stand === 'toegekend' ? 'toegekend' : stand === 'nog-te-declareren' ? 'nog-te-declareren' : 'ingediend';
  return { ...prestatie, declaratiestand };
}

type Schrijfbaar<T> = { -readonly [K in keyof T]: T[K] };
type Telvelden = Record<keyof Omit<Standen, 'teVerantwoordenCenten'>, Schrijfbaar<Standtelling>>;

const leeg = (): Schrijfbaar<Standtelling> => ({ aantal: 0, volume: 0, saldoCenten: 0 });
const leegTelveld = (): Telvelden => ({
  toegekend: leeg(),
  onbeantwoord: leeg(),
  afgewezen: leeg(),
  betwist: leeg(),
  nogTeDeclareren: leeg(),
  credit: leeg(),
});

function addTo(telling: Schrijfbaar<Standtelling>, { bedragCenten, debetCredit, volume }: Prestatie): void {
  telling.aantal++;
  telling.volume += debetCredit === 'C' ? -volume : volume;
  telling.saldoCenten += saldoCenten(bedragCenten, debetCredit);
}

/** Adds up the regels of one year. Its size follows the number of gemeenten and products, not that of the regels. */
export class Jaartelling {
  readonly #producten = new Map<string, { readonly sleutel: Productsleutel; readonly telvelden: Telvelden }>();

  add(regel: Jaarregel): void {
    const { gemeentecode, wet, productcategorie, productcode, eenheid, debetCredit } = regel.prestatie;
    const naam = JSON.stringify([gemeentecode, wet, productcategorie, productcode, eenheid]);
    let product = this.#producten.get(naam);
    if (product === undefined) {
      product = { sleutel: { productcategorie, productcode, eenheid }, telvelden: leegTelveld() };
      this.#producten.set(naam, product);
    }
    addTo(product.telvelden[VELD[regel.stand]], regel.prestatie);
    if (debetCredit === 'C' && isTeVerantwoorden(regel)) addTo(product.telvelden.credit, regel.prestatie);
  }

  /** In order of gemeentecode, wet and product. */
  gemeenten(): readonly Gemeentestand[] {
    const opVolgorde = [...this.#producten].sort(([a], [b]) => (a < b ? -1 : 1));
    const groepen = Map.groupBy(opVolgorde, ([naam]) => JSON.stringify((JSON.parse(naam) as unknown[]).slice(0, 2)));
    return [...groepen].map(([naam, producten]) => {
      const [gemeentecode, wet] = JSON.parse(naam) as [string, Wet];
      return {
        gemeentecode,
        wet,
        producten: producten.map(([, { sleutel, telvelden }]) => ({ ...sleutel, ...toStanden(telvelden) })),
        totaal: sumTotals(producten.map(([, { telvelden }]) => toStanden(telvelden))),
      };
    });
  }
}

const toStanden = (telvelden: Telvelden): Standen => ({
  ...telvelden,
  teVerantwoordenCenten:
    telvelden.toegekend.saldoCenten + telvelden.onbeantwoord.saldoCenten + telvelden.nogTeDeclareren.saldoCenten,
});

/** Over several products or gemeenten. */
export function sumTotals(standen: readonly (Standen | Totaal)[]): Totaal {
  const sum = (veld: keyof Telvelden) => ({
    aantal: standen.reduce((som, stand) => som + stand[veld].aantal, 0),
    saldoCenten: standen.reduce((som, stand) => som + stand[veld].saldoCenten, 0),
  });
  return {
    toegekend: sum('toegekend'),
    onbeantwoord: sum('onbeantwoord'),
    afgewezen: sum('afgewezen'),
    betwist: sum('betwist'),
    nogTeDeclareren: sum('nogTeDeclareren'),
    credit: sum('credit'),
    teVerantwoordenCenten: standen.reduce((som, stand) => som + stand.teVerantwoordenCenten, 0),
  };
}
