/** Cuts the regels that go along into eenheden while they stream by, and adds up in each. One teller for every snede of the formaat. */
import type { Omgeving } from './expressie/omgeving.ts';
import type { GecompileerdFormaat } from './formaat/compileer.ts';
import type { Snede } from './formaat/snede.ts';
import {
  compareKeys,
  createGroeplezers,
  createLezers,
  type GeteldeGroep,
  Groepen,
  Groepenteller,
  keyOf,
  readKeys,
  Teller,
  type Totalen,
  type Waarde,
} from './groepen.ts';
import type { Meldingen } from './meldingen.ts';
import { suppress } from './onderdrukken.ts';
import type { GenummerdDeel } from './stroom.ts';
import type { GeteldeEenheid } from './telling.ts';

interface Stand {
  readonly gemeentecode?: string;
  readonly sleutels: readonly Waarde[];
  readonly delen: GenummerdDeel[];
  readonly totalen: Teller;
  readonly groepen: Groepen | undefined;
  aantal: number;
}

export interface Snedeteller {
  /** The deel the next regels come from. */
  enter(deel: GenummerdDeel): void;
  add(omgeving: Omgeving, meldingen: Meldingen): void;
  /** In order of gemeentecode, then of the keys. */
  eenheden(): readonly GeteldeEenheid[];
}

export function createTellers(formaat: GecompileerdFormaat, delen: readonly GenummerdDeel[]): readonly Snedeteller[] {
  const totaallezers = createLezers(formaat.totalen);
  const groeplezers = createGroeplezers(formaat.groepering);
  const ruimte = new Groepenteller();

  const show = (groepen: readonly GeteldeGroep[], totalen: Totalen): Pick<GeteldeEenheid, 'groepen' | 'getoond'> => {
    const { groepering } = formaat;
    const onderdrukking = formaat.formaat.groepering?.onderdrukking;
    if (groepering === undefined || onderdrukking === undefined) return { groepen, getoond: totalen };
    const getoond = suppress(groepen, totalen, groepering, onderdrukking);
    return { groepen: getoond.groepen, getoond: getoond.totalen };
  };

  const createTeller = (snede: Snede): Snedeteller => {
    const { groepering } = formaat;
    const namen = snede.sleutels;
    const sleutels = namen.flatMap((naam) => groepering?.sleutels.filter((sleutel) => sleutel.naam === naam) ?? []);
    const standen = new Map<Waarde, Stand>();
    let deel: GenummerdDeel | undefined;
    let huidig: Stand | undefined;

    /** Undefined when there is no room for another. */
    const find = (
      van: GenummerdDeel | undefined,
      waarden: readonly Waarde[],
      omgeving?: Omgeving,
      meldingen?: Meldingen,
    ): Stand | undefined => {
      const gemeentecode = snede.gemeente ? van?.stroom.sleutel.gemeentecode : undefined;
      const naam = keyOf([gemeentecode ?? '', ...waarden]);
      const bestaand = standen.get(naam);
      if (bestaand !== undefined) return bestaand;
      if (omgeving && meldingen && !ruimte.take(omgeving, meldingen)) return undefined;
      const metGroepen = groepering !== undefined && formaat.metGroepen.has(snede.nummer);
      const stand = {
        ...(gemeentecode !== undefined && { gemeentecode }),
        sleutels: waarden,
        delen: [],
        totalen: new Teller(formaat.totalen, totaallezers),
        groepen: metGroepen ? new Groepen(groepering, groeplezers, ruimte) : undefined,
        aantal: 0,
      };
      standen.set(naam, stand);
      return stand;
    };

    // Without keys an eenheid is there although none of its regels goes along: a nil report may be asked.
    if (sleutels.length === 0) for (const eigen of delen) find(eigen, [])?.delen.push(eigen);

    const findByKeys = (omgeving: Omgeving, meldingen: Meldingen): Stand | undefined => {
      const waarden = readKeys(sleutels, omgeving, meldingen);
      const stand = waarden && find(deel, waarden, omgeving, meldingen);
      if (stand && deel !== undefined && stand.delen.at(-1) !== deel) stand.delen.push(deel);
      return stand;
    };

    return {
      enter(volgende) {
        deel = volgende;
        huidig = sleutels.length === 0 ? find(deel, []) : undefined;
      },
      add(omgeving, meldingen) {
        const stand = huidig ?? findByKeys(omgeving, meldingen);
        if (stand === undefined) return;
        stand.aantal++;
        stand.totalen.add(omgeving, meldingen);
        stand.groepen?.add(omgeving, meldingen);
      },
      eenheden: () =>
        [...standen.values()]
          .toSorted(
            (een, ander) =>
              compareKeys([een.gemeentecode ?? ''], [ander.gemeentecode ?? '']) ||
              compareKeys(een.sleutels, ander.sleutels),
          )
          .map(({ gemeentecode, sleutels: waarden, delen: eigen, totalen, groepen, aantal }) => ({
            ...(gemeentecode !== undefined && { gemeentecode }),
            per: Object.fromEntries(namen.map((naam, nr) => [naam, waarden[nr] ?? null])),
            delen: eigen,
            aantal,
            totalen: totalen.totalen(),
            ...show(groepen?.sorted() ?? [], totalen.totalen()),
          })),
    };
  };
  return formaat.sneden.map(createTeller);
}
