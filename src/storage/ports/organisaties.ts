import type { Houdersoort, LidRij, OrganisatieRij, SessieRij } from '../../domain/toegang.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

export interface OrganisatieStaat {
  /** Adds it, unless there is one for this houder. @returns the one that is there now */
  ensureOrganisatie(rij: OrganisatieRij): Promise<OrganisatieRij>;
  findOrganisatie(houdersoort: Houdersoort, houdercode: string): Promise<OrganisatieRij | undefined>;
  getOrganisatie(id: string): Promise<OrganisatieRij | undefined>;
  /** What these are called, by houdercode; those that are not there are left out. */
  listNamen(houdersoort: Houdersoort, houdercodes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whose name holds this text, whatever its case, by name. */
  findOpNaam(houdersoort: Houdersoort, tekst: string, maximum: number): Promise<readonly OrganisatieRij[]>;
  /** By kind and name. */
  listOrganisaties(blad: Bladvraag): Promise<Bladzijde<OrganisatieRij>>;
  /** Adds the person, unless this organisation knows them. @returns the one that is there now */
  ensureLid(rij: LidRij): Promise<LidRij>;
  listLeden(organisatieId: string): Promise<readonly LidRij[]>;
  /** Everything this person may act for; withdrawn memberships are left out. */
  listLidmaatschappen(uitgever: string, onderwerp: string): Promise<readonly LidRij[]>;
  addSessie(rij: SessieRij): Promise<void>;
  findSessie(
    sha256: string,
  ): Promise<{ readonly sessie: SessieRij; readonly lid: LidRij; readonly organisatie: OrganisatieRij } | undefined>;
  touchSessie(sha256: string, op: string): Promise<void>;
  /** False when it was over already. */
  endSessie(sha256: string): Promise<boolean>;
}
