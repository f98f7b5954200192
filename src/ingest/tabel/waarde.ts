/** One cell of a table to a value of the standard: dates, amounts, codes as people and spreadsheets write them. */

import { unreachable } from '../../domain/result.ts';
import { type Celwaarde, datumVanDagnummer } from '../../domain/werkmapcel.ts';
import type { Invulkolom } from '../../standaard/bladen.ts';
import { codecijfers, keuzesVan } from '../../standaard/keuzes.ts';

export type Decimaalteken = ',' | '.';

export interface Leeswijze {
  readonly decimaalteken: Decimaalteken;
  /** Day numbers of the workbook count from 1904 on. */
  readonly vanaf1904: boolean;
}

export type Celfout =
  | 'geen-datum'
  | 'geen-geheel-getal'
  | 'geen-getal'
  | 'geen-bedrag'
  | 'negatief-bedrag'
  | 'geen-ja-nee'
  | 'geen-tekst'
  | 'formulefout'
  /** Only through an invoermapping. */
  | 'zonder-vertaling'
  | 'geen-hele-minuten';

export type Gelezencel =
  /** `aangevuld`: zeros in front of a code that had been dropped. */
  | { readonly ok: true; readonly waarde: string | number | boolean; readonly aangevuld: boolean }
  | { readonly ok: false; readonly fout: Celfout };

const goed = (waarde: string | number | boolean, aangevuld = false): Gelezencel => ({ ok: true, waarde, aangevuld });
const mis = (fout: Celfout): Gelezencel => ({ ok: false, fout });

/** Undefined for a cell that holds nothing but space. */
export function readCel(kolom: Invulkolom, cel: Celwaarde, wijze: Leeswijze): Gelezencel | undefined {
  if (cel.soort === 'formulefout') return mis('formulefout');
  const kaal: Celwaarde = cel.soort === 'tekst' ? { soort: 'tekst', tekst: cel.tekst.trim() } : cel;
  if (kaal.soort === 'tekst' && kaal.tekst === '') return undefined;
  switch (kolom.soort) {
    case 'tekst':
      return readTekst(kolom, kaal);
    case 'datum':
      return readDatum(kaal, wijze);
    case 'geheel': {
      const getal = readGetal(kaal, wijze.decimaalteken);
      return getal !== undefined && Number.isSafeInteger(getal) ? goed(getal) : mis('geen-geheel-getal');
    }
    case 'getal': {
      const getal = readGetal(kaal, wijze.decimaalteken);
      return getal === undefined ? mis('geen-getal') : goed(getal);
    }
    case 'euro':
      return readEuro(kaal, wijze.decimaalteken);
    case 'janee':
      return readJaNee(kaal);
    default:
      return unreachable(kolom.soort);
  }
}

function readTekst({ veld }: Invulkolom, cel: Celwaarde): Gelezencel {
  if (cel.soort === 'waarheid') return mis('geen-tekst');
  const tekst = cel.soort === 'getal' ? String(cel.getal) : cel.soort === 'tekst' ? cel.tekst : '';
  const keuzes = keuzesVan(veld);
  // A choice from a list reads '04 - uur'.
  const code = keuzes === undefined ? tekst : codeOf(tekst);
  const cijfers = codecijfers(veld);
  if (cijfers !== undefined && code.length < cijfers && /^\d+$/.test(code))
    return goed(code.padStart(cijfers, '0'), true);
  return goed(code);
}

function codeOf(tekst: string): string {
  const streep = tekst.search(/\s-\s/);
  return streep < 0 ? tekst : tekst.slice(0, streep).trimEnd();
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/;
const NEDERLANDS = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;

function readDatum(cel: Celwaarde, { vanaf1904 }: Leeswijze): Gelezencel {
  if (cel.soort === 'getal') {
    const datum = datumVanDagnummer(cel.getal, vanaf1904);
    return datum === undefined ? mis('geen-datum') : goed(datum);
  }
  if (cel.soort !== 'tekst') return mis('geen-datum');
  const [, jaar, maand, dag] = ISO.exec(cel.tekst) ?? [];
  const [, dagNl, maandNl, jaarNl] = NEDERLANDS.exec(cel.tekst) ?? [];
  const delen = jaar === undefined ? [jaarNl, maandNl, dagNl] : [jaar, maand, dag];
  if (delen[0] === undefined) return mis('geen-datum');
  // Whether the day exists is for the schema to say; a birthday may lack its day (jjjj-mm-00).
  return goed(delen.map((deel) => (deel ?? '').padStart(2, '0')).join('-'));
}

function readGetal(cel: Celwaarde, decimaalteken: Decimaalteken): number | undefined {
  if (cel.soort === 'getal') return cel.getal;
  if (cel.soort !== 'tekst') return undefined;
  const kaal = plainNumber(cel.tekst, decimaalteken);
  return kaal === undefined ? undefined : Number(kaal);
}

function readEuro(cel: Celwaarde, decimaalteken: Decimaalteken): Gelezencel {
  if (cel.soort === 'waarheid' || cel.soort === 'formulefout') return mis('geen-bedrag');
  if (cel.soort === 'getal') {
    const centen = Math.round(cel.getal * 100);
    // A double of thousands of millions is off by a thousandth of a cent; a tenth of a cent was typed.
    if (Math.abs(cel.getal * 100 - centen) > 0.01 || !Number.isSafeInteger(centen)) return mis('geen-bedrag');
    return centen < 0 ? mis('negatief-bedrag') : goed(Math.abs(centen));
  }
  const kaal = plainNumber(withoutEuro(cel.tekst).replace(/,-$/, ''), decimaalteken);
  const [, min, euros, decimalen = ''] = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(kaal ?? '') ?? [];
  if (euros === undefined) return mis('geen-bedrag');
  const centen = Number(euros) * 100 + Number(decimalen.padEnd(2, '0'));
  return min === '-' && centen > 0 ? mis('negatief-bedrag') : goed(centen);
}

/** '€ 12,50' and '12,50 EUR' → '12,50'. */
function withoutEuro(tekst: string): string {
  const achter = tekst.startsWith('€') ? tekst.slice(1).trimStart() : tekst;
  return achter.replace(/(€|EUR)$/i, '').trimEnd();
}

/** '1.234,50' → '1234.50'. Undefined when it is no number with this sign, or its thousands are not in threes. */
function plainNumber(tekst: string, decimaalteken: Decimaalteken): string | undefined {
  const min = tekst.startsWith('-') ? '-' : '';
  const [geheel = '', decimalen, ...meer] = tekst.slice(min.length).split(decimaalteken);
  if (meer.length > 0 || (decimalen !== undefined && !/^\d+$/.test(decimalen))) return undefined;
  const groepen = geheel.split(decimaalteken === ',' ? '.' : ',');
  const inDrieen = groepen.every((groep, i) =>
    i === 0 ? groepen.length === 1 || groep.length < 4 : groep.length === 3,
  );
  if (!inDrieen || groepen.some((groep) => !/^\d+$/.test(groep))) return undefined;
  return `${min}${groepen.join('')}${decimalen === undefined ? '' : `.${decimalen}`}`;
}

const JA = /^(ja|j|waar|true|1|x)$/i;
const NEE = /^(nee|n|onwaar|false|0)$/i;

function readJaNee(cel: Celwaarde): Gelezencel {
  if (cel.soort === 'waarheid') return goed(cel.waarheid);
  const tekst = cel.soort === 'getal' ? String(cel.getal) : cel.soort === 'tekst' ? cel.tekst : '';
  if (JA.test(tekst)) return goed(true);
  return NEE.test(tekst) ? goed(false) : mis('geen-ja-nee');
}

/** The sign that the first amounts use: 1 or 2 digits behind it. The Dutch comma when nothing shows it. */
export function detectDecimaalteken(waarden: Iterable<string>): Decimaalteken {
  for (const waarde of waarden) {
    const [, teken] = /\d([.,])\d{1,2}$/.exec(waarde.trim()) ?? [];
    if (teken !== undefined) return teken === '.' ? '.' : ',';
  }
  return ',';
}
