/** What a beheerder changes about organisations, their people and their keys. */
import type { Houdersoort, LidRij, OrganisatieRij, Rol } from '../../domain/toegang.ts';
import type { Bladvraag, Bladzijde, Houder, SleutelRij } from '../ports.ts';

export interface Organisatiefilter {
  readonly houdersoort?: Houdersoort;
  /** Part of the name, or the beginning of the code. */
  readonly zoek?: string;
}

export interface LedenbeheerStaat {
  /** By kind and name. */
  zoekOrganisaties(filter: Organisatiefilter, blad: Bladvraag): Promise<Bladzijde<OrganisatieRij>>;
  hernoem(organisatieId: string, naam: string): Promise<boolean>;
  /** Also withdrawn ones. By name. */
  listLeden(organisatieId: string, maximum: number): Promise<readonly LidRij[]>;
  /** Of any organisation; also a withdrawn one. */
  getLid(lidId: string): Promise<LidRij | undefined>;
  /** False when this organisation has no such person, or a withdrawn one. */
  zetRollen(organisatieId: string, lidId: string, rollen: readonly Rol[]): Promise<boolean>;
  /** Ends the sessions of the person here in the same transaction. */
  trekLidIn(organisatieId: string, lidId: string, op: string): Promise<boolean>;
  herstelLid(organisatieId: string, lidId: string): Promise<boolean>;
  /** Those that work first, then the newest. */
  listSleutelsVan(houder: Houder, maximum: number): Promise<readonly SleutelRij[]>;
}
