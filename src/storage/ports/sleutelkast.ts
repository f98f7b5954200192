/**
 * The keys of stored bytes, wrapped. A hoofdsleutel (a secret of the deployment) wraps a periodesleutel per afzender × month; that wraps a
 * mapsleutel per map of blobs. Without its row a map cannot be read by anybody.
 */

/** A key, encrypted under the one above it. Both parts in base64. */
export interface Omwikkeld {
  readonly iv: string;
  readonly inhoud: string;
}

export interface PeriodesleutelRij {
  readonly id: string;
  /** AGB-code of the aanbieder, or code of the ontvanger that answers. */
  readonly afzender: string;
  /** Month in which what it protects came in: 'jjjj-mm'. */
  readonly periode: string;
  /** Which hoofdsleutel wraps it. */
  readonly versie: number;
  readonly sleutel: Omwikkeld;
}

export type MapsleutelRij =
  | {
      readonly map: string;
      readonly soort: 'versleuteld';
      readonly periodesleutel: PeriodesleutelRij;
      readonly sleutel: Omwikkeld;
    }
  /** Stored by a version that did not encrypt yet. */
  | { readonly map: string; readonly soort: 'onversleuteld' };

export interface Versietelling {
  readonly versie: number;
  readonly periodesleutels: number;
}

export interface SleutelkastStaat {
  findPeriodesleutel(afzender: string, periode: string): Promise<PeriodesleutelRij | undefined>;
  /** Nothing is written when there is one already. */
  addPeriodesleutel(rij: PeriodesleutelRij): Promise<void>;
  findMapsleutel(map: string): Promise<MapsleutelRij | undefined>;
  /** False: the map has a key already, which stays, or the periodesleutel is gone. */
  addMapsleutel(map: string, periodesleutelId: string, sleutel: Omwikkeld, op: string): Promise<boolean>;
  removeMapsleutel(map: string): Promise<void>;
  /** Wrapped by another version than this one. */
  listAndereVersies(versie: number, maximum: number): Promise<readonly PeriodesleutelRij[]>;
  /** False: it was rewrapped or removed in the meantime. */
  bewaarOmwikkeling(rij: PeriodesleutelRij, vorigeVersie: number): Promise<boolean>;
  countVersies(): Promise<readonly Versietelling[]>;
  /** Of months before `periode`, with no map left. @returns how many */
  removeLegePeriodesleutels(periode: string): Promise<number>;
}
