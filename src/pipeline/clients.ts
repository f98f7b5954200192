/** Machines that prove who they are with a key pair of their own, or through an issuer. We keep public halves only. */
import { importJWK } from 'jose';
import { z } from 'zod';
import { tijdstip } from '../domain/kalender.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Systeemrol } from '../domain/toegang.ts';
import type { ClientRij } from '../storage/ports/clients.ts';
import type { Houder } from '../storage/ports.ts';
import { ensureOrganisatie, type Sleuteldiensten } from './keys.ts';

export type { ClientRij };

/** NL GOV Assurance profile for OAuth 2.0: RSA, RS256 or PS256. */
export const ALGORITMEN = ['PS256', 'RS256'] as const;
/** 2048 bits: the shortest modulus that is still taken for safe (RFC 7518 §3.3). */
const MINIMUM_MODULUS_TEKENS = 342;

/** A public RSA key; a member of a private one makes it refused, so that nobody sends us a secret unnoticed. */
const PubliekeSleutel = z.strictObject({
  kty: z.literal('RSA'),
  kid: z.string().min(1).max(200),
  n: z.base64url().min(MINIMUM_MODULUS_TEKENS).max(1400),
  e: z.base64url().max(16),
  alg: z.enum(ALGORITMEN).optional(),
  use: z.literal('sig').optional(),
});
export const Sleutelset = z.strictObject({ keys: z.array(PubliekeSleutel).min(1).max(10) });
export type Sleutelset = z.output<typeof Sleutelset>;

/** Members of a JWK that are not public (RFC 7518 §6). */
const GEHEIME_DELEN = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const PUBLIEKE_DELEN = ['kty', 'kid', 'n', 'e', 'alg', 'use'];

const isObject = (waarde: unknown): waarde is Readonly<Record<string, unknown>> =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

/**
 * Public keys as people paste them: one JWK, or a set. What an export adds besides (`ext`, `key_ops`, a certificate) is left out.
 * @returns `geheim`: a private key is in it. It should be used nowhere any more.
 */
export function readSleuteltekst(tekst: string): Result<Sleutelset, 'geen-sleutel' | 'geheim'> {
  let gelezen: unknown;
  try {
    gelezen = JSON.parse(tekst);
  } catch {
    return err('geen-sleutel');
  }
  const sleutels: unknown = isObject(gelezen) && Array.isArray(gelezen.keys) ? gelezen.keys : [gelezen];
  if (!Array.isArray(sleutels) || !sleutels.every(isObject)) return err('geen-sleutel');
  if (sleutels.some((sleutel) => GEHEIME_DELEN.some((deel) => Object.hasOwn(sleutel, deel)))) return err('geheim');
  const publiek = sleutels.map((sleutel) =>
    Object.fromEntries(PUBLIEKE_DELEN.flatMap((deel) => (Object.hasOwn(sleutel, deel) ? [[deel, sleutel[deel]]] : []))),
  );
  const set = Sleutelset.safeParse({ keys: publiek });
  return set.success ? ok(set.data) : err('geen-sleutel');
}

export const kidsVan = (jwks: string): readonly string[] =>
  Sleutelset.parse(JSON.parse(jwks)).keys.map(({ kid }) => kid);

export interface Clientinvoer {
  readonly houder: Houder;
  readonly omschrijving: string;
  readonly rollen: readonly Systeemrol[];
  readonly bewijs:
    | { readonly soort: 'jwks'; readonly jwks: Sleutelset }
    | { readonly soort: 'uitgever'; readonly uitgever: string; readonly onderwerp: string };
}

/** @returns the client; an error when a key cannot be used, or when this issuer's subject is another client already. */
export async function addClient(
  diensten: Sleuteldiensten,
  invoer: Clientinvoer,
): Promise<Result<ClientRij, 'sleutel-onbruikbaar' | 'bestaat'>> {
  const { bewijs, ...rest } = invoer;
  if (bewijs.soort === 'jwks' && !(await allUsable(bewijs.jwks))) return err('sleutel-onbruikbaar');
  const rij: ClientRij = {
    ...rest,
    id: diensten.nieuwId(),
    bewijs: bewijs.soort === 'jwks' ? { soort: 'jwks', jwks: JSON.stringify(bewijs.jwks) } : bewijs,
    aangemaaktOp: tijdstip(diensten.klok()),
  };
  if (!(await diensten.staat.clients.addClient(rij))) return err('bestaat');
  await ensureOrganisatie(diensten, rij.houder);
  return ok(rij);
}

async function allUsable({ keys }: Sleutelset): Promise<boolean> {
  try {
    for (const { kty, n, e, alg = ALGORITMEN[0] } of keys) await importJWK({ kty, n, e }, alg);
    return true;
  } catch {
    return false;
  }
}
