/**
 * The document in the middle between convert and render: a stream of batches, never a whole document in memory.
 * Conversion knows nothing of XML or CSV; renderers know nothing of verantwoordingen.
 */
import type { Bevindingenlijst } from './bevinding.ts';
import type { DeelSleutel, PrestatieRegel, TrajectRegel } from './deel.ts';
import type { CsvOpmaak } from './formaat.ts';
import type { Ontvanger } from './register.ts';
import type { Kop } from './verantwoording.ts';
import type { DeelUitkomst } from './zending.ts';

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

/**
 * One step through a tree. `waarde` null is an explicitly empty value. Inside a `lijst` every child is one item: JSON leaves
 * its name out, XML writes it.
 */
export type BoomStap =
  | { readonly stap: 'open'; readonly naam: string; readonly lijst: boolean }
  | { readonly stap: 'sluit'; readonly naam: string; readonly lijst: boolean }
  | { readonly stap: 'blad'; readonly naam: string; readonly waarde: Cel };

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
      readonly opmaak: Omit<CsvOpmaak, 'kolommen' | 'herhaal'>;
      readonly koppen: readonly string[];
      readonly rijen: AsyncIterable<readonly (readonly Cel[])[]>;
    };

export interface UitvoerBestand {
  readonly bestandsnaam: string;
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
  /** Parameters of the aansluiting; what it leaves out gets the `standaard` of the formaat. */
  readonly parameters: Readonly<Record<string, string>>;
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
  /** Whether a number is a bsn of the input; known for a formaat with niveau `geaggregeerd`, after all bestanden were read. */
  kentBsn(getal: number): boolean;
}

/** Writes a decimal in full, `1250` cents as `12,50`. */
export function decimaalTekst(waarde: Decimaal, teken: ',' | '.'): string {
  if (waarde.decimalen === 0) return String(waarde.eenheden);
  const cijfers = String(Math.abs(waarde.eenheden)).padStart(waarde.decimalen + 1, '0');
  const grens = cijfers.length - waarde.decimalen;
  return `${waarde.eenheden < 0 ? '-' : ''}${cijfers.slice(0, grens)}${teken}${cijfers.slice(grens)}`;
}

/** The text of a value where no file kind has its own notation: decimal point, `true`/`false`, nothing for null. */
export function celTekst(waarde: Cel): string {
  if (waarde === null) return '';
  return waarde instanceof Decimaal ? decimaalTekst(waarde, '.') : String(waarde);
}
