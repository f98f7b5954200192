/** Totals and groups: what a formaat adds up, typed so that later expressions can read the outcome. */
import type { Aggregaat, Groepering } from '../../domain/formaat.ts';
import type { BladType, Herkomst, ObjectType } from '../expressie/bereik.ts';
import type { Compiler, Uitdrukking } from '../expressie/compileer.ts';
import type { Basistype } from '../functies/functie.ts';
import type { Verslag } from './verslag.ts';
import { createLezer } from './waarde.ts';

export interface GecompileerdAggregaat {
  readonly naam: string;
  readonly functie: Aggregaat['functie'];
  /** Absent for `aantal`. */
  readonly van?: Uitdrukking;
  readonly pointer: string;
}

export interface Groepsleutel {
  readonly naam: string;
  readonly lees: ReturnType<typeof createLezer>;
}

export interface GecompileerdeGroepering {
  readonly sleutels: readonly Groepsleutel[];
  readonly aggregaten: readonly GecompileerdAggregaat[];
}

const TYPEN: Readonly<Record<Aggregaat['functie'], readonly Basistype[]>> = {
  aantal: [],
  som: ['getal'],
  aantalUniek: ['tekst', 'getal', 'ja-nee'],
  minimum: ['getal', 'tekst'],
  maximum: ['getal', 'tekst'],
  eerste: ['tekst', 'getal', 'ja-nee'],
};

/** A sum or a count tells about many; the smallest, largest or first value is still somebody's. */
const TELT: ReadonlySet<Aggregaat['functie']> = new Set(['aantal', 'som', 'aantalUniek']);

const blad = (type: Basistype, herkomst: readonly Herkomst[]): BladType => ({
  vorm: 'blad',
  type,
  verplicht: true,
  herkomst,
});

function resultType(functie: Aggregaat['functie'], van: Uitdrukking | undefined): BladType {
  const herkomst = van?.herkomst ?? [];
  if (TELT.has(functie))
    return blad(
      'getal',
      herkomst.map((bron) => ({ ...bron, individueel: false })),
    );
  return blad(van?.type ?? 'getal', herkomst);
}

export interface Aggregaten {
  readonly aggregaten: readonly GecompileerdAggregaat[];
  readonly type: ObjectType;
}

export function compileAggregaten(
  opgaven: Readonly<Record<string, Aggregaat>>,
  pointer: string,
  compiler: Compiler,
  verslag: Verslag,
): Aggregaten {
  const aggregaten: GecompileerdAggregaat[] = [];
  const velden = new Map<string, BladType>();
  for (const [naam, opgave] of Object.entries(opgaven)) {
    const hier = `${pointer}/${naam}`;
    const van =
      opgave.functie === 'aantal'
        ? undefined
        : verslag.expressie(opgave.van, `${hier}/van`, compiler, TYPEN[opgave.functie], true);
    aggregaten.push({ naam, functie: opgave.functie, pointer: hier, ...(van && { van }) });
    velden.set(naam, resultType(opgave.functie, van));
  }
  return { aggregaten, type: { vorm: 'object', verplicht: true, velden } };
}

export function compileGroepering(
  groepering: Groepering,
  compiler: Compiler,
  verslag: Verslag,
): { readonly groepering: GecompileerdeGroepering; readonly type: ObjectType } {
  const sleutels: Groepsleutel[] = [];
  const velden = new Map<string, BladType>();
  for (const [naam, bron] of Object.entries(groepering.sleutels)) {
    const pointer = `/groepering/sleutels/${naam}`;
    const sleutel = verslag.expressie(bron, pointer, compiler, ['tekst', 'getal', 'ja-nee'], true);
    if (sleutel) sleutels.push({ naam, lees: createLezer(sleutel, pointer) });
    velden.set(naam, blad(sleutel?.type ?? 'tekst', sleutel?.herkomst ?? []));
  }
  const { aggregaten, type } = compileAggregaten(groepering.aggregaten, '/groepering/aggregaten', compiler, verslag);
  for (const [naam, veld] of type.velden) {
    if (velden.has(naam))
      verslag.meld('FORMAAT_ELEMENTNAAM', `/groepering/aggregaten/${naam}`, { naam, reden: 'dubbel' });
    else if (veld.vorm === 'blad') velden.set(naam, veld);
  }
  return { groepering: { sleutels, aggregaten }, type: { vorm: 'object', verplicht: true, velden } };
}
