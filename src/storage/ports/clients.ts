import type { Systeemrol } from '../../domain/toegang.ts';
import type { Bladvraag, Bladzijde, Houder } from '../ports.ts';

/** A machine that proves with a signature who it is. Either it signs with keys of its own, or an issuer vouches for it. */
export interface ClientRij {
  /** `client_id` (RFC 6749). */
  readonly id: string;
  readonly houder: Houder;
  readonly omschrijving: string;
  readonly rollen: readonly Systeemrol[];
  readonly bewijs:
    | { readonly soort: 'jwks' /** JSON Web Key Set (RFC 7517), public halves only. */; readonly jwks: string }
    | { readonly soort: 'uitgever'; readonly uitgever: string; readonly onderwerp: string };
  readonly aangemaaktOp: string;
  /** To the hour. */
  readonly gebruiktOp?: string;
  readonly ingetrokkenOp?: string;
}

export interface Aanmeldpoging {
  readonly sha256: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  readonly nonce: string;
  readonly naar?: string;
  /** The person was asked to show anew who they are. */
  readonly vers: boolean;
  readonly begonnenOp: string;
}

export interface ClientStaat {
  /** False when another client has this issuer and subject. */
  addClient(rij: ClientRij): Promise<boolean>;
  findClient(id: string): Promise<ClientRij | undefined>;
  findByUitgever(uitgever: string, onderwerp: string): Promise<ClientRij | undefined>;
  listClients(blad: Bladvraag): Promise<Bladzijde<ClientRij>>;
  /** Those that work first, then the newest. */
  listClientsVan(houder: Houder, maximum: number): Promise<readonly ClientRij[]>;
  trekIn(id: string, op: string): Promise<boolean>;
  touch(id: string, op: string): Promise<void>;
  /** False when this client used this jti before. */
  useJti(clientId: string, jti: string, verlooptOp: string): Promise<boolean>;
  addPoging(poging: Aanmeldpoging): Promise<void>;
  /** Gives it once. */
  takePoging(sha256: string): Promise<Aanmeldpoging | undefined>;
  /** What is of no use any more: assertions that expired, attempts begun before `begonnenVoor`. */
  sweep(nu: string, begonnenVoor: string): Promise<void>;
}
