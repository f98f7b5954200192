/** What a template workbook of a receiver offers to be filled, and why one is refused. */

/** Rows and columns count from 1; both ends belong to the range. */
export interface Celbereik {
  readonly eersteRij: number;
  readonly laatsteRij: number;
  readonly eersteKolom: number;
  readonly laatsteKolom: number;
}

export interface SjabloonTabel {
  readonly naam: string;
  readonly blad: string;
  /** `formule`: the workbook works this column out by itself. */
  readonly kolommen: readonly { readonly naam: string; readonly formule: boolean }[];
  /** The rows between heading and totals row. */
  readonly gegevens: Celbereik;
  readonly totaalrij: boolean;
}

/** A defined name. Names without a `cel` (ranges, constants, formulas) cannot be filled. */
export interface SjabloonNaam {
  readonly naam: string;
  /** The sheet it belongs to, when it is not of the whole workbook. */
  readonly bereikVan?: string;
  readonly cel?: {
    readonly blad: string;
    readonly rij: number;
    readonly kolom: number;
    /** The workbook works this cell out by itself. */
    readonly formule?: true;
  };
}

export interface SjabloonBlad {
  readonly naam: string;
  /** False when it holds something that cannot stand twice in one workbook, such as a slicer or a form control. */
  readonly kopieerbaar: boolean;
}

export interface Sjabloonbeschrijving {
  readonly bladen: readonly SjabloonBlad[];
  readonly tabellen: readonly SjabloonTabel[];
  readonly namen: readonly SjabloonNaam[];
}

/** `deel`: the part of the package it is about, such as `xl/workbook.xml`. */
export type SjabloonFout =
  | { readonly code: 'SJABLOON_GEEN_XLSX' }
  | { readonly code: 'SJABLOON_VERSLEUTELD' }
  | { readonly code: 'SJABLOON_MACROS'; readonly deel: string }
  | { readonly code: 'SJABLOON_EXTERNE_KOPPELING'; readonly deel: string }
  | { readonly code: 'SJABLOON_ONDERTEKEND'; readonly deel: string }
  | { readonly code: 'SJABLOON_TE_GROOT'; readonly bytes: number; readonly maximaleBytes: number }
  | { readonly code: 'SJABLOON_TE_STERK_VERKLEIND'; readonly deel: string }
  | { readonly code: 'SJABLOON_ONLEESBAAR'; readonly deel: string }
  /** A formula over several sheets at once (Blad1:Blad3!A9) that reads rows which filling moves. */
  | { readonly code: 'SJABLOON_FORMULE_OVER_BLADEN'; readonly deel: string; readonly formule: string }
  | { readonly code: 'SJABLOON_BLAD_ONTBREEKT'; readonly blad: string }
  | { readonly code: 'SJABLOON_BLAD_NIET_KOPIEERBAAR'; readonly blad: string }
  | { readonly code: 'SJABLOON_TABEL_ONTBREEKT'; readonly tabel: string; readonly blad: string }
  | { readonly code: 'SJABLOON_TABEL_NAAST_TABEL'; readonly tabel: string; readonly andere: string }
  | { readonly code: 'SJABLOON_KOLOM_ONTBREEKT'; readonly tabel: string; readonly kolom: string }
  | { readonly code: 'SJABLOON_KOLOM_IS_FORMULE'; readonly tabel: string; readonly kolom: string }
  | { readonly code: 'SJABLOON_NAAM_ONTBREEKT'; readonly naam: string; readonly blad: string }
  | { readonly code: 'SJABLOON_NAAM_GEEN_CEL'; readonly naam: string; readonly blad: string }
  | { readonly code: 'SJABLOON_NAAM_IN_TABEL'; readonly naam: string; readonly tabel: string };

/** How a formaat means to fill one sheet of the template. */
export interface Sjabloongebruik {
  readonly sjabloonblad: string;
  /** Whether more than one sheet can come out of it. */
  readonly meerBladen: boolean;
  readonly cellen: readonly string[];
  readonly tabel?: string;
  readonly koppen: readonly string[];
}

const same = (een: string, ander: string): boolean => een.toLowerCase() === ander.toLowerCase();

/** The name as a formula on `blad` would find it: of the sheet first, then of the workbook. Case does not count (ECMA-376 18.2.5). */
export const findSjabloonNaam = (
  { namen }: Sjabloonbeschrijving,
  blad: string,
  naam: string,
): SjabloonNaam | undefined =>
  namen.find((kandidaat) => same(kandidaat.naam, naam) && kandidaat.bereikVan === blad) ??
  namen.find((kandidaat) => same(kandidaat.naam, naam) && kandidaat.bereikVan === undefined);

export const findSjabloonTabel = (
  { tabellen }: Sjabloonbeschrijving,
  blad: string,
  tabel: string,
): SjabloonTabel | undefined => tabellen.find((kandidaat) => kandidaat.blad === blad && same(kandidaat.naam, tabel));

/** Whether a template offers what a formaat wants to fill; every reason why not. Rendering counts on this having been asked. */
export function checkSjabloongebruik(
  beschrijving: Sjabloonbeschrijving,
  gebruik: Sjabloongebruik,
): readonly SjabloonFout[] {
  const blad = beschrijving.bladen.find(({ naam }) => naam === gebruik.sjabloonblad);
  if (blad === undefined) return [{ code: 'SJABLOON_BLAD_ONTBREEKT', blad: gebruik.sjabloonblad }];
  const fouten: SjabloonFout[] = [];
  if (gebruik.meerBladen && !blad.kopieerbaar) {
    fouten.push({ code: 'SJABLOON_BLAD_NIET_KOPIEERBAAR', blad: blad.naam });
  }
  const tabel = gebruik.tabel === undefined ? undefined : findSjabloonTabel(beschrijving, blad.naam, gebruik.tabel);
  if (tabel !== undefined) fouten.push(...checkTabel(beschrijving, tabel, gebruik.koppen));
  else if (gebruik.tabel !== undefined) {
    fouten.push({ code: 'SJABLOON_TABEL_ONTBREEKT', tabel: gebruik.tabel, blad: blad.naam });
  }
  for (const naam of gebruik.cellen) {
    const gevonden = findSjabloonNaam(beschrijving, blad.naam, naam);
    if (gevonden === undefined) fouten.push({ code: 'SJABLOON_NAAM_ONTBREEKT', naam, blad: blad.naam });
    else if (gevonden.cel?.blad !== blad.naam) {
      fouten.push({ code: 'SJABLOON_NAAM_GEEN_CEL', naam, blad: blad.naam });
    } else if (tabel !== undefined && overlap(tabel.gegevens, gevonden.cel.rij, gevonden.cel.rij)) {
      fouten.push({ code: 'SJABLOON_NAAM_IN_TABEL', naam, tabel: tabel.naam });
    }
  }
  return fouten;
}

/** Names of the cells that are filled while they hold a formula: it goes, and with it what the receiver meant to work out. */
export const overwrittenFormulas = (
  beschrijving: Sjabloonbeschrijving,
  { sjabloonblad, cellen }: Sjabloongebruik,
): readonly string[] =>
  cellen.filter((naam) => findSjabloonNaam(beschrijving, sjabloonblad, naam)?.cel?.formule === true);

const overlap = (bereik: Celbereik, van: number, tot: number): boolean =>
  bereik.eersteRij <= tot && bereik.laatsteRij >= van;

function checkTabel(
  beschrijving: Sjabloonbeschrijving,
  tabel: SjabloonTabel,
  koppen: readonly string[],
): readonly SjabloonFout[] {
  const fouten: SjabloonFout[] = [];
  const { eersteRij, laatsteRij } = tabel.gegevens;
  for (const andere of beschrijving.tabellen) {
    // Rows are put in over the whole width of the sheet: they would tear a table that stands beside this one.
    if (andere === tabel || andere.blad !== tabel.blad || !overlap(andere.gegevens, eersteRij, laatsteRij)) continue;
    fouten.push({ code: 'SJABLOON_TABEL_NAAST_TABEL', tabel: tabel.naam, andere: andere.naam });
  }
  for (const kop of koppen) {
    const kolom = tabel.kolommen.find(({ naam }) => same(naam, kop));
    if (kolom === undefined) fouten.push({ code: 'SJABLOON_KOLOM_ONTBREEKT', tabel: tabel.naam, kolom: kop });
    else if (kolom.formule) fouten.push({ code: 'SJABLOON_KOLOM_IS_FORMULE', tabel: tabel.naam, kolom: kolom.naam });
  }
  return fouten;
}
