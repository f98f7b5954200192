/**
 * The standard laid out as sheets with columns: what the invulsjabloon (our own workbook) asks, and what a CSV file or a provider's own
 * workbook can be mapped to. Derived from the standard, so that a new field is a new column.
 */
import { VELDEN, type Veldopgave } from '../../generated/velden.ts';
import type { Soort } from '../domain/verantwoording.ts';
import { heading, wordsOf } from './woorden.ts';

/** How a value is written in a cell. `euro`: euros with at most two decimals, whole cents in the standard. */
export type Invulsoort = 'tekst' | 'datum' | 'geheel' | 'getal' | 'euro' | 'janee';

export interface Invulkolom {
  readonly kop: string;
  /** Key in `VELDEN`: its description, its privacy class, its code list. */
  readonly veld: string;
  /** Path within the element of the list, or within the kop: ['productperiode', 'begindatum'], ['outcomemetingen', 0, 'meetdatum']. */
  readonly pad: readonly (string | number)[];
  readonly soort: Invulsoort;
  readonly verplicht: boolean;
}

/** A sheet with one row per element of a list. */
export interface Invulblad {
  readonly naam: string;
  /**
   * Where its rows go: a list of the kop itself, or a list (`pad`) under gegevensPerGemeente when the row names a gemeente and under
   * gegevensAanbieder when it does not.
   */
  readonly plaats:
    | {
        readonly soort: 'lijst';
        readonly lijst: 'prestaties' | 'trajecten' | 'declaraties' | 'verklaringen' | 'bijlagen';
      }
    | { readonly soort: 'gegevens'; readonly pad: readonly string[]; readonly voor: 'aanbieder' | 'gemeente' | 'beide' }
    /** Single figures of one gemeente, one row for each. */
    | { readonly soort: 'gemeente' };
  readonly kolommen: readonly Invulkolom[];
}

/** Column that names the gemeente on a sheet of gegevens; empty is the whole organisation. */
export const GEMEENTEKOLOM = 'Gemeentecode';

export const SOORTEN: readonly Soort[] = [
  'declaratie',
  'productieverantwoording',
  'kwartaalrapportage',
  'beleidsinformatie',
  'klachtenrapportage',
  'integriteitsdossier',
  'jaarprognose',
];

const MAX_METINGEN = 2;

function soortVan(naam: string, { type, format }: Veldopgave): Invulsoort {
  if (naam.endsWith('Centen')) return 'euro';
  if (format === 'date' || /(^|D|d)atum$/.test(naam)) return 'datum';
  if (type === 'integer') return 'geheel';
  if (type === 'number') return 'getal';
  return type === 'boolean' ? 'janee' : 'tekst';
}

/** Columns for every single value below `wortel` in `VELDEN`; what stands in a list of its own is left to its own sheet. */
function columnsOf(wortel: string): readonly Invulkolom[] {
  const begin = `${wortel}.`;
  return Object.entries(VELDEN).flatMap(([veld, opgave]): Invulkolom[] => {
    if (!veld.startsWith(begin) || opgave.type === 'object' || opgave.type === 'array') return [];
    const pad = veld.slice(begin.length).split('.');
    if (pad.some((deel) => deel.endsWith('[]'))) return [];
    return [column(veld, opgave, pad)];
  });
}

function column(veld: string, opgave: Veldopgave, pad: readonly string[]): Invulkolom {
  // Begin and end of a period, and the contact: without the name of the group nobody knows whose they are.
  const woorden = pad.map((deel) => wordsOf(deel)).join(' ');
  return { kop: heading(woorden), veld, pad, soort: soortVan(pad.at(-1) ?? '', opgave), verplicht: opgave.verplicht };
}

/** The same columns, said to belong to something: 'Meting 1: tevredenheid'. */
const belongingTo = (van: string, kolommen: readonly Invulkolom[]): readonly Invulkolom[] =>
  kolommen.map((kolom) => ({ ...kolom, kop: `${van}: ${kolom.pad.map((deel) => wordsOf(String(deel))).join(' ')}` }));

const metingen = (): readonly Invulkolom[] =>
  Array.from({ length: MAX_METINGEN }, (_, i) =>
    belongingTo(`Meting ${i + 1}`, columnsOf('traject.outcomemetingen[]')).map((kolom) => ({
      ...kolom,
      pad: ['outcomemetingen', i, ...kolom.pad],
      verplicht: false,
    })),
  ).flat();

const gegevens = (naam: string, lijst: string, voor: 'aanbieder' | 'gemeente' | 'beide'): Invulblad => ({
  naam,
  plaats: { soort: 'gegevens', pad: lijst.split('.'), voor },
  kolommen: columnsOf(`kop.gegevens${voor === 'gemeente' ? 'PerGemeente[]' : 'Aanbieder'}.${lijst}[]`),
});

const lijst = (
  naam: string,
  naar: Extract<Invulblad['plaats'], { soort: 'lijst' }>['lijst'],
  kolommen: readonly Invulkolom[],
): Invulblad => ({ naam, plaats: { soort: 'lijst', lijst: naar }, kolommen });

/** The sheets with rows, the ones most people need first. */
export const INVULBLADEN: readonly Invulblad[] = [
  lijst('Prestaties', 'prestaties', columnsOf('prestatie')),
  lijst('Trajecten', 'trajecten', [...columnsOf('traject'), ...metingen()]),
  lijst('Verklaringen', 'verklaringen', columnsOf('kop.verklaringen[]')),
  lijst('Bijlagen', 'bijlagen', columnsOf('kop.bijlagen[]')),
  gegevens('Omzet', 'omzet', 'beide'),
  {
    naam: 'Per gemeente',
    plaats: { soort: 'gemeente' },
    kolommen: columnsOf('kop.gegevensPerGemeente[]').filter(({ pad }) => pad[0] !== 'gemeentecode'),
  },
  lijst('Declaraties', 'declaraties', columnsOf('declaratie')),
  gegevens('Wachttijden', 'wachttijden', 'beide'),
  gegevens('Klachten', 'klachten.naarAard', 'beide'),
  gegevens('Onderaannemers', 'onderaannemers', 'beide'),
  gegevens('Cliëntervaring', 'clientervaring', 'beide'),
  gegevens('Calamiteiten', 'calamiteiten', 'gemeente'),
  gegevens('Jaarcijfers', 'jaarcijfers', 'aanbieder'),
];

const gemeentekolom = (verplicht: boolean): Invulkolom => ({
  kop: GEMEENTEKOLOM,
  veld: 'kop.gegevensPerGemeente[].gemeentecode',
  pad: [GEMEENTEKOLOM],
  soort: 'tekst',
  verplicht,
});

/** Columns of a sheet as they stand in the workbook: with the gemeente in front where a row may be about one. */
export function columnsOfBlad({ plaats, kolommen }: Invulblad): readonly Invulkolom[] {
  if (plaats.soort === 'lijst') return kolommen;
  if (plaats.soort === 'gegevens' && plaats.voor === 'aanbieder') return kolommen;
  return [gemeentekolom(plaats.soort === 'gemeente' || plaats.voor === 'gemeente'), ...kolommen];
}

/** Name of the sheet with the single values of the kop: one row for each, with its name, its value and an explanation. */
export const KOPBLAD = 'Verantwoording';

const onder = (groep: string, kolommen: readonly Invulkolom[]): readonly Invulkolom[] =>
  kolommen.map((kolom) => ({ ...kolom, pad: [groep, ...kolom.pad] }));

/** The rows of that sheet. Each soort has a row of its own besides, answered with yes or no. */
export const KOPVELDEN: readonly Invulkolom[] = [
  ...columnsOf('kop').filter(({ pad }) => !/^(\$schema|standaardversie|gegevens.*)$/.test(String(pad[0]))),
  ...onder('aanbieder', belongingTo('Aanbieder', columnsOf('aanbieder'))),
  ...onder('gegevensAanbieder', belongingTo('Hele organisatie', columnsOf('kop.gegevensAanbieder'))),
];

/** Heading of the row that asks for one soort. */
export const soortKop = (soort: Soort): string => `Soort: ${soort}`;

/** Sheets beside those to fill in: they explain, hold the choices, or list what is wrong. Nothing is read from them. */
export const UITLEGBLAD = 'Uitleg';
export const KEUZEBLAD = 'Keuzes';
export const BEVINDINGENBLAD = 'Bevindingen';
export const BIJBLADEN: readonly string[] = [BEVINDINGENBLAD, UITLEGBLAD, KEUZEBLAD];
