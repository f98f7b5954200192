/** Small valid submissions to change one thing in, and the reader with everything it needs. */
import type { Bevinding } from '../../src/domain/bevinding.ts';
import type { PrestatieRegel, TrajectRegel } from '../../src/domain/deel.ts';
import type { Gemeentetabel } from '../../src/domain/gemeentetabel.ts';
import type { Gemeente } from '../../src/domain/register.ts';
import type { Kop, Prestatie, Traject } from '../../src/domain/verantwoording.ts';
import { type LeesOpties, type LeesUitkomst, leesVerantwoording } from '../../src/ingest/lees-verantwoording.ts';
import { type Invoerlimieten, STANDAARD_INVOERLIMIETEN } from '../../src/ingest/limieten.ts';
import { testBsn } from '../helpers/bsn.ts';

export const VANDAAG = '2026-05-20';

const GEMEENTEN: readonly Gemeente[] = [
  { code: '0855', naam: 'Tilburg', geldigVanaf: '2021-01-01' },
  { code: '0384', naam: 'Diemen', geldigVanaf: '2021-01-01' },
  { code: '0457', naam: 'Weesp', geldigVanaf: '2021-01-01', geldigTot: '2022-03-23' },
  { code: '1982', naam: 'Land van Cuijk', geldigVanaf: '2022-01-01' },
];

export const TABEL: Gemeentetabel = { zoek: (code) => GEMEENTEN.filter((gemeente) => gemeente.code === code) };

export const kop = (anders: Partial<Kop> = {}): Kop => ({
  standaardversie: '1.0.0',
  kenmerk: 'K-2026-04',
  stadium: 'definitief',
  dagtekening: '2026-05-04',
  periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  soorten: ['declaratie'],
  aanbieder: { agbcode: '12345678', naam: 'Zorg aan Huis' },
  ...anders,
});

/** A yearly report instead of a declaratie. */
export const jaarkop = (anders: Partial<Kop> = {}): Kop =>
  kop({
    soorten: ['productieverantwoording'],
    periode: { begindatum: '2025-01-01', einddatum: '2025-12-31' },
    ...anders,
  });

export const prestatie = (nr: number, anders: Partial<Prestatie> = {}): Prestatie => ({
  referentienummer: `R${nr}`,
  gemeentecode: '0855',
  wet: 'jw',
  bsn: testBsn(nr),
  toewijzingnummer: 1000 + nr,
  productcategorie: '45',
  productcode: '45A04',
  productperiode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  volume: 10,
  eenheid: '04',
  tariefCenten: 7500,
  bedragCenten: 75_000,
  debetCredit: 'D',
  declaratiestand: 'ingediend',
  ...anders,
});

export const traject = (nr: number, anders: Partial<Traject> = {}): Traject => ({
  referentienummer: `T${nr}`,
  gemeentecode: '0855',
  wet: 'jw',
  bsn: testBsn(nr),
  begindatum: '2026-02-01',
  geboortedatum: '2012-03-00',
  geslacht: 'O',
  verwijzer: '02',
  hulpvorm: '02',
  gestartMetCrisis: false,
  ...anders,
});

/** `sleutel: undefined` takes the key away. */
export function without<T extends object>(waarde: T, ...sleutels: (keyof T)[]): T {
  return Object.fromEntries(Object.entries(waarde).filter(([sleutel]) => !sleutels.includes(sleutel as keyof T))) as T;
}

export interface Gelezen {
  readonly uitkomst: LeesUitkomst;
  readonly prestaties: readonly PrestatieRegel[];
  readonly trajecten: readonly TrajectRegel[];
}

export interface LeesVariant {
  readonly limieten?: Partial<Invoerlimieten>;
  readonly vandaag?: string;
  readonly kop?: Kop;
  /** Sizes of the chunks, used in turn. */
  readonly stukken?: readonly number[];
}

export async function* inStukken(bytes: Uint8Array, maten: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let i = 0, beurt = 0; i < bytes.length; beurt++) {
    const maat = maten[beurt % maten.length] ?? bytes.length;
    yield bytes.slice(i, i + maat);
    i += maat;
  }
}

export const utf8 = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);

/** Reads a document: an object, a JSON text or bytes. */
export async function lees(document: unknown, variant: LeesVariant = {}): Promise<Gelezen> {
  const bytes =
    document instanceof Uint8Array
      ? document
      : utf8(typeof document === 'string' ? document : JSON.stringify(document));
  const prestaties: PrestatieRegel[] = [];
  const trajecten: TrajectRegel[] = [];
  const opties: LeesOpties = {
    vandaag: variant.vandaag ?? VANDAAG,
    gemeenten: TABEL,
    limieten: { ...STANDAARD_INVOERLIMIETEN, ...variant.limieten },
    ...(variant.kop === undefined ? {} : { kop: variant.kop }),
    opPrestaties: (regels) => {
      prestaties.push(...regels);
    },
    opTrajecten: (regels) => {
      trajecten.push(...regels);
    },
  };
  const uitkomst = await leesVerantwoording(inStukken(bytes, variant.stukken ?? [65_536]), opties);
  return { uitkomst, prestaties, trajecten };
}

/** The findings of an outcome, fouten and waarschuwingen. */
export function bevindingenVan({ uitkomst }: Gelezen): readonly Bevinding[] {
  switch (uitkomst.uitkomst) {
    case 'geldig':
      return uitkomst.waarschuwingen.bevindingen;
    case 'geweigerd':
      return uitkomst.bevindingen.bevindingen;
    case 'kop-achteraan':
      return [];
  }
}

/** `code pointer` of every finding; a waarschuwing with a question mark before it. */
export const kort = (gelezen: Gelezen): readonly string[] =>
  bevindingenVan(gelezen).map(
    ({ code, ernst, plaats }) => `${ernst === 'fout' ? '' : '?'}${code} ${plaats.pointer ?? '-'}`,
  );

/** A table keeps no spaces around a text: references that differ by those only would become one. */
export function staysApart(prestaties: readonly Prestatie[]): boolean {
  const referenties = new Set(
    prestaties.flatMap(({ referentienummer, vorigReferentienummer = '' }) => [referentienummer, vorigReferentienummer]),
  );
  return new Set([...referenties].map((referentie) => referentie.trim())).size === referenties.size;
}
