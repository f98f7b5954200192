/** A new formaat from what the receiver sent as its sample file: its headings become columns, and somebody says what stands in each. */

import type { Bevinding } from '../domain/bevinding.ts';
import type { Aggregaat, Bestand, CsvOpmaak, Expressie, Formaat, Kolom } from '../domain/formaat.ts';
import type { Celwaarde } from '../domain/werkmapcel.ts';
import { detectScheidingsteken } from '../ingest/csv/scheiding.ts';
import type { Voorbeeldrij } from '../ingest/mapping/voorstel.ts';
import { showableHeading } from '../ingest/tabel/koppen.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { type Bouwsteen, listBouwstenen, suggestBouwstenen } from './formaat-bouwstenen.ts';
import { decodeer } from './formaat-regels.ts';
import { readTabelbegin } from './tabelbegin.ts';

/** How the file of the receiver is written. */
export type Bestandsvorm =
  | {
      readonly bestandssoort: 'csv';
      readonly csv: Pick<CsvOpmaak, 'scheidingsteken' | 'decimaalteken' | 'tekenset' | 'regeleinde'>;
    }
  | { readonly bestandssoort: 'xlsx'; readonly blad: string };

/** How dates stand in a column: as the standard has them, dd-mm-jjjj, jjjjmmdd or ddmmjjjj. */
export const DATUMVORMEN = ['jjjj-mm-dd', 'datumNl', 'jjjjmmdd', 'ddmmjjjj'] as const;
export type Datumvorm = (typeof DATUMVORMEN)[number];

export interface Importkolom {
  readonly kop: string;
  /** Id of the bouwsteen that its name suggests. */
  readonly voorstel?: string;
  readonly datumvorm: Datumvorm;
}

export interface Importbeeld {
  readonly vorm: Bestandsvorm;
  readonly kolommen: readonly Importkolom[];
}

export type Importuitkomst =
  | { readonly soort: 'gelezen'; readonly beeld: Importbeeld }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] };

/** The row with the most filled cells, of those that hold text only: titles above a table are shorter. */
function findKoprij(rijen: readonly Voorbeeldrij[]): Voorbeeldrij | undefined {
  const isTekst = (cel: Celwaarde): boolean => cel.soort === 'tekst' && cel.tekst.trim() !== '';
  return rijen
    .slice(0, 20)
    .filter(({ cellen }) => [...cellen.values()].filter(isTekst).length > 0)
    .reduce<Voorbeeldrij | undefined>((beste, rij) => {
      const aantal = [...rij.cellen.values()].filter(isTekst).length;
      const meeste = beste === undefined ? 0 : [...beste.cellen.values()].filter(isTekst).length;
      return aantal > meeste ? rij : beste;
    }, undefined);
}

const tekstVan = (cel: Celwaarde | undefined): string =>
  cel?.soort === 'tekst' ? cel.tekst.trim() : cel?.soort === 'getal' ? String(cel.getal) : '';

function datumvormVan(waarden: readonly string[]): Datumvorm {
  const gevuld = waarden.filter((waarde) => waarde !== '');
  const past = (vorm: RegExp): boolean => gevuld.length > 0 && gevuld.every((waarde) => vorm.test(waarde));
  if (past(/^\d{2}-\d{2}-\d{4}$/)) return 'datumNl';
  if (past(/^(19|20)\d{6}$/)) return 'jjjjmmdd';
  return past(/^[0-3]\d[01]\d(19|20)\d{2}$/) ? 'ddmmjjjj' : 'jjjj-mm-dd';
}

function csvVormVan(begin: Uint8Array, waarden: readonly string[]): Bestandsvorm {
  const bom = begin[0] === 0xef && begin[1] === 0xbb && begin[2] === 0xbf;
  const utf8 = decodeer(begin, 'text/csv; charset=utf-8');
  // A last character that was cut in two is no sign of another encoding.
  const isUtf8 = !utf8.slice(0, -1).includes('\uFFFD');
  const tekst = isUtf8 ? utf8 : decodeer(begin, 'text/csv; charset=windows-1252');
  const metPunt = waarden.filter((waarde) => /^-?\d+\.\d{1,2}$/.test(waarde)).length;
  const metKomma = waarden.filter((waarde) => /^-?\d[\d.]*,\d{1,2}$/.test(waarde)).length;
  return {
    bestandssoort: 'csv',
    csv: {
      scheidingsteken: detectScheidingsteken(tekst),
      decimaalteken: metPunt > metKomma ? '.' : ',',
      tekenset: bom ? 'utf-8-bom' : isUtf8 ? 'utf-8' : 'windows-1252',
      regeleinde: tekst.includes('\r\n') ? 'crlf' : 'lf',
    },
  };
}

/** Reads the headings of the receiver's file; its values are looked at and forgotten. */
export async function readVoorbeeldbestand(
  bytes: Bytestroom,
  maximumBytes: number,
  kenmerken: Pick<Formaat, 'niveau' | 'invoer'>,
): Promise<Importuitkomst> {
  const gelezen = await readTabelbegin(bytes, maximumBytes);
  if (gelezen.soort === 'geweigerd') return { soort: 'geweigerd', bevindingen: gelezen.bevindingen };
  const gevonden = gelezen.bladen.flatMap(({ blad, rijen }) => {
    const koprij = findKoprij(rijen);
    return koprij === undefined ? [] : [{ blad, rijen, koprij }];
  });
  const tabel = gevonden.sort((a, b) => b.koprij.cellen.size - a.koprij.cellen.size)[0];
  if (tabel === undefined)
    return {
      soort: 'geweigerd',
      bevindingen: [{ code: 'MAPPING_GEEN_TABEL', ernst: 'fout', plaats: {}, parameters: {} }],
    };
  const { blad, rijen, koprij } = tabel;
  const onder = rijen.filter(({ nr }) => nr > koprij.nr);
  const koppen = [...koprij.cellen]
    .map(([nr, cel]) => ({ nr, kop: tekstVan(cel) }))
    .filter(({ kop }) => kop !== '' && showableHeading(kop).kolom !== undefined);
  const voorstellen = suggestBouwstenen(
    koppen.map(({ kop }) => kop),
    listBouwstenen(kenmerken),
  );
  const waarden = (nr: number): readonly string[] => onder.map(({ cellen }) => tekstVan(cellen.get(nr)));
  return {
    soort: 'gelezen',
    beeld: {
      vorm:
        blad === undefined
          ? csvVormVan(
              gelezen.begin,
              koppen.flatMap(({ nr }) => waarden(nr)),
            )
          : { bestandssoort: 'xlsx', blad },
      kolommen: koppen.map(({ nr, kop }, plaats): Importkolom => {
        const voorstel = voorstellen[plaats]?.id;
        return { kop, datumvorm: datumvormVan(waarden(nr)), ...(voorstel === undefined ? {} : { voorstel }) };
      }),
    },
  };
}

/** What a new formaat says of itself; the rest follows from its columns. */
export type Kopgegevens = Pick<
  Formaat,
  'naam' | 'versie' | 'titel' | 'omschrijving' | 'geldigVanaf' | 'niveau' | 'grondslag' | 'wetten' | 'invoer'
> & { readonly bron: string };

export interface Kolomkeuze {
  readonly kop: string;
  /** Id of a bouwsteen; absent: the column stays empty. */
  readonly bouwsteen?: string;
  readonly datumvorm: Datumvorm;
}

function toKolom({ kop, datumvorm }: Kolomkeuze, bouwsteen: Bouwsteen | undefined): Kolom {
  if (bouwsteen === undefined) return { kop, waarde: '""', ontbreekt: 'leeg' };
  const omgezet = bouwsteen.datum === true && datumvorm !== 'jjjj-mm-dd';
  return {
    kop,
    waarde: omgezet ? `${datumvorm}(${bouwsteen.waarde})` : bouwsteen.waarde,
    ontbreekt: bouwsteen.ontbreekt,
  };
}

/** A file that can be told apart from the one of another period, aanbieder or version. */
const bestandsnaam = (naam: string, einde: string): Expressie =>
  `"${naam}-" + aanbieder.agbcode + "-" + kop.periode.einddatum + (zending.versie > 1 ? "-v" + tekst(zending.versie) : "") + ".${einde}"`;

/** @returns a document to examine; its `velden` are still to be brought in line (formaat-ontwerp.ts) */
export function buildFormaat(
  { bron, ...kop }: Kopgegevens,
  vorm: Bestandsvorm,
  keuzes: readonly Kolomkeuze[],
): Readonly<Record<string, unknown>> {
  const bouwstenen = listBouwstenen(kop);
  const gekozen = keuzes.map((keuze) => bouwstenen.find(({ id }) => id === keuze.bouwsteen));
  const sleutels: Record<string, Expressie> = {};
  const aggregaten: Record<string, Aggregaat> = {};
  for (const bouwsteen of gekozen) {
    if (bouwsteen?.sleutel !== undefined) sleutels[bouwsteen.sleutel[0]] = bouwsteen.sleutel[1];
    if (bouwsteen?.aggregaat !== undefined) aggregaten[bouwsteen.aggregaat[0]] = bouwsteen.aggregaat[1];
  }
  const geaggregeerd = kop.niveau === 'geaggregeerd';
  // A total needs something to be the total of.
  if (geaggregeerd && Object.keys(sleutels).length === 0) sleutels.gemeentecode = 'gemeente.code';
  const herhaal = geaggregeerd ? ('groepen' as const) : ('regels' as const);
  const kolommen = keuzes.map((keuze, nr) => toKolom(keuze, gekozen[nr]));
  const bestand: Bestand =
    vorm.bestandssoort === 'csv'
      ? {
          bestandssoort: 'csv',
          bestandsnaam: bestandsnaam(kop.naam, 'csv'),
          csv: { ...vorm.csv, kopregel: true, herhaal, kolommen },
        }
      : {
          bestandssoort: 'xlsx',
          bestandsnaam: bestandsnaam(kop.naam, 'xlsx'),
          xlsx: { bladen: [{ naam: JSON.stringify(vorm.blad), rijen: { herhaal, kolommen } }] },
        };
  return toDocument(kop, bron, geaggregeerd ? { sleutels, aggregaten } : undefined, bestand);
}

function toDocument(
  kop: Omit<Kopgegevens, 'bron'>,
  bron: string,
  groepering: Formaat['groepering'],
  bestand: Bestand,
): Readonly<Record<string, unknown>> {
  const { naam, versie, titel, omschrijving, geldigVanaf, niveau, grondslag, wetten, invoer } = kop;
  return {
    $schema: 'https://enkelvoud.nl/schemas/formaat/1.0.0.json',
    naam,
    versie,
    titel,
    omschrijving,
    geldigVanaf,
    levensfase: 'concept',
    niveau,
    grondslag,
    wetten,
    bronnen: [{ naam: bron }],
    bronstatus: 'deels',
    onbekend: [],
    invoer,
    velden: [],
    verdeling: 'zending',
    selectie: [],
    ...(groepering === undefined ? {} : { groepering }),
    totalen: {},
    codetabellen: {},
    parameters: {},
    bestanden: [bestand],
    controles: [],
  };
}

/** XML and JSON have a tree; a new one begins with the aanbieder and one element for each row. */
export function buildBoomformaat(kop: Kopgegevens, bestandssoort: 'xml' | 'json'): Readonly<Record<string, unknown>> {
  const geaggregeerd = kop.niveau === 'geaggregeerd';
  const code = geaggregeerd ? 'groep.gemeentecode' : 'gemeente.code';
  const rijen = {
    herhaal: geaggregeerd ? 'groepen' : 'regels',
    inhoud: [
      { element: 'Regel', inhoud: [{ element: 'Gemeentecode', waarde: code, ontbreekt: 'verplicht' as const }] },
    ],
  } as const;
  const { bron, ...rest } = kop;
  const boom = {
    element: 'Verantwoording',
    inhoud: [
      { element: 'Aanbieder', waarde: 'aanbieder.agbcode', ontbreekt: 'verplicht' as const },
      { element: 'Regels', lijst: true, inhoud: [rijen] },
    ],
  };
  const basis = { bestandsnaam: bestandsnaam(kop.naam, bestandssoort), boom };
  return toDocument(
    rest,
    bron,
    geaggregeerd ? { sleutels: { gemeentecode: 'gemeente.code' }, aggregaten: {} } : undefined,
    bestandssoort === 'xml' ? { bestandssoort, naamruimten: {}, ...basis } : { bestandssoort, ...basis },
  );
}
