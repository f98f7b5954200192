/** A template as filling sees it: its sheets in order, their tables, and the names. */
import type { Celbereik, SjabloonTabel } from '../../../domain/sjabloon.ts';
import { splitBlad } from './blad.ts';
import { leesFormule } from './formule.ts';
import type { Pakket } from './pakket.ts';
import { leesBereik } from './verschuif.ts';
import {
  attribuut,
  attribuutMetVoorvoegsel,
  eersteElement,
  elementen,
  tekstVan,
  type XmlDocument,
  type XmlElement,
} from './xml-boom.ts';

export const WERKMAP = 'xl/workbook.xml';

export interface Tabel extends SjabloonTabel {
  readonly pad: string;
  /** With heading and totals row. */
  readonly geheel: Celbereik;
  /** What the table itself says about the formulas of its columns. */
  readonly kolomformules: readonly (string | undefined)[];
}

export interface Blad {
  readonly naam: string;
  readonly pad: string;
  /** A chart sheet has no cells. */
  readonly heeftCellen: boolean;
  readonly tabellen: readonly Tabel[];
  readonly samengevoegd: readonly Celbereik[];
}

export interface Naam {
  readonly naam: string;
  /** Number of the sheet it belongs to. */
  readonly blad?: number;
  readonly formule: string;
}

export interface Sjabloonwerkmap {
  readonly pakket: Pakket;
  readonly document: XmlDocument;
  readonly bladen: readonly Blad[];
  readonly namen: readonly Naam[];
  readonly vanaf1904: boolean;
}

/** A heading as it was typed: `_x000a_` stands for a line end (ST_Xstring). */
const xstring = (tekst: string): string =>
  tekst.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/** Throws when the table says nothing that makes sense: the caller takes the part for unreadable. */
function readTabel(pakket: Pakket, pad: string, blad: string): Tabel {
  const { wortel } = pakket.xml(pad);
  const geheel = leesBereik(attribuut(wortel, 'ref') ?? '');
  const naam = attribuut(wortel, 'displayName') ?? attribuut(wortel, 'name');
  if (geheel === undefined || naam === undefined) throw new Error('a table without a place or a name');
  const kopRijen = Number(attribuut(wortel, 'headerRowCount') ?? '1');
  const totaalRijen = Number(attribuut(wortel, 'totalsRowCount') ?? '0');
  const lijst = eersteElement(wortel, 'tableColumns');
  const elementenVan = lijst === undefined ? [] : elementen(lijst, 'tableColumn');
  const kolomformules = elementenVan.map((kolom) => {
    const formule = eersteElement(kolom, 'calculatedColumnFormula');
    return formule && tekstVan(formule);
  });
  const kolommen = elementenVan.map((kolom, plaats) => ({
    naam: xstring(attribuut(kolom, 'name') ?? ''),
    formule: kolomformules[plaats] !== undefined,
  }));
  const gegevens = {
    ...geheel,
    eersteRij: geheel.eersteRij + kopRijen,
    laatsteRij: geheel.laatsteRij - totaalRijen,
  };
  if (gegevens.laatsteRij < gegevens.eersteRij) throw new Error('a table without rows');
  if (kolommen.length !== geheel.laatsteKolom - geheel.eersteKolom + 1) throw new Error('a table with other columns');
  return { naam, blad, kolommen, gegevens, totaalrij: totaalRijen > 0, pad, geheel, kolomformules };
}

function readBlad(pakket: Pakket, element: XmlElement): Blad {
  const naam = attribuut(element, 'name') ?? '';
  const id = attribuutMetVoorvoegsel(element, 'id');
  const relatie = pakket.relaties(WERKMAP).find((kandidaat) => kandidaat.id === id);
  if (relatie === undefined || !pakket.heeft(relatie.doel)) throw new Error('a sheet without a part');
  const { doel: pad, soort } = relatie;
  if (soort !== 'worksheet') return { naam, pad, heeftCellen: false, tabellen: [], samengevoegd: [] };
  const tabellen = pakket
    .relaties(pad)
    .filter((kandidaat) => kandidaat.soort === 'table' && !kandidaat.extern)
    .map(({ doel }) => readTabel(pakket, doel, naam));
  const samengevoegd = elementen(splitBlad(pakket.tekst(pad)).omlijsting.wortel, 'mergeCells')
    .flatMap((lijst) => elementen(lijst, 'mergeCell'))
    .flatMap((cel) => leesBereik(attribuut(cel, 'ref') ?? '') ?? []);
  return { naam, pad, heeftCellen: true, tabellen: markFormulas(pakket, pad, tabellen), samengevoegd };
}

/** Programs other than Excel write the formula in the cells only, and not in the table. */
function markFormulas(pakket: Pakket, pad: string, tabellen: readonly Tabel[]): readonly Tabel[] {
  if (tabellen.length === 0) return tabellen;
  const blad = splitBlad(pakket.tekst(pad));
  return tabellen.map((tabel) => {
    const cellen = blad.rijen.find(({ nummer }) => nummer === tabel.gegevens.eersteRij)?.cellen() ?? [];
    const metFormule = new Set(
      cellen.filter(({ element }) => eersteElement(element, 'f') !== undefined).map(({ kolom }) => kolom),
    );
    const kolommen = tabel.kolommen.map(({ naam, formule }, plaats) => ({
      naam,
      formule: formule || metFormule.has(tabel.geheel.eersteKolom + plaats),
    }));
    return { ...tabel, kolommen };
  });
}

/** Throws when the workbook contradicts itself. */
export function readWerkmap(pakket: Pakket): Sjabloonwerkmap {
  const document = pakket.xml(WERKMAP);
  const { wortel } = document;
  const lijst = eersteElement(wortel, 'sheets');
  const bladen = (lijst === undefined ? [] : elementen(lijst, 'sheet')).map((blad) => readBlad(pakket, blad));
  if (bladen.length === 0) throw new Error('a workbook without sheets');
  if (!pakket.relaties(WERKMAP).some(({ soort, doel }) => soort === 'styles' && pakket.heeft(doel))) {
    throw new Error('a workbook without styles');
  }
  const namen = (eersteElement(wortel, 'definedNames')?.kinderen ?? []).flatMap((kind): Naam[] => {
    if (typeof kind === 'string') return [];
    const blad = attribuut(kind, 'localSheetId');
    return [
      {
        naam: attribuut(kind, 'name') ?? '',
        ...(blad !== undefined && { blad: Number(blad) }),
        formule: tekstVan(kind),
      },
    ];
  });
  const eigenschappen = eersteElement(wortel, 'workbookPr');
  const vanaf1904 = ['1', 'true'].includes((eigenschappen && attribuut(eigenschappen, 'date1904')) ?? '');
  return { pakket, document, bladen, namen, vanaf1904 };
}

/** The one cell a name stands for: a single reference to a cell, or to cells that were merged into one. */
export function celVanNaam(
  { bladen }: Pick<Sjabloonwerkmap, 'bladen'>,
  { formule }: Naam,
): { readonly blad: string; readonly rij: number; readonly kolom: number } | undefined {
  const [deel, ...rest] = leesFormule(formule);
  if (deel === undefined || typeof deel === 'string' || deel.soort !== 'verwijzing' || rest.length > 0)
    return undefined;
  const [naam, tweede] = deel.bladen ?? [];
  const blad = bladen.find((kandidaat) => kandidaat.naam.toLowerCase() === naam?.toLowerCase());
  if (blad === undefined || tweede !== undefined || !blad.heeftCellen) return undefined;
  const { van, tot = van } = deel;
  if (van.letters === undefined || van.rij === undefined) return undefined;
  const bereik = leesBereik(`${van.letters}${van.rij}:${tot.letters}${tot.rij}`);
  if (bereik === undefined) return undefined;
  const { eersteRij, eersteKolom, laatsteRij, laatsteKolom } = bereik;
  const isCel = eersteRij === laatsteRij && eersteKolom === laatsteKolom;
  const isSamengevoegd = blad.samengevoegd.some(
    (cel) =>
      cel.eersteRij === eersteRij &&
      cel.laatsteRij === laatsteRij &&
      cel.eersteKolom === eersteKolom &&
      cel.laatsteKolom === laatsteKolom,
  );
  return isCel || isSamengevoegd ? { blad: blad.naam, rij: eersteRij, kolom: eersteKolom } : undefined;
}
