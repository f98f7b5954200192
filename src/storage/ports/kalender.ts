import type { Ingediendwerk, Kalenderabonnement, Verwachtewerk } from '../../domain/kalenderpunt.ts';

export interface KalenderStaat {
  /**
   * For each soort, gemeente, wet and length of tijdvak the last one that this aanbieder accounted for.
   * @param vanaf only tijdvakken that end on this day or later
   */
  listVerwacht(agbcode: string, vanaf: string): Promise<readonly Verwachtewerk[]>;
  /** Each once. */
  listIngediend(agbcode: string, vanaf: string): Promise<readonly Ingediendwerk[]>;
  /** False when there are `maximum` already; then nothing was written. */
  addAbonnement(abonnement: Kalenderabonnement, sha256: string, maximum: number): Promise<boolean>;
  /** Undefined when there is none, or when it was withdrawn. */
  findAbonnement(sha256: string): Promise<Kalenderabonnement | undefined>;
  /** Those that were not withdrawn, the oldest first. */
  listAbonnementen(agbcode: string): Promise<readonly Kalenderabonnement[]>;
  /** False when this aanbieder has no such abonnement any more. */
  trekAbonnementIn(agbcode: string, id: string, op: string): Promise<boolean>;
}
