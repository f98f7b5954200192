import type { InzageRij, Inzagereden, Onderwerpsoort } from '../../domain/inzage.ts';

export interface InzageStaat {
  /** One that is there already stays as it is; a session that ended meanwhile gets none. */
  addInzagen(rijen: readonly InzageRij[]): Promise<void>;
  /** Of this session, by what it is about; what was not asked for in it is left out. */
  findInzagen(sessie: string, soort: Onderwerpsoort, ids: readonly string[]): Promise<ReadonlyMap<string, InzageRij>>;
  /** The reason that was given last in this session. */
  findLaatsteReden(sessie: string): Promise<Inzagereden | undefined>;
}
