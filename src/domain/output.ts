/**
 * The document in the middle between convert and render: a stream of batches, never a whole document in memory.
 * Conversion knows nothing of XML or CSV; renderers know nothing of verantwoordingen.
 */
import type { CsvOpmaak } from './formaat.ts';

/** A value as it is to be written: numbers stay numbers, so that each renderer chooses its own notation. */
export type Cel = string | number | boolean | null;

/** One step through a tree. `waarde` null is an explicitly empty value. */
export type BoomStap =
  | { readonly stap: 'open'; readonly naam: string; readonly lijst: boolean }
  | { readonly stap: 'sluit'; readonly naam: string; readonly lijst: boolean }
  | { readonly stap: 'item' }
  | { readonly stap: 'item-einde' }
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
  readonly document: OutputDocument;
}
