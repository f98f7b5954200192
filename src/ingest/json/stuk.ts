/** What the splitter hands over. Positions are in bytes from the start of the document. */

/** Why reading stops. */
export type Leesfout =
  | 'leeg'
  | 'geen-object'
  | 'syntax'
  | 'afgebroken'
  | 'na-einde'
  | 'te-diep'
  | 'utf16'
  | 'geen-utf8'
  | 'element-te-groot'
  | 'kop-te-groot';

export interface Splitslimieten {
  readonly elementBytes: number;
  readonly kopBytes: number;
  readonly diepte: number;
}

/** A whole value of a top-level key. */
export interface Waardestuk {
  readonly stuk: 'waarde';
  readonly sleutel: string;
  /** The key stood there before. */
  readonly dubbel: boolean;
  readonly bytes: Uint8Array;
  readonly positie: number;
}

/** A row of whole elements of a list, with the commas and space between them. */
export interface Elementenstuk {
  readonly stuk: 'elementen';
  readonly lijst: string;
  /** Index of the first element in the list. */
  readonly eerste: number;
  readonly bytes: Uint8Array;
  readonly positie: number;
  /** Where each element begins and ends in `bytes`. */
  readonly begin: readonly number[];
  readonly eind: readonly number[];
  /** Colons outside strings: the number of keys in the text. */
  readonly sleutels: number;
}

export interface Foutstuk {
  readonly stuk: 'fout';
  readonly fout: Leesfout;
  readonly positie: number;
  /** List and index, when it happened inside a list. */
  readonly pointer?: string;
  /** First bytes of something that is no JSON object. */
  readonly aanhef?: Uint8Array;
}

export type Stuk =
  | Waardestuk
  | Elementenstuk
  | Foutstuk
  | { readonly stuk: 'dubbele-lijst'; readonly sleutel: string; readonly positie: number };
