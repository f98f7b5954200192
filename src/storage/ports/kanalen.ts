import type { KanaalRij } from '../../domain/kanaal.ts';

export interface Kanaalstand {
  /** What was set last; absent when nothing ever was. */
  readonly nieuwste?: KanaalRij;
  /** The newest that was tested; absent: the postvak. */
  readonly inGebruik?: KanaalRij;
}

export interface KanaalStaat {
  findKanaal(ontvangercode: string): Promise<Kanaalstand>;
  /** False when this version exists: somebody else was first. */
  addKanaal(rij: KanaalRij): Promise<boolean>;
  /** From now on this version is used; the secrets of all before it are destroyed. One transaction. False when it was not waiting for this. */
  markeerBeproefd(ontvangercode: string, versie: number, op: string): Promise<boolean>;
  /** Ontvangers with a channel that was tested, whatever it is. */
  listOntvangersMetKanaal(): Promise<readonly string[]>;
  /** Newest first, without secrets. */
  listKanaalversies(ontvangercode: string): Promise<readonly KanaalRij[]>;
}
