/** A verantwoording laid out over the sheets of the invulsjabloon: what ingest/sjabloon reads back. */

import type { Kop } from '../../domain/verantwoording.ts';
import type { Celwaarde, Rij } from '../../domain/werkmapcel.ts';
import {
  columnsOfBlad,
  GEMEENTEKOLOM,
  INVULBLADEN,
  type Invulblad,
  type Invulkolom,
  KOPVELDEN,
  SOORTEN,
  soortKop,
} from '../../standaard/bladen.ts';
import { datumgetal } from '../xlsx/cel.ts';

/** Row of the headings. */
export const KOPRIJ = 1;

/** The value at a path; undefined when something on the way is not there. */
function valueAt(bron: unknown, pad: readonly (string | number)[]): unknown {
  let waarde: unknown = bron;
  for (const deel of pad) {
    if (typeof waarde !== 'object' || waarde === null) return undefined;
    waarde = (waarde as Readonly<Record<string | number, unknown>>)[deel];
  }
  return waarde;
}

function cellOf({ soort }: Invulkolom, waarde: unknown): Celwaarde | undefined {
  if (typeof waarde === 'boolean') return { soort: 'tekst', tekst: waarde ? 'ja' : 'nee' };
  if (typeof waarde === 'number') return { soort: 'getal', getal: soort === 'euro' ? waarde / 100 : waarde };
  if (typeof waarde !== 'string') return undefined;
  const dag = soort === 'datum' ? datumgetal(waarde, false) : undefined;
  return dag === undefined ? { soort: 'tekst', tekst: waarde } : { soort: 'getal', getal: dag };
}

function rowOf(nr: number, kolommen: readonly Invulkolom[], element: unknown): Rij {
  const cellen = new Map<number, Celwaarde>();
  kolommen.forEach((kolom, plaats) => {
    const cel = cellOf(kolom, valueAt(element, kolom.pad));
    if (cel !== undefined) cellen.set(plaats, cel);
  });
  return { nr, cellen };
}

export interface Koprij {
  readonly kop: string;
  readonly kolom: Invulkolom;
  readonly cel?: Celwaarde;
}

/** Rows of the sheet with one value per row, in the order of the invulsjabloon. */
export function kopRows(kop: Partial<Kop>): readonly Koprij[] {
  const gevraagd = new Set<unknown>(listAt(kop, ['soorten']));
  const janee = (soort: string): Invulkolom => ({
    kop: soort,
    veld: 'kop.soorten',
    pad: [],
    soort: 'janee',
    verplicht: false,
  });
  const rijVan = (kolom: Invulkolom): Koprij => {
    const cel = cellOf(kolom, valueAt(kop, kolom.pad));
    return { kop: kolom.kop, kolom, ...(cel && { cel }) };
  };
  const soorten = SOORTEN.map((soort) => ({
    kop: soortKop(soort),
    kolom: janee(soort),
    ...(gevraagd.has(soort) && { cel: { soort: 'tekst' as const, tekst: 'ja' } }),
  }));
  // What is accounted for belongs to the period it is accounted for over.
  const naPeriode = KOPVELDEN.findLastIndex(({ pad }) => pad[0] === 'periode') + 1;
  return [...KOPVELDEN.slice(0, naPeriode).map(rijVan), ...soorten, ...KOPVELDEN.slice(naPeriode).map(rijVan)];
}

/** Rows of a sheet that is filled from the kop. */
export function gegevensRows(blad: Invulblad, kop: Partial<Kop>): readonly Rij[] {
  const kolommen = columnsOfBlad(blad);
  return elementsOf(blad, kop).map((element, i) => rowOf(KOPRIJ + 1 + i, kolommen, element));
}

function elementsOf({ plaats }: Invulblad, kop: Partial<Kop>): readonly unknown[] {
  const gemeenten = listAt(kop, ['gegevensPerGemeente']);
  if (plaats.soort === 'lijst') return listAt(kop, [plaats.lijst]);
  if (plaats.soort === 'gemeente')
    return gemeenten.map((gemeente) => ({ ...Object(gemeente), [GEMEENTEKOLOM]: valueAt(gemeente, ['gemeentecode']) }));
  const vanAanbieder = listAt(kop.gegevensAanbieder, plaats.pad);
  const vanGemeenten = gemeenten.flatMap((gemeente) =>
    listAt(gemeente, plaats.pad).map((element) => ({
      ...Object(element),
      [GEMEENTEKOLOM]: valueAt(gemeente, ['gemeentecode']),
    })),
  );
  return [...vanAanbieder, ...vanGemeenten];
}

/** The list at a path; what is no list, in a kop that was not held against the schema, has no elements. */
export function listAt(bron: unknown, pad: readonly string[]): readonly unknown[] {
  const lijst = valueAt(bron, pad);
  return Array.isArray(lijst) ? lijst : [];
}

/** Rows of prestaties or trajecten, batch by batch; a value that the standard would not take is shown as it is. */
export async function* regelRows(
  lijst: 'prestaties' | 'trajecten',
  regels: AsyncIterable<readonly unknown[]>,
): AsyncGenerator<Rij> {
  const kolommen = INVULBLADEN.find(({ plaats }) => plaats.soort === 'lijst' && plaats.lijst === lijst)?.kolommen ?? [];
  let nr = KOPRIJ;
  for await (const batch of regels) for (const regel of batch) yield rowOf(++nr, kolommen, regel);
}
