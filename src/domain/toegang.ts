/** Who may do what: organisations, their people, and the roles that people and machines have. */

/** Whose data: one aanbieder, one ontvanger, or the beheer of this gateway. */
export const HOUDERSOORTEN = ['aanbieder', 'ontvanger', 'beheerder'] as const;
export type Houdersoort = (typeof HOUDERSOORTEN)[number];

/** A right to a kind of act, for systems and for people. What is not among somebody's roles is refused. */
export const SYSTEEMROLLEN = [
  'indienen',
  'inzien',
  'ontvangen',
  'beantwoorden',
  'formaten-beheren',
  'organisaties-beheren',
  'auditen',
] as const;
export type Systeemrol = (typeof SYSTEEMROLLEN)[number];

/** Of people only, beside another role: to see data of persons on pages, for a reason that they give. A system gives no reasons. */
export const INZAGEROL = 'persoonsgegevens-inzien';

export const ROLLEN = [...SYSTEEMROLLEN, INZAGEROL] as const;
export type Rol = (typeof ROLLEN)[number];

/** The roles that mean something for a kind of organisation; others cannot be given to its systems. */
export const ROLLEN_PER_HOUDERSOORT: Readonly<Record<Houdersoort, readonly Systeemrol[]>> = {
  aanbieder: ['indienen', 'inzien'],
  ontvanger: ['ontvangen', 'beantwoorden', 'inzien'],
  beheerder: ['formaten-beheren', 'organisaties-beheren', 'auditen', 'inzien'],
};

/** The same for its people. Beheer sees no data of persons on any page. */
export const LIDROLLEN_PER_HOUDERSOORT: Readonly<Record<Houdersoort, readonly Rol[]>> = {
  aanbieder: [...ROLLEN_PER_HOUDERSOORT.aanbieder, INZAGEROL],
  ontvanger: [...ROLLEN_PER_HOUDERSOORT.ontvanger, INZAGEROL],
  beheerder: ROLLEN_PER_HOUDERSOORT.beheerder,
};

export interface OrganisatieRij {
  readonly id: string;
  readonly houdersoort: Houdersoort;
  /** AGB-code, ontvangercode, or a name for beheer. */
  readonly houdercode: string;
  readonly naam: string;
  readonly aangemaaktOp: string;
  /** Its systems come in with a signature only; API keys of it are refused. */
  readonly alleenSleutelpaar?: boolean;
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

/** What the issuer told of a sign-in, as far as a session needs it. */
export interface Sessiebewijs {
  /** When the person last showed who they are (`auth_time`). Absent: nobody knows. */
  readonly bewezenOp?: string;
  /** Keyed hash of what the issuer calls its own session (`sid`). */
  readonly uitgeversessie?: string;
}

/** A signed-in person. Known by the hash of what is in their cookie. */
export interface SessieRij extends Sessiebewijs {
  readonly sha256: string;
  readonly lidId: string;
  readonly begonnenOp: string;
  readonly gebruiktOp: string;
}

/** Somebody with a session: the person, and for whom they act. */
export interface Aangemeld extends Sessiebewijs {
  readonly lid: LidRij;
  readonly organisatie: OrganisatieRij;
  /** SHA-256 of what is in the cookie: the session itself. */
  readonly sessie: string;
  /** How long it still is when nobody uses it, and however much it is used, in whole seconds. */
  readonly rest: { readonly rust: number; readonly duur: number };
}
