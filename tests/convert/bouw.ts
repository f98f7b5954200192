/** A small formaat and a small input, changed where a test wants; and the whole way from one to the other. */

import { convert, type GecompileerdFormaat, validateFormaat } from '../../src/convert/index.ts';
import type { Bevinding } from '../../src/domain/bevinding.ts';
import type { Bestand, Formaat, Knoop } from '../../src/domain/formaat.ts';
import type { DeelStroom, InvoerRegel, Omzetresultaat } from '../../src/domain/output.ts';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import type { Zendingkenmerk } from '../../src/domain/zending.ts';
import { render } from '../../src/render/index.ts';
import { testBsn } from '../helpers/bsn.ts';

export const KOP: Kop = {
  standaardversie: '1.0.0',
  kenmerk: 'K-1',
  stadium: 'definitief',
  dagtekening: '2026-05-06',
  periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  soorten: ['declaratie'],
  aanbieder: { agbcode: '65656055', naam: 'Zorg & Zo' },
};

export const prestatie = (anders: Partial<Prestatie> = {}): Prestatie => ({
  referentienummer: 'R-1',
  gemeentecode: '0384',
  wet: 'wmo',
  bsn: testBsn(0),
  toewijzingnummer: 100,
  productcategorie: '01',
  productcode: '01A03',
  productperiode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  volume: 4,
  eenheid: '04',
  tariefCenten: 1250,
  bedragCenten: 5000,
  debetCredit: 'D',
  declaratiestand: 'ingediend',
  ...anders,
});

export const blad = (element: string, waarde: string, anders: object = {}): Knoop =>
  ({ element, waarde, ontbreekt: 'verplicht', ...anders }) as Knoop;

export const csvBestand = (kolommen: readonly object[], anders: object = {}, csv: object = {}): Bestand =>
  ({
    bestandssoort: 'csv',
    bestandsnaam: '"uit.csv"',
    csv: {
      scheidingsteken: ';',
      decimaalteken: ',',
      tekenset: 'utf-8',
      regeleinde: 'crlf',
      kopregel: true,
      herhaal: 'regels',
      kolommen,
      ...csv,
    },
    ...anders,
  }) as Bestand;

export const kolom = (kop: string, waarde: string, anders: object = {}): object => ({
  kop,
  waarde,
  ontbreekt: 'verplicht',
  ...anders,
});

export const formaat = (anders: Partial<Formaat> = {}): Formaat => ({
  naam: 'proef',
  versie: '1.0.0',
  titel: 'Proef',
  omschrijving: 'Formaat voor tests.',
  geldigVanaf: '2020-01-01',
  levensfase: 'actief',
  niveau: 'persoon',
  grondslag: 'test',
  wetten: ['wmo', 'jw'],
  bronnen: [{ naam: 'eigen' }],
  bronstatus: 'eigen',
  onbekend: [],
  invoer: 'prestaties',
  velden: ['prestatie.referentienummer'],
  verdeling: 'zending',
  selectie: [],
  totalen: {},
  codetabellen: {},
  parameters: {},
  bestanden: [csvBestand([kolom('referentie', 'prestatie.referentienummer')])],
  controles: [],
  ...anders,
});

/** Compiles, and fails the test with the findings when it is refused. */
export function gecompileerd(document: unknown): GecompileerdFormaat {
  const uitkomst = validateFormaat(document);
  if (!uitkomst.ok) throw new Error(JSON.stringify(uitkomst.error, undefined, 1));
  return uitkomst.value;
}

export function bezwaren(document: unknown): readonly Bevinding[] {
  const uitkomst = validateFormaat(document);
  return uitkomst.ok ? [] : uitkomst.error;
}

/** Splits as the gateway does: a deel for every gemeentecode × wet, sorted by (bsn, nr), in batches. */
export function delenVan(prestaties: readonly Prestatie[], perBatch = 500): readonly DeelStroom[] {
  const regels = prestaties.map((regel, nr) => ({ nr, prestatie: regel }));
  const groepen = Map.groupBy(regels, (regel) => `${regel.prestatie.gemeentecode}-${regel.prestatie.wet}`);
  return [...groepen.values()].map((deel) => {
    const gesorteerd = deel.toSorted((een, ander) =>
      een.prestatie.bsn === ander.prestatie.bsn ? een.nr - ander.nr : een.prestatie.bsn < ander.prestatie.bsn ? -1 : 1,
    );
    const { gemeentecode, wet } = gesorteerd[0]?.prestatie ?? prestatie();
    return {
      sleutel: { gemeentecode, wet },
      open: async function* (): AsyncIterable<readonly InvoerRegel[]> {
        for (let begin = 0; begin < gesorteerd.length; begin += perBatch)
          yield gesorteerd.slice(begin, begin + perBatch);
      },
    };
  });
}

export interface Uitkomst extends Omzetresultaat {
  /** bestandsnaam → text as UTF-8. */
  readonly bestanden: ReadonlyMap<string, string>;
  readonly codes: readonly string[];
}

export async function omzet(
  opgave: GecompileerdFormaat | Formaat,
  prestaties: readonly Prestatie[] | readonly DeelStroom[],
  anders: {
    readonly kop?: Kop;
    readonly parameters?: Record<string, string>;
    readonly codetabellen?: Record<string, Record<string, string>>;
    readonly zending?: Zendingkenmerk;
  } = {},
): Promise<Uitkomst> {
  const eerste = prestaties[0];
  const delen =
    eerste !== undefined && 'open' in eerste
      ? (prestaties as readonly DeelStroom[])
      : delenVan(prestaties as readonly Prestatie[]);
  const omzetting = convert('formaat' in opgave ? opgave : gecompileerd(opgave), {
    kop: anders.kop ?? KOP,
    ontvanger: { soort: 'gemeente', code: '0384', naam: 'Diemen' },
    parameters: anders.parameters ?? {},
    ...(anders.zending && { zending: anders.zending }),
    ...(anders.codetabellen && { codetabellen: anders.codetabellen }),
    gemeenteNaam: (code) => `Gemeente ${code}`,
    delen,
  });
  const bestanden = new Map<string, string>();
  for await (const bestand of omzetting.bestanden)
    bestanden.set(bestand.bestandsnaam, await textOf(render(bestand.document)));
  const resultaat = omzetting.resultaat();
  return { ...resultaat, bestanden, codes: resultaat.bevindingen.bevindingen.map((bevinding) => bevinding.code) };
}

export async function bytesOf(stroom: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const bytes: number[] = [];
  for await (const brok of stroom) for (const byte of brok) bytes.push(byte);
  return Uint8Array.from(bytes);
}

export const textOf = async (stroom: AsyncIterable<Uint8Array>): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await bytesOf(stroom));

export const REF = 'prestatie.referentienummer';

export const xml = (...inhoud: Knoop[]): Bestand => ({
  bestandssoort: 'xml',
  bestandsnaam: '"uit.xml"',
  naamruimten: {},
  boom: { element: 'Uit', inhoud },
});

export const regels = (...inhoud: Knoop[]): Knoop => ({ herhaal: 'regels', inhoud });

/** All files as one text. */
export const inhoudVan = (uitkomst: { readonly bestanden: ReadonlyMap<string, string> }): string =>
  [...uitkomst.bestanden.values()].join('\n---\n');
