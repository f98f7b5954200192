/** What a beheerder changes about organisations, their people and their keys. */
import type { Houdersoort, LidRij, OrganisatieRij, Rol } from '../../domain/toegang.ts';
import type { Bladvraag, Bladzijde, Houder, SleutelRij } from '../ports.ts';

export interface Organisatiefilter {
  readonly houdersoort?: Houdersoort;
  /** Part of the name, or the beginning of the code. */
  readonly zoek?: string;
  readonly houdercode?: string;
}

export interface LedenbeheerStaat {
  /** By kind and name. */
  zoekOrganisaties(filter: Organisatiefilter, blad: Bladvraag): Promise<Bladzijde<OrganisatieRij>>;
  /** @param was only when it is still called this. @returns false when it is not there, or is called otherwise by now */
  hernoem(organisatieId: string, naam: string, was?: string): Promise<boolean>;
  /** Where its channels may call; undefined when there is no such organisation. */
  getDomeinen(organisatieId: string): Promise<readonly string[] | undefined>;
  /** @param waren only when these are still the domains. @returns false when they are not, or it is not there */
  zetDomeinen(organisatieId: string, domeinen: readonly string[], waren: readonly string[]): Promise<boolean>;
  /** @param was only when it still is so. @returns false when it is not there, or is otherwise by now */
  zetAlleenSleutelpaar(organisatieId: string, aan: boolean, was?: boolean): Promise<boolean>;
  /** Also withdrawn ones. By name. */
  listLeden(organisatieId: string, maximum: number): Promise<readonly LidRij[]>;
  /** By id; also withdrawn ones. */
  listLedenblad(organisatieId: string, blad: Bladvraag): Promise<Bladzijde<LidRij>>;
  /** Of any organisation; also a withdrawn one. */
  getLid(lidId: string): Promise<LidRij | undefined>;
  /**
   * @param waren only when these are still the roles
   * @returns false when this organisation has no such person, a withdrawn one, or one with other roles by now
   */
  zetRollen(organisatieId: string, lidId: string, rollen: readonly Rol[], waren?: readonly Rol[]): Promise<boolean>;
  /** Ends the sessions of the person here in the same transaction. */
  trekLidIn(organisatieId: string, lidId: string, op: string): Promise<boolean>;
  herstelLid(organisatieId: string, lidId: string): Promise<boolean>;
  /** Those that work first, then the newest. */
  listSleutelsVan(houder: Houder, maximum: number): Promise<readonly SleutelRij[]>;
}
