/** Whether an invoermapping can work: its fields exist, are named once, and everything the standard demands is there. */

import { VELDEN } from '../../../generated/velden.ts';
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Invoermapping, Maat, Mappingkolom } from '../../domain/invoermapping.ts';
import type { Invulkolom } from '../../standaard/bladen.ts';
import { keuzesVan } from '../../standaard/keuzes.ts';
import { Bevindingen, type Melder } from '../bevindingen.ts';
import { plainHeading } from '../tabel/koppen.ts';
import { columnsOfLijst, plainCode } from './tabel.ts';

const MAXIMUM = 1_000;
const VOLUME = 'prestatie.volume';
const EENHEID = 'prestatie.eenheid';
/** Unit of the volume that a conversion gives. */
const EENHEDEN: Readonly<Partial<Record<Maat, string>>> = { 'uren-naar-minuten': '01', 'minuten-naar-uren': '04' };

/** @param mapping one that satisfies its schema */
export function keurInvoermapping(mapping: Invoermapping): readonly Bevinding[] {
  const bevindingen = new Bevindingen(MAXIMUM);
  const perVeld = new Map(columnsOfLijst(mapping.lijst).map((kolom) => [kolom.veld, kolom]));
  const gezien = new Set<string>();
  const koppen = new Set<string>();
  const take = (veld: string, pointer: string): Invulkolom | undefined => {
    const kolom = perVeld.get(veld);
    if (kolom === undefined) bevindingen.fout('MAPPING_VELD_ONBEKEND', pointer, { veld });
    else if (gezien.has(veld)) bevindingen.fout('MAPPING_VELD_DUBBEL', pointer, { veld });
    gezien.add(veld);
    return kolom;
  };
  mapping.kolommen.forEach((eigen, i) => {
    const pointer = `/kolommen/${i}`;
    const kop = plainHeading(eigen.kop);
    if (koppen.has(kop)) bevindingen.fout('MAPPING_KOP_DUBBEL', `${pointer}/kop`, {});
    koppen.add(kop);
    const kolom = take(eigen.veld, `${pointer}/veld`);
    if (kolom !== undefined) checkKolom(eigen, kolom, mapping, pointer, bevindingen);
  });
  (mapping.vast ?? []).forEach(({ veld, waarde }, i) => {
    const kolom = take(veld, `/vast/${i}/veld`);
    if (kolom !== undefined && !takes(kolom, waarde))
      bevindingen.fout('MAPPING_CODE_ONBEKEND', `/vast/${i}/waarde`, { veld, code: String(waarde) });
  });
  for (const { veld, verplicht } of perVeld.values())
    if (verplicht && !gezien.has(veld))
      bevindingen.fout('MAPPING_VELD_ONTBREEKT', '/kolommen', {
        veld,
        omschrijving: VELDEN[veld]?.omschrijving ?? '',
      });
  return bevindingen.lijst().bevindingen;
}

function checkKolom(
  { veld, maat, vertaling }: Mappingkolom,
  kolom: Invulkolom,
  mapping: Invoermapping,
  pointer: string,
  melder: Melder,
): void {
  if (maat !== undefined) {
    const eenheid = EENHEDEN[maat];
    const past = eenheid === undefined ? kolom.soort === 'euro' : veld === VOLUME;
    if (!past || vertaling !== undefined) melder.fout('MAPPING_MAAT', `${pointer}/maat`, { veld, maat });
    else if (eenheid !== undefined && mapping.vast?.find((een) => een.veld === EENHEID)?.waarde !== eenheid)
      melder.fout('MAPPING_MAAT_EENHEID', `${pointer}/maat`, { maat, eenheid });
  }
  const gezien = new Set<string>();
  (vertaling ?? []).forEach(({ van, naar }, i) => {
    const code = plainCode(van);
    if (gezien.has(code)) melder.fout('MAPPING_VERTALING_DUBBEL', `${pointer}/vertaling/${i}`, { veld });
    gezien.add(code);
    if (kolom.soort === 'tekst' && !takes(kolom, naar))
      melder.fout('MAPPING_CODE_ONBEKEND', `${pointer}/vertaling/${i}/naar`, { veld, code: naar });
  });
}

/** The field can hold this value, as far as its kind and its list say. */
function takes({ veld, soort }: Invulkolom, waarde: string | number | boolean): boolean {
  switch (soort) {
    case 'euro':
    case 'geheel':
      return Number.isSafeInteger(waarde);
    case 'getal':
      return typeof waarde === 'number';
    case 'janee':
      return typeof waarde === 'boolean';
    case 'datum':
      return typeof waarde === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(waarde);
    case 'tekst':
      return typeof waarde === 'string' && (keuzesVan(veld)?.has(waarde) ?? true);
  }
}
