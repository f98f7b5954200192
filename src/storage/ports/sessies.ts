/** Open sessions of people, and how often somebody was not let in. */
import type { Houdersoort } from '../../domain/toegang.ts';

/** One open session, as the person it is of may see it: never from where. */
export interface SessieVan {
  readonly sha256: string;
  readonly lidId: string;
  readonly organisatienaam: string;
  readonly begonnenOp: string;
  /** To the minute. */
  readonly gebruiktOp: string;
}

export interface VerlopenSessie {
  readonly lidId: string;
  readonly houdersoort: Houdersoort;
  readonly houdercode: string;
}

export interface Weigeringtelling {
  /** Beginning of the hour (ISO, UTC). */
  readonly venster: string;
  readonly reden: string;
  readonly aantal: number;
}

/** Sessions that an issuer ends: of a person, of one sign-in of theirs, or of whoever had that sign-in. At least one of the two is there. */
export interface Uitgeverafmelding {
  readonly uitgever: string;
  readonly onderwerp?: string;
  /** Keyed hash, as in the session. */
  readonly uitgeversessie?: string;
}

export interface SessieStaat {
  /** Of one person, for whichever organisation they act, last used after `gebruiktNa` and begun after `begonnenNa`; the newest use first. */
  listSessiesVan(
    persoon: { readonly uitgever: string; readonly onderwerp: string },
    gebruiktNa: string,
    begonnenNa: string,
  ): Promise<readonly SessieVan[]>;
  /** Ends all sessions of one person. @returns how many there were */
  endSessiesVan(persoon: { readonly uitgever: string; readonly onderwerp: string }): Promise<number>;
  /** Ends the sessions of one lid of one organisation. @returns how many there were */
  endSessiesVanLid(organisatieId: string, lidId: string): Promise<number>;
  /** Removes sessions last used, or begun, before these moments. @returns whose they were */
  takeVerlopen(gebruiktVoor: string, begonnenVoor: string): Promise<readonly VerlopenSessie[]>;
  /**
   * Ends what an issuer says is over. With both a person and a sign-in also those sessions of the person of which nobody knows the sign-in.
   * @returns whose they were
   */
  takeSessiesBijUitgever(afmelding: Uitgeverafmelding): Promise<readonly VerlopenSessie[]>;
  /** Counts one more. @returns how many there are now */
  countWeigering(venster: string, reden: string): Promise<number>;
  /** Of windows that began before this one. */
  listWeigeringen(voor: string): Promise<readonly Weigeringtelling[]>;
  removeWeigering(venster: string, reden: string): Promise<void>;
}
