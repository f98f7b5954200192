/**
 * Hides small numbers: a group of fewer persons than the ondergrens shows no figures, and where a total would give it away one group
 * more is hidden (complementary suppression), or the total itself.
 *
 * What is hidden is absent: every value that shows it says in the formaat what then stands there.
 */
import type { Onderdrukking } from '../domain/formaat.ts';
import type { GecompileerdeGroepering, GecompileerdeSubgroepering } from './formaat/aggregaat.ts';
import type { GeteldeGroep, Totalen } from './groepen.ts';

interface Verborgen {
  readonly plaatsen: ReadonlySet<number>;
  /** There was nothing left to hide behind: what is around them must be hidden as well. */
  readonly ouder: boolean;
}

/** Which of the parts of one total are hidden. Their sum can be worked out, so it must be that of two or more, and not small. */
function choose(aantallen: readonly number[], ondergrens: number, moet: (plaats: number) => boolean): Verborgen {
  const plaatsen = new Set([...aantallen.keys()].filter((nr) => (aantallen[nr] ?? 0) < ondergrens || moet(nr)));
  if (plaatsen.size === 0) return { plaatsen, ouder: false };
  let som = [...plaatsen].reduce((tot, nr) => tot + (aantallen[nr] ?? 0), 0);
  const over = [...aantallen.keys()]
    .filter((nr) => !plaatsen.has(nr))
    .toSorted((een, ander) => (aantallen[een] ?? 0) - (aantallen[ander] ?? 0) || een - ander);
  for (const nr of over) {
    if (plaatsen.size >= 2 && som >= ondergrens) break;
    plaatsen.add(nr);
    som += aantallen[nr] ?? 0;
  }
  return { plaatsen, ouder: plaatsen.size < 2 || som < ondergrens };
}

/** Only the keys stay. */
function withoutFigures(waarden: Totalen, { sleutels }: GecompileerdeSubgroepering): Totalen {
  return Object.fromEntries(sleutels.map(({ naam }) => [naam, waarden[naam] ?? null]));
}

export interface Getoond {
  readonly groepen: readonly GeteldeGroep[];
  readonly totalen: Totalen;
}

/** The groups of one eenheid, and its totals, as they may be shown. */
export function suppress(
  groepen: readonly GeteldeGroep[],
  totalen: Totalen,
  groepering: GecompileerdeGroepering,
  { veld, ondergrens }: Onderdrukking,
): Getoond {
  const countOf = (waarden: Totalen): number => Number(waarden[veld] ?? 0);
  const binnen = groepen.map(({ subgroepen }) => choose(subgroepen.map(countOf), ondergrens, () => false));
  const buiten = choose(
    groepen.map(({ waarden }) => countOf(waarden)),
    ondergrens,
    (nr) => binnen[nr]?.ouder === true,
  );
  return {
    groepen: groepen.map(({ waarden, subgroepen }, nr) => {
      const verborgen = buiten.plaatsen.has(nr);
      return {
        waarden: verborgen ? withoutFigures(waarden, groepering) : waarden,
        // A hidden group could be added up again from what is inside it.
        subgroepen: subgroepen.map((subgroep, plaats) =>
          groepering.subgroepen && (verborgen || binnen[nr]?.plaatsen.has(plaats))
            ? withoutFigures(subgroep, groepering.subgroepen)
            : subgroep,
        ),
      };
    }),
    totalen: buiten.ouder ? {} : totalen,
  };
}
