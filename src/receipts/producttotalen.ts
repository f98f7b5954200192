/** Totals of an ontvanger laid beside each other: per periode against the one before it and a year ago, per product this year against last. */
import type { Producttotaal } from '../domain/totalen.ts';
import type { Wet } from '../domain/verantwoording.ts';

export interface Som {
  readonly aantal: number;
  /** Debet minus credit. */
  readonly centen: number;
}

export interface Periodetotaal extends Som {
  readonly periode: Producttotaal['periode'];
  /** The periode right before it, of the same length, when there is one. */
  readonly vorige?: Som;
  /** The same periode of a year ago, when there is one. */
  readonly jaarTerug?: Som;
}

export interface Productjaar {
  readonly wet: Wet;
  readonly productcategorie: string;
  readonly productcode: string;
  readonly ditJaar: Som;
  readonly vorigJaar: Som;
  /** Of this year, in the order of `perioden`. */
  readonly perPeriode: readonly Som[];
}

export interface Totalenbeeld {
  readonly jaar: number;
  /** Those that end in the year, the oldest first. */
  readonly perioden: readonly Periodetotaal[];
  /** By wet, category and code. */
  readonly producten: readonly Productjaar[];
  readonly totaal: { readonly ditJaar: Som; readonly vorigJaar: Som };
}

const NIETS: Som = { aantal: 0, centen: 0 };
const add = (een: Som, ander: Som): Som => ({ aantal: een.aantal + ander.aantal, centen: een.centen + ander.centen });
const sum = (sommen: Iterable<Som>): Som => [...sommen].reduce(add, NIETS);

const jaarVan = ({ periode }: Pick<Producttotaal, 'periode'>): number => Number(periode.einddatum.slice(0, 4));
const sleutel = ({ begindatum, einddatum }: Producttotaal['periode']): string => `${begindatum}/${einddatum}`;
const yearAgo = (datum: string): string => `${Number(datum.slice(0, 4)) - 1}${datum.slice(4)}`;

/** Month and day of the last day of a month move with leap years; the month does not. */
const maandsleutel = ({ begindatum, einddatum }: Producttotaal['periode']): string =>
  `${begindatum}/${einddatum.slice(0, 7)}`;

const dayBefore = (datum: string): string =>
  new Date(Date.parse(`${datum}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Whole days; months of 28 to 31 days count as equally long. */
const isEvenLang = (een: Producttotaal['periode'], ander: Producttotaal['periode']): boolean => {
  const dagen = ({ begindatum, einddatum }: Producttotaal['periode']): number =>
    (Date.parse(einddatum) - Date.parse(begindatum)) / 86_400_000 + 1;
  return Math.abs(dagen(een) - dagen(ander)) <= 3;
};

/** @param totalen of one soort, of this year and the one before it */
export function compareTotalen(totalen: readonly Producttotaal[], jaar: number): Totalenbeeld {
  const perPeriode = [...Map.groupBy(totalen, ({ periode }) => sleutel(periode)).values()].flatMap((groep) => {
    const [eerste] = groep;
    return eerste === undefined ? [] : [{ periode: eerste.periode, ...sum(groep) }];
  });
  const alle = perPeriode.toSorted((een, ander) => (sleutel(een.periode) < sleutel(ander.periode) ? -1 : 1));
  const ditJaar = alle.filter((een) => jaarVan(een) === jaar);
  const perioden = ditJaar.map((een): Periodetotaal => {
    const vorige = alle.find(
      ({ periode }) => periode.einddatum === dayBefore(een.periode.begindatum) && isEvenLang(periode, een.periode),
    );
    const toen = { begindatum: yearAgo(een.periode.begindatum), einddatum: yearAgo(een.periode.einddatum) };
    const jaarTerug = alle.find(({ periode }) => maandsleutel(periode) === maandsleutel(toen));
    return { ...een, ...(vorige && { vorige: toSom(vorige) }), ...(jaarTerug && { jaarTerug: toSom(jaarTerug) }) };
  });
  const van = (welk: number) => sum(totalen.filter((een) => jaarVan(een) === welk));
  return {
    jaar,
    perioden,
    producten: toProducten(totalen, jaar, perioden),
    totaal: { ditJaar: van(jaar), vorigJaar: van(jaar - 1) },
  };
}

const toSom = ({ aantal, centen }: Som): Som => ({ aantal, centen });

function toProducten(
  totalen: readonly Producttotaal[],
  jaar: number,
  perioden: readonly Periodetotaal[],
): readonly Productjaar[] {
  const naam = ({ wet, productcategorie, productcode }: Producttotaal): string =>
    `${wet} ${productcategorie} ${productcode}`;
  return [...Map.groupBy(totalen, naam)]
    .toSorted(([een], [ander]) => (een < ander ? -1 : 1))
    .flatMap(([, regels]) => {
      const [eerste] = regels;
      if (eerste === undefined) return [];
      const { wet, productcategorie, productcode } = eerste;
      const eigen = Map.groupBy(regels, ({ periode }) => sleutel(periode));
      return [
        {
          wet,
          productcategorie,
          productcode,
          ditJaar: sum(regels.filter((een) => jaarVan(een) === jaar)),
          vorigJaar: sum(regels.filter((een) => jaarVan(een) === jaar - 1)),
          perPeriode: perioden.map(({ periode }) => sum(eigen.get(sleutel(periode)) ?? [])),
        },
      ];
    });
}
