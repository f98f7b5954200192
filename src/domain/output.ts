/**
 * The document in the middle between convert and render: a stream of batches, never a whole document in memory.
 * Conversion knows nothing of XML or CSV; renderers know nothing of verantwoordingen.
 */
import type { Bevindingenlijst } from './bevinding.ts';
import type { DeelSleutel, PrestatieRegel, TrajectRegel } from './deel.ts';
import type { CsvOpmaak } from './formaat.ts';
import type { Ontvanger } from './register.ts';
import type { Kop } from './verantwoording.ts';
import type { DeelUitkomst, Retourkenmerk, Zendingkenmerk } from './zending.ts';

/**
 * An exact decimal number: `eenheden / 10^decimalen`. Amounts leave as this, so that "12,50" keeps its zero and no renderer
 * has to know what money is; a fixed-width renderer can leave the decimal sign out.
 */
export class Decimaal {
  readonly eenheden: number;
  readonly decimalen: number;
  constructor(eenheden: number, decimalen: number) {
    this.eenheden = eenheden;
    this.decimalen = decimalen;
  }
}

/** A value as it is to be written: numbers stay numbers, so that each renderer chooses its own notation. */
export type Cel = string | number | boolean | Decimaal | null;

/** An attribute of an XML element; null is left out. */
export interface Attribuut {
  readonly naam: string;
  readonly waarde: Cel;
}

/**
 * One step through a tree. `waarde` null is an explicitly empty value. Inside a `lijst` every child is one item: JSON leaves
 * its name out, XML writes it. Attributes are for XML only; JSON has no place for them.
 */
export type LosseStap =
  | {
      readonly stap: 'open';
      readonly naam: string;
      readonly lijst: boolean;
      readonly attributen?: readonly Attribuut[];
    }
  | { readonly stap: 'sluit'; readonly naam: string; readonly lijst: boolean }
  | { readonly stap: 'blad'; readonly naam: string; readonly waarde: Cel; readonly attributen?: readonly Attribuut[] };

/** One step of a `Boomrij`; the value of a leaf stands in the rij. */
export type Rijstap =
  | { readonly stap: 'open' | 'sluit'; readonly naam: string; readonly lijst: boolean }
  | { readonly stap: 'blad'; readonly naam: string };

/** Steps without attributes that follow each other, as a regel makes them: only the values differ from one to the next. */
export interface Boomrij {
  readonly stap: 'rij';
  /** The same array object for every rij that is made by the same rules. */
  readonly vorm: readonly Rijstap[];
  /** One for every leaf, in order; undefined leaves it out. */
  readonly waarden: readonly (Cel | undefined)[];
}

export type BoomStap = LosseStap | Boomrij;

/**
 * How a column of a workbook is shown. `datum` makes a serial date of a text 'jjjj-mm-dd'; `bedrag` and `getal` make a number of
 * a text that is one; any other text stays text.
 */
export type Celnotatie = 'tekst' | 'getal' | 'bedrag' | 'datum';

export interface WerkbladKolom {
  readonly kop: string;
  readonly notatie: Celnotatie;
  /** Of a new sheet; a template has widths of its own. */
  readonly breedteTekens?: number;
}

/** One sheet. Its rows must be read to the end before the next sheet is asked for. */
export interface Werkblad {
  readonly naam: string;
  /** Fill this sheet of the template (copied when more sheets are made from one, "one tab per gemeente"); absent: a new sheet. */
  readonly sjabloonblad?: string;
  /** Values for single cells by defined name (template): sheet-scoped or workbook-scoped. */
  readonly cellen: Readonly<Record<string, Cel>>;
  /** Where the rows go: a table of the template by its name, or from the header row on of a new sheet. */
  readonly tabel?: string;
  /** In a table of the template: found by `kop`, in any order; its other columns keep their formulas or stay empty. */
  readonly kolommen: readonly WerkbladKolom[];
  readonly rijen: AsyncIterable<readonly (readonly Cel[])[]>;
}

/**
 * What a sheet is going to hold. With a template this must be known before the first byte: a formula above the table, or on
 * another sheet, that covers the table has to name its last row. Conversion knows it from its first reading.
 */
export interface Werkbladomvang {
  readonly naam: string;
  readonly sjabloonblad?: string;
  readonly tabel?: string;
  readonly aantalRijen: number;
}

/** The receiver's own workbook, and one omvang for every Werkblad that follows, in the same order. */
export interface Sjabloonvulling {
  readonly bytes: Uint8Array;
  readonly bladen: readonly Werkbladomvang[];
}

/** One field of a fixed-width record. A value that is too long is a bug here: conversion reports it as a finding. */
export interface VastVeld {
  readonly naam: string;
  /** In characters. */
  readonly lengte: number;
  readonly uitlijning: 'links' | 'rechts';
  readonly vulteken: ' ' | '0';
  /** Implied decimals: with 2, 12,50 is written 1250. Absent: a number is written with its own decimals after a point. */
  readonly decimalen?: number;
  /** Where the sign of a number stands, in a position of its own: `+` or `-`. Absent: `-` in front when negative, else none. */
  readonly teken?: 'voorloop' | 'achter';
}

export interface VasteRegel {
  /** The same array object for every record of one type. */
  readonly velden: readonly VastVeld[];
  readonly waarden: readonly Cel[];
}

export type OutputDocument =
  | {
      readonly vorm: 'boom';
      readonly bestandssoort: 'xml' | 'json';
      readonly naamruimten: Readonly<Record<string, string>>;
      readonly stappen: AsyncIterable<readonly BoomStap[]>;
    }
  | {
      readonly vorm: 'records';
      readonly bestandssoort: 'csv';
      readonly opmaak: Pick<CsvOpmaak, 'scheidingsteken' | 'decimaalteken' | 'tekenset' | 'regeleinde' | 'kopregel'>;
      readonly koppen: readonly string[];
      readonly rijen: AsyncIterable<readonly (readonly Cel[])[]>;
    }
  | {
      readonly vorm: 'werkmap';
      readonly bestandssoort: 'xlsx';
      readonly sjabloon?: Sjabloonvulling;
      readonly bladen: AsyncIterable<Werkblad>;
    }
  | {
      readonly vorm: 'vaste-breedte';
      readonly bestandssoort: 'vaste-breedte';
      readonly tekenset: 'ascii' | 'utf-8' | 'windows-1252';
      /** `geen`: records follow each other without anything between them. */
      readonly regeleinde: 'crlf' | 'lf' | 'geen';
      readonly records: AsyncIterable<readonly VasteRegel[]>;
    };

export interface UitvoerBestand {
  readonly bestandsnaam: string;
  /** JSON pointer of the bestand in the formaat that makes it: `/bestanden/0`. */
  readonly regel: string;
  /** The message that will answer it. */
  readonly retour?: Retourkenmerk;
  /** To be called before reading: is told the `nr` of every regel that is written into the file, in order and in time. */
  readonly volgRegels: (opRegel: (nr: number) => void) => void;
  readonly mediatype: string;
  /** From the formaat; the output check holds a zending with a larger file. */
  readonly maximaleBytes?: number;
  readonly document: OutputDocument;
}

export type InvoerRegel = PrestatieRegel | TrajectRegel;

/** One deel that can be read any number of times: every call of `open` streams it again, in the order (bsn, nr). */
export interface DeelStroom {
  readonly sleutel: DeelSleutel;
  readonly open: () => AsyncIterable<readonly InvoerRegel[]>;
}

export interface OmzetInvoer {
  readonly kop: Kop;
  readonly ontvanger: Ontvanger;
  /** Absent: the first that goes to this ontvanger. */
  readonly zending?: Zendingkenmerk;
  /** Parameters of the aansluiting; what it leaves out gets the `standaard` of the formaat. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Code tables of the aansluiting, by the name they have in the formaat: they go before those, code by code. */
  readonly codetabellen?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Name of a gemeente as it was on a date; must always give a name for a code that occurs in `delen`. */
  readonly gemeenteNaam: (code: string, datum: string) => string;
  /** Prestaties or trajecten, as `formaat.invoer` says. */
  readonly delen: readonly DeelStroom[];
}

/** Only `omgezet` may leave: with `vastgehouden` the files that came out are not complete. */
export interface Omzetresultaat {
  readonly uitkomst: 'omgezet' | 'gefilterd' | 'vastgehouden';
  readonly delen: readonly DeelUitkomst[];
  readonly bevindingen: Bevindingenlijst;
  /** The totalen of the formaat; one entry for the zending, or one for every gemeentecode. */
  readonly totalen: readonly { readonly gemeentecode?: string; readonly waarden: Readonly<Record<string, Cel>> }[];
}

export interface Omzetting {
  /** Each bestand must be read to its end before the next is asked for. */
  readonly bestanden: AsyncIterable<UitvoerBestand>;
  /** Valid after all bestanden were read. */
  resultaat(): Omzetresultaat;
  /** Whether a fout was found so far: what was written since is not whole. */
  heeftFouten(): boolean;
  /** Whether a number is a bsn of the input; known for a formaat with niveau `geaggregeerd`, after all bestanden were read. */
  kentBsn(getal: number): boolean;
}

/** The same steps one by one. */
export function losseStappen({ vorm, waarden }: Boomrij): readonly LosseStap[] {
  let nr = 0;
  return vorm.flatMap((stap): readonly LosseStap[] => {
    if (stap.stap !== 'blad') return [stap];
    const waarde = waarden[nr++];
    return waarde === undefined ? [] : [{ ...stap, waarde }];
  });
}

/** How long `celTekst` is, without making it where that can be. */
export function celLengte(waarde: Cel): number {
  if (waarde === null) return 0;
  if (typeof waarde === 'string') return waarde.length;
  const { eenheden, decimalen } = waarde instanceof Decimaal ? waarde : { eenheden: waarde, decimalen: 0 };
  if (typeof eenheden === 'boolean' || !Number.isSafeInteger(eenheden)) return String(eenheden).length;
  const cijfers = aantalCijfers(eenheden);
  const bijTeken = eenheden < 0 ? 1 : 0;
  return (decimalen === 0 ? cijfers : Math.max(cijfers, decimalen + 1) + 1) + bijTeken;
}

/** Writes a decimal in full, `1250` cents as `12,50`. */
export function decimaalTekst(waarde: Decimaal, teken: ',' | '.'): string {
  if (waarde.decimalen === 0) return String(waarde.eenheden);
  const eenheden = Math.abs(waarde.eenheden);
  const macht = waarde.decimalen === 2 ? 100 : 10 ** waarde.decimalen;
  const rest = eenheden % macht;
  const heel = (eenheden - rest) / macht;
  const achter = macht === 100 && rest >= 10 ? rest : String(rest).padStart(waarde.decimalen, '0');
  return waarde.eenheden < 0 ? `-${heel}${teken}${achter}` : `${heel}${teken}${achter}`;
}

/** Digits of a whole number without sign; no text is made. */
export function aantalCijfers(getal: number): number {
  const waarde = Math.abs(getal);
  let aantal = 1;
  for (let grens = 10; waarde >= grens; grens *= 10) aantal++;
  return aantal;
}

/** The text of a value where no file kind has its own notation: decimal point, `true`/`false`, nothing for null. */
export function celTekst(waarde: Cel): string {
  if (waarde === null) return '';
  return waarde instanceof Decimaal ? decimaalTekst(waarde, '.') : String(waarde);
}
