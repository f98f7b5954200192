/** Totals and groups: what a formaat adds up, typed so that later expressions can read the outcome. */
import type { Aggregaat, Groepering, Sleutel, Subgroepering } from '../../domain/formaat.ts';
import type { BladType, Herkomst, ObjectType } from '../expressie/bereik.ts';
import type { Compiler, Uitdrukking } from '../expressie/compileer.ts';
import type { Basistype } from '../functies/functie.ts';
import type { Verslag } from './verslag.ts';
import { checkCodetabel, createLezer, createVertaler, GEWEIGERD, type Tabelkennis } from './waarde.ts';

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
  readonly uitdrukking: Uitdrukking;
  /** The key is its translation. */
  readonly codetabel?: string;
  readonly pointer: string;
}

export interface Groepsvolgorde {
  readonly naam: string;
  readonly aflopend: boolean;
}

export interface GecompileerdeSubgroepering {
  readonly sleutels: readonly Groepsleutel[];
  readonly aggregaten: readonly GecompileerdAggregaat[];
  /** What is equal, or everything when this is empty, stands in the order of the keys. */
  readonly volgorde: readonly Groepsvolgorde[];
}

export interface GecompileerdeGroepering extends GecompileerdeSubgroepering {
  readonly subgroepen?: GecompileerdeSubgroepering;
}

const TYPEN: Readonly<Record<Aggregaat['functie'], readonly Basistype[]>> = {
  aantal: [],
  som: ['getal'],
  aantalUniek: ['tekst', 'getal', 'ja-nee'],
  minimum: ['getal', 'tekst'],
  maximum: ['getal', 'tekst'],
  eerste: ['tekst', 'getal', 'ja-nee'],
};

/** Without a single regel these have no value. */
export const BEGINT_LEEG: ReadonlySet<Aggregaat['functie']> = new Set(['minimum', 'maximum', 'eerste']);

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
  tabellen: Tabelkennis,
  verslag: Verslag,
): { readonly groepering: GecompileerdeGroepering; readonly type: ObjectType; readonly subtype?: ObjectType } {
  const groep = compileLevel(groepering, '/groepering', compiler, tabellen, verslag);
  if (groepering.subgroepen === undefined) return { groepering: groep.niveau, type: groep.type };
  const binnen = compileLevel(groepering.subgroepen, '/groepering/subgroepen', compiler, tabellen, verslag);
  return { groepering: { ...groep.niveau, subgroepen: binnen.niveau }, type: groep.type, subtype: binnen.type };
}

function compileLevel(
  opgave: Subgroepering,
  pointer: string,
  compiler: Compiler,
  tabellen: Tabelkennis,
  verslag: Verslag,
): { readonly niveau: GecompileerdeSubgroepering; readonly type: ObjectType } {
  const sleutels: Groepsleutel[] = [];
  const velden = new Map<string, BladType>();
  for (const [naam, sleutel] of Object.entries(opgave.sleutels)) {
    const gemaakt = compileSleutel(naam, sleutel, `${pointer}/sleutels/${naam}`, compiler, tabellen, verslag);
    if (gemaakt) sleutels.push(gemaakt);
    velden.set(naam, keyType(gemaakt));
  }
  const { aggregaten, type } = compileAggregaten(opgave.aggregaten, `${pointer}/aggregaten`, compiler, verslag);
  for (const [naam, veld] of type.velden) {
    if (velden.has(naam))
      verslag.meld('FORMAAT_ELEMENTNAAM', `${pointer}/aggregaten/${naam}`, { naam, reden: 'dubbel' });
    else if (veld.vorm === 'blad') velden.set(naam, veld);
  }
  const volgorde = (opgave.volgorde ?? []).map(({ op, richting }, nr) => {
    if (!velden.has(op)) {
      const parameters = { volgorde: op, reden: 'groepen', bekend: [...velden.keys()].join(', ') } as const;
      verslag.meld('FORMAAT_VOLGORDE', `${pointer}/volgorde/${nr}/op`, parameters);
    }
    return { naam: op, aflopend: richting === 'aflopend' };
  });
  return { niveau: { sleutels, aggregaten, volgorde }, type: { vorm: 'object', verplicht: true, velden } };
}

function compileSleutel(
  naam: string,
  sleutel: Sleutel,
  pointer: string,
  compiler: Compiler,
  tabellen: Tabelkennis,
  verslag: Verslag,
): Groepsleutel | undefined {
  if (typeof sleutel === 'string') {
    const uitdrukking = verslag.expressie(sleutel, pointer, compiler, ['tekst', 'getal', 'ja-nee'], true);
    return uitdrukking && { naam, lees: createLezer(uitdrukking, pointer), uitdrukking, pointer };
  }
  const { waarde, codetabel } = sleutel;
  const uitdrukking = verslag.expressie(waarde, `${pointer}/waarde`, compiler, ['tekst', 'getal'], true);
  checkCodetabel(codetabel, `${pointer}/codetabel`, uitdrukking, tabellen, verslag);
  if (uitdrukking === undefined) return undefined;
  const lees = createLezer(uitdrukking, pointer);
  const vertaal = createVertaler(codetabel, uitdrukking, pointer);
  return {
    naam,
    uitdrukking,
    codetabel,
    pointer,
    lees: (omgeving, meldingen) => {
      const code = lees(omgeving, meldingen);
      return code === undefined || code === GEWEIGERD ? code : vertaal(code, omgeving, meldingen);
    },
  };
}

/** A translation may come from the aansluiting: of its text nothing is known beforehand. */
function keyType(sleutel: Groepsleutel | undefined): BladType {
  const { uitdrukking, codetabel } = sleutel ?? {};
  if (uitdrukking === undefined || codetabel !== undefined) return blad('tekst', uitdrukking?.herkomst ?? []);
  return {
    ...blad(uitdrukking.type, uitdrukking.herkomst),
    ...(uitdrukking.enum && { enum: uitdrukking.enum }),
    vast: uitdrukking.vast,
    maxTekens: uitdrukking.maxTekens,
    ...(uitdrukking.bronpad !== undefined && { bronpad: uitdrukking.bronpad }),
  };
}
