import type { KanaalRij, Versleuteld, Wijziger } from '../../domain/kanaal.ts';

export interface Kanaalstand {
  /** What was set last; absent when nothing ever was. */
  readonly nieuwste?: KanaalRij;
  /** The newest that was put to use; absent: the postvak. */
  readonly inGebruik?: KanaalRij;
  /** Domains that the organisation of this channel may have called; none: it has no list of its own. */
  readonly domeinen: readonly string[];
}

/** The secrets of one version. */
export interface Geheimrij extends Pick<KanaalRij, 'ontvangercode' | 'versie'> {
  readonly geheimen: Versleuteld;
}

export interface KanaalStaat {
  findKanaal(ontvangercode: string): Promise<Kanaalstand>;
  /** False when this version exists: somebody else was first. */
  addKanaal(rij: KanaalRij): Promise<boolean>;
  /**
   * The test of this version succeeded.
   * @param neemInGebruik it is used from now on, and the secrets of all before it are destroyed in the same transaction
   * @returns false when it is used already
   */
  markeerBeproefd(ontvangercode: string, versie: number, op: string, neemInGebruik: boolean): Promise<boolean>;
  /**
   * A tested version is used from now on; the secrets of all before it are destroyed in the same transaction.
   * @returns false when it is not the newest any more, was not tested, or is used already
   */
  geefVrij(ontvangercode: string, versie: number, op: string, door: Wijziger): Promise<boolean>;
  /** Ontvangers with a channel that was put to use, whatever it is. */
  listOntvangersMetKanaal(): Promise<readonly string[]>;
  /** Newest first, without secrets. */
  listKanaalversies(ontvangercode: string): Promise<readonly KanaalRij[]>;
  /** Locked with one of these keys. */
  listGeheimen(sleutelIds: readonly string[], maximum: number): Promise<readonly Geheimrij[]>;
  /** The same secrets, locked anew. False, and nothing written, when they are not as `oud` any more: a later version destroyed them. */
  replaceGeheimen(oud: Geheimrij, geheimen: Versleuteld): Promise<boolean>;
  /** How many versions have secrets, by the key that locks them. */
  countGeheimen(): Promise<readonly { readonly sleutelId: string; readonly aantal: number }[]>;
}
