/** An invoermapping made ready to read rows with: own headings to columns of the standard, units, translations, fixed values. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import type { Invoermapping, Maat, Mappingkolom } from '../../domain/invoermapping.ts';
import type { Celwaarde } from '../../domain/werkmapcel.ts';
import { INVULBLADEN, type Invulkolom } from '../../standaard/bladen.ts';
import type { Melder } from '../bevindingen.ts';
import { type Indeling, matchHeadings, plainHeading, showableHeading } from '../tabel/koppen.ts';
import { type Gelezencel, type Leeswijze, readCel } from '../tabel/waarde.ts';

export interface Eigenkolom extends Invulkolom {
  readonly maat?: Maat;
  /** Own code, written plainly, to that of the standard. */
  readonly vertaling?: ReadonlyMap<string, string>;
}

export interface Eigentabel {
  readonly mapping: Invoermapping;
  readonly kolommen: readonly Eigenkolom[];
  readonly vast: readonly { readonly kolom: Invulkolom; readonly waarde: string | number | boolean }[];
}

/** Columns of a list that a mapping may name: those that are one value each. */
export const columnsOfLijst = (lijst: Invoermapping['lijst']): readonly Invulkolom[] =>
  INVULBLADEN.flatMap(({ plaats, kolommen }) =>
    plaats.soort === 'lijst' && plaats.lijst === lijst
      ? kolommen.filter(({ pad }) => pad.every((deel) => typeof deel === 'string'))
      : [],
  );

/** Own codes are the same whatever their capitals and the spaces around them. */
export const plainCode = (code: string): string => code.trim().toLowerCase();

/** @param mapping one that was checked: a field that is none is left out */
export function toEigentabel(mapping: Invoermapping): Eigentabel {
  const perVeld = new Map(columnsOfLijst(mapping.lijst).map((kolom) => [kolom.veld, kolom]));
  return {
    mapping,
    kolommen: mapping.kolommen.flatMap((eigen) => {
      const kolom = perVeld.get(eigen.veld);
      return kolom === undefined ? [] : [toEigenkolom(kolom, eigen)];
    }),
    vast: (mapping.vast ?? []).flatMap(({ veld, waarde }) => {
      const kolom = perVeld.get(veld);
      return kolom === undefined ? [] : [{ kolom, waarde }];
    }),
  };
}

const toEigenkolom = (kolom: Invulkolom, { kop, maat, vertaling }: Mappingkolom): Eigenkolom => ({
  ...kolom,
  kop,
  // Every column that is named must be there: a column that fell away is no row of empty cells.
  verplicht: true,
  ...(maat !== undefined && { maat }),
  ...(vertaling !== undefined && {
    vertaling: new Map(vertaling.map(({ van, naar }) => [plainCode(van), naar])),
  }),
});

/** As `matchHeadings`; a column that the mapping does not name is said not to be read, unless that is on purpose. */
export function matchEigen(
  koppen: ReadonlyMap<number, string>,
  { kolommen, mapping }: Eigentabel,
  melder: Melder,
  plaats: (kolom?: number) => Bronplaats,
): Indeling<Eigenkolom> {
  const bekend = new Set(kolommen.map(({ kop }) => plainHeading(kop)));
  const genegeerd = new Set((mapping.genegeerd ?? []).map(plainHeading));
  const gelezen = new Map<number, string>();
  for (const [nr, kop] of koppen) {
    const kaal = plainHeading(kop);
    if (bekend.has(kaal)) gelezen.set(nr, kop);
    else if (!genegeerd.has(kaal))
      melder.waarschuwing('MAPPING_KOLOM_NIET_GELEZEN', { bron: plaats(nr) }, showableHeading(kop.trim()));
  }
  return matchHeadings(gelezen, kolommen, melder, plaats);
}

/** The row with the headings: at its number, or the first in which half of the named columns are found. */
export function isEigenKopregel(koppen: Iterable<string>, nr: number, { kolommen, mapping }: Eigentabel): boolean {
  if (mapping.koprij !== undefined) return nr === mapping.koprij;
  const hier = new Set([...koppen].map(plainHeading));
  return kolommen.filter(({ kop }) => hier.has(plainHeading(kop))).length * 2 >= kolommen.length;
}

const MINUTEN = 60;

export function readEigenCel(kolom: Eigenkolom, cel: Celwaarde, wijze: Leeswijze): Gelezencel | undefined {
  const { vertaling, maat } = kolom;
  if (vertaling !== undefined) {
    const code = cel.soort === 'tekst' ? cel.tekst : cel.soort === 'getal' ? String(cel.getal) : '';
    if (cel.soort === 'formulefout' || code.trim() === '') return readCel(kolom, cel, wijze);
    const naar = vertaling.get(plainCode(code));
    return naar === undefined
      ? { ok: false, fout: 'zonder-vertaling' }
      : readCel(kolom, { soort: 'tekst', tekst: naar }, wijze);
  }
  if (maat === undefined || maat === 'euro') return readCel(kolom, cel, wijze);
  if (maat === 'cent') {
    const centen = readCel({ ...kolom, soort: 'geheel' }, cel, wijze);
    return centen?.ok && Number(centen.waarde) < 0 ? { ok: false, fout: 'negatief-bedrag' } : centen;
  }
  const gelezen = readCel({ ...kolom, soort: 'getal' }, cel, wijze);
  if (gelezen === undefined || !gelezen.ok) return gelezen;
  const getal = Number(gelezen.waarde);
  if (maat === 'uren-naar-minuten') {
    const minuten = Math.round(getal * MINUTEN);
    // 1/3 hour is typed as 0,33: that is no whole minutes, and guessing would change what was delivered.
    return Math.abs(getal * MINUTEN - minuten) < 1e-6
      ? { ok: true, waarde: minuten, aangevuld: false }
      : { ok: false, fout: 'geen-hele-minuten' };
  }
  if (!Number.isSafeInteger(getal)) return { ok: false, fout: 'geen-geheel-getal' };
  // IV079: less than 30 minutes down, from 30 up, at least one hour for what was delivered.
  const uren = Math.floor((getal + MINUTEN / 2) / MINUTEN);
  return { ok: true, waarde: getal > 0 ? Math.max(1, uren) : uren, aangevuld: false };
}
