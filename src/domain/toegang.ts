/** Who may do what: organisations, their people, and the roles that people and machines have. */

/** Whose data: one aanbieder, one ontvanger, or the beheer of this gateway. */
export const HOUDERSOORTEN = ['aanbieder', 'ontvanger', 'beheerder'] as const;
export type Houdersoort = (typeof HOUDERSOORTEN)[number];

/** A right to a kind of act. What is not among somebody's roles is refused. */
export const ROLLEN = [
  'indienen',
  'inzien',
  'ontvangen',
  'beantwoorden',
  'formaten-beheren',
  'organisaties-beheren',
  'auditen',
] as const;
export type Rol = (typeof ROLLEN)[number];

/** The roles that mean something for a kind of organisation; others cannot be given. */
export const ROLLEN_PER_HOUDERSOORT: Readonly<Record<Houdersoort, readonly Rol[]>> = {
  aanbieder: ['indienen', 'inzien'],
  ontvanger: ['ontvangen', 'beantwoorden', 'inzien'],
  beheerder: ['formaten-beheren', 'organisaties-beheren', 'auditen', 'inzien'],
};

export interface OrganisatieRij {
  readonly id: string;
  readonly houdersoort: Houdersoort;
  /** AGB-code, ontvangercode, or a name for beheer. */
  readonly houdercode: string;
  readonly naam: string;
  readonly aangemaaktOp: string;
}

/** A person of an organisation, known by what an issuer calls them (OpenID Connect `iss` and `sub`). */
export interface LidRij {
  readonly id: string;
  readonly organisatieId: string;
  readonly naam: string;
  readonly uitgever: string;
  readonly onderwerp: string;
  readonly rollen: readonly Rol[];
  readonly aangemaaktOp: string;
  readonly ingetrokkenOp?: string;
}

/** A signed-in person. Known by the hash of what is in their cookie. */
export interface SessieRij {
  readonly sha256: string;
  readonly lidId: string;
  readonly begonnenOp: string;
  readonly gebruiktOp: string;
}

/** Somebody with a session: the person, and for whom they act. */
export interface Aangemeld {
  readonly lid: LidRij;
  readonly organisatie: OrganisatieRij;
}
