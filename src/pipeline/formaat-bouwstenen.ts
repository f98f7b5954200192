/**
 * What a column of a new formaat can be made of, for who chooses from a list: a field, a key to group by, a total. Each knows the words
 * under which receivers ask for it.
 */
import { VELDEN } from '../../generated/velden.ts';
import type { Aggregaat, Expressie, Formaat, Ontbreekt } from '../domain/formaat.ts';
import { SYNONIEMEN } from '../ingest/mapping/synoniemen.ts';
import { scoreNamen } from '../ingest/mapping/voorstel.ts';
import { plainHeading } from '../ingest/tabel/koppen.ts';

export interface Bouwsteen {
  readonly id: string;
  /** What it is, for who chooses. */
  readonly naam: string;
  readonly groep: string;
  readonly waarde: Expressie;
  readonly ontbreekt: Ontbreekt;
  /** The group key that `waarde` reads. */
  readonly sleutel?: readonly [naam: string, waarde: Expressie];
  /** The total of the group that `waarde` reads. */
  readonly aggregaat?: readonly [naam: string, aggregaat: Aggregaat];
  readonly datum?: true;
  /** Headings that ask for it, the ones that say most first. */
  readonly namen: readonly string[];
}

type Kenmerken = Pick<Formaat, 'niveau' | 'invoer'>;

const EXTRA_NAMEN: Readonly<Record<string, readonly string[]>> = {
  'aanbieder.agbcode': ['agb code', 'agbcode', 'agb', 'code aanbieder', 'aanbiedercode'],
  'aanbieder.naam': ['naam aanbieder', 'aanbieder', 'zorgaanbieder', 'instelling', 'naam instelling'],
  'aanbieder.kvkNummer': ['kvk nummer', 'kvknummer', 'kvk'],
  'kop.periode.begindatum': ['periode van', 'begin periode', 'verslagperiode van'],
  'kop.periode.einddatum': ['periode tot en met', 'einde periode', 'verslagperiode tot'],
  'kop.dagtekening': ['dagtekening', 'datum ondertekening'],
};

const zin = (pad: string): string => `${(VELDEN[pad]?.omschrijving ?? pad).replace(/\.$/, '')} (${pad})`;

function fieldStone(pad: string, groep: string): Bouwsteen {
  const veld = VELDEN[pad];
  const centen = pad.endsWith('Centen');
  const debet = pad === 'prestatie.bedragCenten';
  const kaal = debet ? 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' : pad;
  return {
    id: pad,
    naam: zin(pad),
    groep,
    waarde: centen ? `euro(${kaal})` : kaal,
    ontbreekt: veld?.verplicht === true ? 'verplicht' : 'leeg',
    ...(veld?.format === 'date' ? { datum: true as const } : {}),
    namen: [...(SYNONIEMEN[pad] ?? []), ...(EXTRA_NAMEN[pad] ?? [])],
  };
}

const isWaarde = (pad: string): boolean =>
  !pad.includes('[]') && pad !== 'kop.$schema' && !['object', 'array'].includes(VELDEN[pad]?.type ?? 'object');

const fields = (begin: string, groep: string): readonly Bouwsteen[] =>
  Object.keys(VELDEN)
    .filter((pad) => pad.startsWith(begin) && isWaarde(pad))
    .map((pad) => fieldStone(pad, groep));

const GEMEENTENAAM: Bouwsteen = {
  id: 'gemeente.naam',
  naam: 'Naam van de gemeente (gemeente.naam)',
  groep: 'Gemeente',
  waarde: 'gemeente.naam',
  ontbreekt: 'verplicht',
  namen: ['gemeentenaam', 'naam gemeente', 'gemeente'],
};

/** Written by every row alike. */
const vasteStenen = (): readonly Bouwsteen[] => [
  ...fields('aanbieder.', 'Aanbieder'),
  ...fields('kop.periode.', 'Verantwoording'),
  ...['kop.dagtekening', 'kop.kenmerk', 'kop.stadium'].map((pad) => fieldStone(pad, 'Verantwoording')),
];

function key(naam: string, waarde: Expressie, omschrijving: string, namen: readonly string[]): Bouwsteen {
  return {
    id: `groep.${naam}`,
    naam: omschrijving,
    groep: 'Groeperen op (één rij per …)',
    waarde: `groep.${naam}`,
    ontbreekt: 'verplicht',
    sleutel: [naam, waarde],
    namen,
  };
}

function sum(
  naam: string,
  aggregaat: Aggregaat,
  omschrijving: string,
  namen: readonly string[],
  waarde: Expressie = `groep.${naam}`,
): Bouwsteen {
  return {
    id: `groep.${naam}`,
    naam: omschrijving,
    groep: 'Optellen per groep',
    waarde,
    ontbreekt: 'verplicht',
    aggregaat: [naam, aggregaat],
    namen,
  };
}

const CLIENTEN = ['aantal clienten', 'aantal unieke clienten', 'unieke clienten', 'clienten', 'aantal jeugdigen'];

function groupStones(invoer: Formaat['invoer']): readonly Bouwsteen[] {
  const regel = invoer === 'prestaties' ? 'prestatie' : 'traject';
  const begin = invoer === 'prestaties' ? 'prestatie.productperiode.begindatum' : 'traject.begindatum';
  const gemeenschappelijk = [
    key('gemeentecode', 'gemeente.code', 'Gemeentecode', ['gemeentecode', 'cbs code', 'gemeente code']),
    key('gemeentenaam', 'gemeente.naam', 'Naam van de gemeente', ['gemeentenaam', 'naam gemeente', 'gemeente']),
    key('wet', `${regel}.wet`, 'Wet', ['wet', 'wettelijk kader', 'domein']),
    key('jaar', `jaar(${begin})`, 'Jaar', ['jaar', 'boekjaar', 'leveringsjaar']),
    key('kwartaal', `kwartaal(${begin})`, 'Kwartaal', ['kwartaal']),
    key('maand', `maand(${begin})`, 'Maand', ['maand', 'periode']),
  ];
  const aantallen = [
    sum('clienten', { functie: 'aantalUniek', van: `${regel}.bsn` }, 'Aantal cliënten', CLIENTEN),
    sum('aantal', { functie: 'aantal' }, 'Aantal regels', [
      'aantal regels',
      'aantal prestaties',
      'aantal trajecten',
      'aantal',
    ]),
  ];
  if (invoer === 'trajecten') return [...gemeenschappelijk, ...aantallen];
  return [
    ...gemeenschappelijk,
    key('productcategorie', 'prestatie.productcategorie', 'Productcategorie', ['productcategorie', 'categorie']),
    key('productcode', 'prestatie.productcode', 'Productcode', ['productcode', 'product', 'prestatiecode']),
    key('eenheid', 'prestatie.eenheid', 'Eenheid', ['eenheid']),
    ...aantallen,
    sum('volume', { functie: 'som', van: 'prestatie.volume' }, 'Volume, opgeteld', [
      'volume',
      'hoeveelheid',
      'uren',
      'aantal uren',
      'geleverd volume',
    ]),
    sum(
      'saldoCenten',
      { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' },
      'Bedrag in euro’s, opgeteld (credit telt af)',
      ['bedrag', 'totaal', 'totaalbedrag', 'omzet', 'kosten', 'bedrag in euro', 'gedeclareerd bedrag', 'totaal bedrag'],
      'euro(groep.saldoCenten)',
    ),
  ];
}

export function listBouwstenen({ niveau, invoer }: Kenmerken): readonly Bouwsteen[] {
  if (niveau === 'geaggregeerd') return [...groupStones(invoer), ...vasteStenen()];
  const soort = invoer === 'prestaties' ? 'prestatie.' : 'traject.';
  return [...fields(soort, invoer === 'prestaties' ? 'Prestatie' : 'Traject'), GEMEENTENAAM, ...vasteStenen()];
}

/** For each heading the bouwsteen whose name it looks most like; each at most once. The clearest ones choose first. */
export function suggestBouwstenen(
  koppen: readonly string[],
  bouwstenen: readonly Bouwsteen[],
): readonly (Bouwsteen | undefined)[] {
  const kandidaten = koppen
    .flatMap((kop, nr) =>
      bouwstenen.map((bouwsteen) => ({ nr, bouwsteen, punten: scoreNamen(plainHeading(kop), bouwsteen.namen) })),
    )
    .filter(({ punten }) => punten > 0)
    .sort((a, b) => b.punten - a.punten || a.nr - b.nr);
  const gekozen = new Map<number, Bouwsteen>();
  const gebruikt = new Set<string>();
  for (const { nr, bouwsteen } of kandidaten) {
    if (gekozen.has(nr) || gebruikt.has(bouwsteen.id)) continue;
    gekozen.set(nr, bouwsteen);
    gebruikt.add(bouwsteen.id);
  }
  return koppen.map((_, nr) => gekozen.get(nr));
}
