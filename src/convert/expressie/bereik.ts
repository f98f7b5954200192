/**
 * What an expression can see at one place of a formaat: a small tree of typed variables. The tree is the one source for the
 * CEL types, for the compiled getters, for what may be missing and for the privacy class of what is read.
 */
import { VELDEN, type Veldopgave } from '../../../generated/velden.ts';
import {
  type Codelijst,
  HULPVORMEN,
  PRODUCTCATEGORIEEN,
  REDENEN_BEEINDIGING,
  REDENEN_BEEINDIGING_CBS,
  VERWIJZERS,
} from '../../domain/codelijsten.ts';
import type { Formaat } from '../../domain/formaat.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import type { Basistype } from '../functies/functie.ts';

export type Privacy = Veldopgave['privacy'];

/** A canonical field that can reach a value. `individueel`: a value of one person, and not only a sum or a count over many. */
export interface Herkomst {
  readonly veld: string;
  readonly privacy: Privacy;
  readonly individueel: boolean;
}

export interface BladType {
  readonly vorm: 'blad';
  readonly type: Basistype;
  readonly verplicht: boolean;
  readonly herkomst: readonly Herkomst[];
  readonly enum?: readonly string[];
  /** The value cannot hold characters outside ASCII: an enumeration or a date. */
  readonly vast?: boolean;
  /** A text is never longer than this. */
  readonly maxTekens?: number;
  /** The canonical field, when it is one as it stands. */
  readonly bronpad?: string;
}

export interface LijstType {
  readonly vorm: 'lijst';
  readonly verplicht: boolean;
  readonly herkomst: readonly Herkomst[];
  readonly element: ObjectType | Basistype;
}

export interface ObjectType {
  readonly vorm: 'object';
  readonly verplicht: boolean;
  readonly velden: ReadonlyMap<string, VeldType>;
}

export type VeldType = BladType | LijstType | ObjectType;

export interface Bereik {
  readonly variabelen: ReadonlyMap<string, ObjectType>;
}

const BASISTYPEN: Readonly<Record<Veldopgave['type'], Basistype | undefined>> = {
  string: 'tekst',
  integer: 'getal',
  number: 'getal',
  boolean: 'ja-nee',
  object: undefined,
  array: undefined,
};

/** jjjj-mm-dd */
const DATUM = 10;

/** Fields that hold a code of a closed list; ingest refuses any other. The lists can differ by wet. */
const CODELIJSTEN: Readonly<Record<string, (wet: Wet) => Codelijst>> = {
  'prestatie.productcategorie': (wet) => PRODUCTCATEGORIEEN[wet],
  'traject.verwijzer': () => VERWIJZERS,
  'traject.hulpvorm': () => HULPVORMEN,
  'traject.redenBeeindiging': (wet) => REDENEN_BEEINDIGING[wet],
  'traject.redenBeeindigingCbs': () => REDENEN_BEEINDIGING_CBS,
};

/** The codes a field can have for these wetten, or undefined when it is not that kind of field. */
function codesOf(pad: string, opgave: Veldopgave, wetten: readonly Wet[]): readonly string[] | undefined {
  const lijst = CODELIJSTEN[pad];
  if (lijst === undefined) return opgave.enum;
  return [...new Set(wetten.flatMap((wet) => [...lijst(wet).keys()]))];
}

function fieldType(pad: string, opgave: Veldopgave, wetten: readonly Wet[]): VeldType {
  const herkomst = [{ veld: pad, privacy: opgave.privacy, individueel: true }];
  const type = BASISTYPEN[opgave.type];
  if (type !== undefined) {
    const codes = codesOf(pad, opgave, wetten);
    const bekend = codes !== undefined || opgave.format === 'date';
    return {
      vorm: 'blad',
      type,
      verplicht: opgave.verplicht,
      herkomst,
      vast: bekend,
      bronpad: pad,
      ...(codes && { enum: codes }),
      ...(bekend && { maxTekens: codes ? Math.max(...codes.map((code) => code.length)) : DATUM }),
    };
  }
  if (opgave.type === 'object')
    return { vorm: 'object', verplicht: opgave.verplicht, velden: childrenOf(`${pad}.`, wetten) };
  const velden = childrenOf(`${pad}[].`, wetten);
  const element = velden.size > 0 ? ({ vorm: 'object', verplicht: true, velden } as const) : 'tekst';
  return { vorm: 'lijst', verplicht: opgave.verplicht, herkomst, element };
}

/** Names that the language does not show: the long lists have their own variable, `$schema` says nothing. */
const VERBORGEN = new Set(['kop.$schema', 'kop.prestaties', 'kop.trajecten', 'kop.aanbieder']);

function childrenOf(voorvoegsel: string, wetten: readonly Wet[]): ReadonlyMap<string, VeldType> {
  const velden = new Map<string, VeldType>();
  for (const [pad, opgave] of Object.entries(VELDEN)) {
    const naam = pad.slice(voorvoegsel.length);
    if (!pad.startsWith(voorvoegsel) || naam === '' || /[.[]/.test(naam) || VERBORGEN.has(pad)) continue;
    velden.set(naam, fieldType(pad, opgave, wetten));
  }
  return velden;
}

const object = (velden: ReadonlyMap<string, VeldType>): ObjectType => ({ vorm: 'object', verplicht: true, velden });

const texts = (...namen: readonly string[]): ObjectType =>
  object(new Map(namen.map((naam) => [naam, { vorm: 'blad', type: 'tekst', verplicht: true, herkomst: [] }])));

const KOP = object(childrenOf('kop.', []));
const AANBIEDER = object(childrenOf('aanbieder.', []));
/** Which delivery of the same this is, from 1, and the zending whose place it takes. */
const ZENDING = object(
  new Map<string, BladType>([
    ['versie', { vorm: 'blad', type: 'getal', verplicht: true, herkomst: [] }],
    ['vervangt', { vorm: 'blad', type: 'tekst', verplicht: false, herkomst: [], maxTekens: 36 }],
  ]),
);
const ONTVANGER = texts('soort', 'code', 'naam');
const GEMEENTE = texts('code', 'naam');
/** At most twelve characters: RS017, CS319. */
const DECLARATIE = object(
  new Map(
    ['berichtidentificatie', 'declaratienummer'].map((naam) => [
      naam,
      { vorm: 'blad', type: 'tekst', verplicht: true, herkomst: [], maxTekens: 12 },
    ]),
  ),
);

const client = (regelvelden: ReadonlyMap<string, VeldType>): ObjectType => {
  const bsn = regelvelden.get('bsn');
  return object(new Map(bsn === undefined ? [] : [['bsn', bsn]]));
};

export type Plaatssoort = 'zending' | 'regel' | 'client' | 'groep' | 'subgroep';

/** What is known at a place beside what every place knows; the computed ones only after the aggregates are typed. */
export interface Plaatskennis {
  /** What is printed together is of one gemeente. */
  readonly gemeente?: boolean;
  readonly declaratie?: boolean;
  readonly totaal?: ObjectType;
  readonly groep?: ObjectType;
  readonly subgroep?: ObjectType;
  readonly per?: ObjectType;
  /** Absent outside files. */
  readonly bestand?: ObjectType;
  readonly geschreven?: ObjectType;
}

/** An object of whole numbers that tell about nobody. */
export const numbers = (namen: readonly string[]): ObjectType =>
  object(new Map(namen.map((naam) => [naam, { vorm: 'blad', type: 'getal', verplicht: true, herkomst: [] }])));

/** The variables that are there at one kind of place. */
export function createBereik(formaat: Formaat, plaats: Plaatssoort, kennis: Plaatskennis = {}): Bereik {
  const variabelen = new Map<string, ObjectType>([
    ['kop', KOP],
    ['aanbieder', AANBIEDER],
    ['ontvanger', ONTVANGER],
    ['zending', ZENDING],
    ['parameters', texts(...Object.keys(formaat.parameters))],
  ]);
  const soort = formaat.invoer === 'prestaties' ? 'prestatie' : 'traject';
  const regelvelden = object(childrenOf(`${soort}.`, formaat.wetten));
  const voeg = (naam: string, type: ObjectType | undefined): void => {
    if (type !== undefined) variabelen.set(naam, type);
  };
  if (kennis.gemeente === true || plaats === 'regel') variabelen.set('gemeente', GEMEENTE);
  if (kennis.declaratie === true) variabelen.set('declaratie', DECLARATIE);
  if (plaats === 'regel') variabelen.set(soort, regelvelden);
  if (plaats === 'client') variabelen.set('client', client(regelvelden.velden));
  if (plaats === 'groep' || plaats === 'subgroep') voeg('groep', kennis.groep);
  if (plaats === 'subgroep') voeg('subgroep', kennis.subgroep);
  voeg('totaal', kennis.totaal);
  voeg('per', kennis.per);
  voeg('bestand', kennis.bestand);
  voeg('geschreven', kennis.geschreven);
  return { variabelen };
}

/** The type at the end of `variabele.veld.veld`, or undefined when a name on the way does not exist. */
export function typeAt(bereik: Bereik, pad: readonly string[]): VeldType | undefined {
  const [variabele, ...namen] = pad;
  let type: VeldType | undefined = variabele === undefined ? undefined : bereik.variabelen.get(variabele);
  for (const naam of namen) type = type?.vorm === 'object' ? type.velden.get(naam) : undefined;
  return type;
}

/** Whether any object or value on the way can be absent, and which is the first. */
export function firstOptional(bereik: Bereik, pad: readonly string[]): string | undefined {
  for (let lengte = 2; lengte <= pad.length; lengte++) {
    if (typeAt(bereik, pad.slice(0, lengte))?.verplicht === false) return pad.slice(0, lengte).join('.');
  }
  return undefined;
}
