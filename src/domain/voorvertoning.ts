/** The beginning of a file, laid out to be looked at: a table, a tree, or lines. A bsn in it is masked. */

export interface Tabelbeeld {
  readonly soort: 'tabel';
  /** Of a sheet. */
  readonly naam?: string;
  readonly koppen: readonly string[];
  readonly rijen: readonly (readonly string[])[];
}

export interface Knoopbeeld {
  readonly naam: string;
  /** Absent: it has nodes of its own. */
  readonly waarde?: string;
  readonly knopen: readonly Knoopbeeld[];
}

export interface Boombeeld {
  readonly soort: 'boom';
  readonly knopen: readonly Knoopbeeld[];
}

export interface Regelbeeld {
  readonly soort: 'regels';
  readonly regels: readonly string[];
}

export type Beeld = Tabelbeeld | Boombeeld | Regelbeeld;

export interface Voorvertoning {
  readonly beelden: readonly Beeld[];
  /** There is more in the file than is shown. */
  readonly meer: boolean;
}
