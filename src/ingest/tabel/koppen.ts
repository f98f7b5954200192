/** Which column of a table is which field: by its heading, as people type it over. */

import type { Bronplaats } from '../../domain/bevinding.ts';
import type { Invulkolom } from '../../standaard/bladen.ts';
import type { Melder } from '../bevindingen.ts';

/** Place in the row to field. */
export type Indeling<Kolom extends { readonly kop: string }> = ReadonlyMap<number, Kolom>;

/** Capitals, accents, spaces and the star of a required column make no difference. */
export const plainHeading = (kop: string): string =>
  kop
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9€]+/g, ' ')
    .trim();

/** A heading of the sender is shown when it cannot hold a number of a person, and is no sentence. */
export const showableHeading = (kop: string): { readonly kolom?: string } =>
  /\d{5}/.test(kop) || kop.length > 60 ? {} : { kolom: kop };

/** How many of these headings name a column: to find the row of headings, and the table a file is meant for. */
export function countKnown(koppen: Iterable<string>, kolommen: readonly { readonly kop: string }[]): number {
  const bekend = new Set(kolommen.map(({ kop }) => plainHeading(kop)));
  let aantal = 0;
  for (const kop of koppen) if (bekend.has(plainHeading(kop))) aantal++;
  return aantal;
}

/**
 * @param plaats where the heading in this place of the row stands.
 * @returns the columns that were recognised; unknown, double and missing required ones are reported.
 */
export function matchHeadings<Kolom extends Pick<Invulkolom, 'kop' | 'verplicht'>>(
  koppen: ReadonlyMap<number, string>,
  kolommen: readonly Kolom[],
  melder: Melder,
  plaats: (kolom?: number) => Bronplaats,
): Indeling<Kolom> {
  const perKop = new Map(kolommen.map((kolom) => [plainHeading(kolom.kop), kolom]));
  const indeling = new Map<number, Kolom>();
  const gezien = new Set<Kolom>();
  for (const [nr, kop] of koppen) {
    const kolom = perKop.get(plainHeading(kop));
    if (kolom === undefined) melder.fout('TABEL_KOLOM_ONBEKEND', { bron: plaats(nr) }, showableHeading(kop.trim()));
    else if (gezien.has(kolom)) melder.fout('TABEL_KOLOM_DUBBEL', { bron: plaats(nr) }, { kolom: kolom.kop });
    else {
      gezien.add(kolom);
      indeling.set(nr, kolom);
    }
  }
  for (const kolom of kolommen)
    if (kolom.verplicht && !gezien.has(kolom))
      melder.fout('TABEL_KOLOM_ONTBREEKT', { bron: plaats() }, { kolom: kolom.kop });
  return indeling;
}
