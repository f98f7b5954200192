/**
 * Proposes an invoermapping for a table: by its headings, and by what the values look like. Nothing of a value goes into the proposal but
 * words that are in our own table, so that it holds no personal data.
 */

import { VELDEN } from '../../../generated/velden.ts';
import { isBsn } from '../../domain/bsn.ts';
import type { Gemeentetabel } from '../../domain/gemeentetabel.ts';
import type { Invoermapping, Maat, Mappingkolom } from '../../domain/invoermapping.ts';
import { type Celwaarde, kolomLetters } from '../../domain/werkmapcel.ts';
import type { Invulkolom } from '../../standaard/bladen.ts';
import { keuzesVan } from '../../standaard/keuzes.ts';
import { plainHeading, showableHeading } from '../tabel/koppen.ts';
import { readCel } from '../tabel/waarde.ts';
import { SYNONIEMEN, WOORDEN } from './synoniemen.ts';
import { columnsOfLijst, plainCode } from './tabel.ts';

export type Zekerheid = 'hoog' | 'middel' | 'laag' | 'geen';

export interface Kolomvoorstel {
  /** Letters of the column: 'A'. */
  readonly kolom: string;
  /** Absent when it may hold a number of a person, or is a sentence. */
  readonly kop?: string;
  readonly veld?: string;
  readonly zekerheid: Zekerheid;
  /** What it rests on. */
  readonly grond: readonly ('kop' | 'waarden')[];
}

export interface Voorstel {
  readonly mapping: Invoermapping;
  readonly kolommen: readonly Kolomvoorstel[];
  /** Required fields without a column: they need one, or a fixed value. */
  readonly ontbreekt: readonly { readonly veld: string; readonly omschrijving: string }[];
}

export interface Voorbeeldrij {
  readonly nr: number;
  readonly cellen: ReadonlyMap<number, Celwaarde>;
}

/** Rows that are looked at for the headings, and below them for values. */
export const KOPRIJEN = 20;
export const VOORBEELDRIJEN = 200;

const LIJSTEN = ['prestaties', 'trajecten'] as const;

/** @returns undefined when no row looks like headings */
export function stelMappingVoor(rijen: readonly Voorbeeldrij[], gemeenten: Gemeentetabel): Voorstel | undefined {
  const voorstellen = LIJSTEN.flatMap((lijst) => {
    const koprij = findKoprij(rijen, lijst);
    return koprij === undefined ? [] : [propose(lijst, koprij, rijen, gemeenten)];
  });
  // A tie is of the list that most files hold.
  return voorstellen.reduce<{ voorstel: Voorstel; punten: number } | undefined>(
    (beste, een) => (beste === undefined || een.punten > beste.punten ? een : beste),
    undefined,
  )?.voorstel;
}

const EXACT = 3;
const DEELS = 2;
const WAARDEN = 2;
const MINIMUM_KOPPEN = 2;

const textOf = (cel: Celwaarde | undefined): string => (cel?.soort === 'tekst' ? cel.tekst.trim() : '');

/** 'clientnr', 'periode t/m': the short ways in which people write. */
const spelledOut = (kop: string): string => kop.replace(/nr\b/g, 'nummer').replace(/\bt m\b/g, 'tot en met');

/** Points of a heading for a field: it is one of its names, or holds all words of one. */
const scoreKop = (geschreven: string, veld: string): number => scoreNamen(geschreven, SYNONIEMEN[veld] ?? []);

/** The same for names that go with something else than a field of a list. @param geschreven plain, as `plainHeading` gives */
export function scoreNamen(geschreven: string, namen: readonly string[]): number {
  const kop = spelledOut(geschreven);
  if (namen.includes(kop)) return EXACT - namen.indexOf(kop) / 100;
  const woorden = new Set(kop.split(' '));
  const holds = namen.some((naam) => naam.length > 3 && naam.split(' ').every((woord) => woorden.has(woord)));
  return holds ? DEELS : 0;
}

function findKoprij(rijen: readonly Voorbeeldrij[], lijst: Invoermapping['lijst']): Voorbeeldrij | undefined {
  const velden = columnsOfLijst(lijst).map(({ veld }) => veld);
  let beste: { readonly rij: Voorbeeldrij; readonly aantal: number } | undefined;
  for (const rij of rijen.slice(0, KOPRIJEN)) {
    const koppen = [...rij.cellen.values()].map((cel) => plainHeading(textOf(cel))).filter((kop) => kop !== '');
    const aantal = koppen.filter((kop) => velden.some((veld) => scoreKop(kop, veld) > 0)).length;
    if (aantal >= MINIMUM_KOPPEN && aantal > (beste?.aantal ?? 0)) beste = { rij, aantal };
  }
  return beste?.rij;
}

interface Kandidaat {
  readonly kolom: number;
  readonly veld: Invulkolom;
  readonly kop: number;
  readonly waarden: number;
  readonly punten: number;
}

function propose(
  lijst: Invoermapping['lijst'],
  koprij: Voorbeeldrij,
  rijen: readonly Voorbeeldrij[],
  gemeenten: Gemeentetabel,
): { readonly voorstel: Voorstel; readonly punten: number } {
  const velden = columnsOfLijst(lijst);
  const onder = rijen.filter(({ nr }) => nr > koprij.nr).slice(0, VOORBEELDRIJEN);
  const koppen = [...koprij.cellen].flatMap(([kolom, cel]) =>
    textOf(cel) === '' ? [] : [{ kolom, kop: textOf(cel) }],
  );
  const waardenVan = (kolom: number): readonly Celwaarde[] =>
    onder.flatMap(({ cellen }) => {
      const cel = cellen.get(kolom);
      return cel === undefined || (cel.soort === 'tekst' && cel.tekst.trim() === '') ? [] : [cel];
    });
  const kandidaten = koppen.flatMap(({ kolom, kop }) => {
    const cellen = waardenVan(kolom);
    return velden.flatMap((veld): Kandidaat[] => {
      const opKop = scoreKop(plainHeading(kop), veld.veld);
      const opWaarden = scoreWaarden(cellen, veld, gemeenten);
      const punten = opKop + opWaarden;
      return punten >= DEELS - 0.5 && (opKop > 0 || opWaarden > 0)
        ? [{ kolom, veld, kop: opKop, waarden: opWaarden, punten }]
        : [];
    });
  });
  const gekozen = choose(kandidaten);
  const eigen = koppen.flatMap(({ kolom, kop }): Mappingkolom[] => {
    const kandidaat = gekozen.get(kolom);
    // A heading that must not be shown cannot be named in a mapping either.
    if (kandidaat === undefined || showableHeading(kop).kolom === undefined) return [];
    return [toMappingkolom(kop, kandidaat.veld, waardenVan(kolom))];
  });
  const vast = fixedOf(eigen);
  const gezien = new Set([...eigen, ...vast].map(({ veld }) => veld));
  return {
    punten: [...gekozen.values()].reduce((som, een) => som + een.punten, 0),
    voorstel: {
      mapping: { lijst, koprij: koprij.nr, kolommen: eigen, ...(vast.length > 0 && { vast }) },
      kolommen: koppen.map(({ kolom, kop }) => toKolomvoorstel(kolom, kop, gekozen.get(kolom))),
      ontbreekt: velden
        .filter(({ veld, verplicht }) => verplicht && !gezien.has(veld))
        .map(({ veld }) => ({ veld, omschrijving: VELDEN[veld]?.omschrijving ?? '' })),
    },
  };
}

/** The best first; each column and each field once. */
function choose(kandidaten: readonly Kandidaat[]): ReadonlyMap<number, Kandidaat> {
  const gekozen = new Map<number, Kandidaat>();
  const velden = new Set<string>();
  for (const kandidaat of [...kandidaten].sort((a, b) => b.punten - a.punten || a.kolom - b.kolom)) {
    if (gekozen.has(kandidaat.kolom) || velden.has(kandidaat.veld.veld)) continue;
    gekozen.set(kandidaat.kolom, kandidaat);
    velden.add(kandidaat.veld.veld);
  }
  return gekozen;
}

function toKolomvoorstel(kolom: number, kop: string, kandidaat: Kandidaat | undefined): Kolomvoorstel {
  const { kolom: toonbaar } = showableHeading(kop);
  const begin = { kolom: kolomLetters(kolom), ...(toonbaar !== undefined && { kop: toonbaar }) };
  if (kandidaat === undefined) return { ...begin, zekerheid: 'geen', grond: [] };
  const { veld, punten } = kandidaat;
  return {
    ...begin,
    veld: veld.veld,
    zekerheid: punten > EXACT ? 'hoog' : punten > DEELS ? 'middel' : 'laag',
    grond: [...(kandidaat.kop > 0 ? (['kop'] as const) : []), ...(kandidaat.waarden > 0 ? (['waarden'] as const) : [])],
  };
}

const lastName = (veld: string): string => veld.slice(veld.lastIndexOf('.') + 1);

/** Words for codes, when some cell holds one that is no code yet; then every code needs its own, those of the standard as well. */
function translationOf(veld: string, cellen: readonly Celwaarde[]): NonNullable<Mappingkolom['vertaling']> {
  const woorden = WOORDEN[lastName(veld)];
  const codes = keuzesVan(veld);
  if (woorden === undefined) return [];
  const vertaling = new Map<string, string>();
  let nodig = false;
  for (const cel of cellen) {
    const tekst = textOf(cel);
    const naar = codes?.has(tekst) ? tekst : woorden[plainCode(tekst)];
    if (naar === undefined) continue;
    vertaling.set(plainCode(tekst), naar);
    nodig ||= naar !== tekst;
  }
  return nodig ? [...vertaling].map(([van, naar]) => ({ van, naar })) : [];
}

function toMappingkolom(kop: string, { veld, soort }: Invulkolom, cellen: readonly Celwaarde[]): Mappingkolom {
  const maat: Maat | undefined = soort === 'euro' && /\bcent(en)?\b/.test(plainHeading(kop)) ? 'cent' : undefined;
  const vertaling = translationOf(veld, cellen);
  return { kop, veld, ...(maat !== undefined && { maat }), ...(vertaling.length > 0 && { vertaling }) };
}

/** What a heading says for every row: 'aantal uren' is a volume in hours. */
function fixedOf(kolommen: readonly Mappingkolom[]): readonly { readonly veld: string; readonly waarde: string }[] {
  if (kolommen.some(({ veld }) => veld === 'prestatie.eenheid')) return [];
  const volume = kolommen.find(({ veld }) => veld === 'prestatie.volume');
  const kop = plainHeading(volume?.kop ?? '');
  const eenheid = /\b(uren|uur)\b/.test(kop) ? '04' : /\b(minuten|minuut)\b/.test(kop) ? '01' : undefined;
  return eenheid === undefined ? [] : [{ veld: 'prestatie.eenheid', waarde: eenheid }];
}

/** Points for what the values look like: for this field, against it, or neither. */
function scoreWaarden(cellen: readonly Celwaarde[], { veld, soort }: Invulkolom, gemeenten: Gemeentetabel): number {
  if (cellen.length === 0) return 0;
  const most = (test: (cel: Celwaarde) => boolean): boolean => cellen.filter(test).length >= cellen.length * 0.9;
  const cijfers = (cel: Celwaarde): string => (cel.soort === 'getal' ? String(cel.getal) : textOf(cel));
  switch (lastName(veld)) {
    case 'bsn':
      return most((cel) => /^\d{8,9}$/.test(cijfers(cel)) && isBsn(cijfers(cel).padStart(9, '0'))) ? WAARDEN : -WAARDEN;
    case 'gemeentecode':
      return most((cel) => /^\d{2,4}$/.test(cijfers(cel)) && gemeenten.zoek(cijfers(cel).padStart(4, '0')).length > 0)
        ? WAARDEN
        : -WAARDEN;
    case 'wet':
    case 'debetCredit':
    case 'geslacht':
      return most((cel) => WOORDEN[lastName(veld)]?.[plainCode(cijfers(cel))] !== undefined) ? WAARDEN : -WAARDEN;
    default:
      break;
  }
  // A date, an amount or a number fits many fields: it only takes away what cannot be.
  if (soort === 'datum' || soort === 'euro' || soort === 'geheel') {
    const wijze = { decimaalteken: ',', vanaf1904: false } as const;
    const past = (cel: Celwaarde): boolean =>
      readCel({ kop: '', veld, pad: [], soort: soort === 'geheel' ? 'getal' : soort, verplicht: false }, cel, wijze)
        ?.ok ?? true;
    const punt = (cel: Celwaarde): boolean =>
      readCel({ kop: '', veld, pad: [], soort: 'euro', verplicht: false }, cel, { ...wijze, decimaalteken: '.' })?.ok ??
      true;
    return most(past) || (soort === 'euro' && most(punt)) ? 0.5 : -WAARDEN;
  }
  return 0;
}
