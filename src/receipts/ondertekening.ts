/**
 * The ontvangstbewijs signed: canonical JSON (RFC 8785) in a compact JWS (RFC 7515) with EdDSA over Ed25519 (RFC 8037). The same bewijs
 * signed twice is the same text, because neither the JSON nor the signature holds anything that is chosen at the moment of signing.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { CompactSign, compactVerify, createLocalJWKSet, errors, importJWK } from 'jose';
import { err, ok, type Result } from '../domain/result.ts';
import type { Ontvangstbewijs } from './ontvangstbewijs.ts';

/** Public half of a key: what is published. */
export interface Controlesleutel {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

/** A key that signs; `d` is the secret half. */
export interface Ondertekensleutel extends Controlesleutel {
  readonly d: string;
}

/** The keys of one installation. A key that signs no more stays published as long as a bewijs that it signed must be checked. */
export interface Ondertekening {
  readonly sleutel?: Ondertekensleutel;
  readonly vervallen: readonly Controlesleutel[];
}

export interface GepubliceerdeSleutel extends Controlesleutel {
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

const ALGORITME = 'EdDSA';
/** Says what is signed, so that a signature over something else is never taken for one over a bewijs (RFC 8725 §3.11). */
const TYPE = 'ontvangstbewijs+jws';

/** The thumbprint of a key (RFC 7638): whoever has the key can compute its name. */
export const kidVan = ({ crv, kty, x }: Controlesleutel): string =>
  createHash('sha256').update(toCanoniek({ crv, kty, x })).digest('base64url');

/** The JSON Web Key Set (RFC 7517 §5) to publish; never holds a secret half. */
export function toJwks({ sleutel, vervallen }: Ondertekening): { readonly keys: readonly GepubliceerdeSleutel[] } {
  const perKid = new Map<string, GepubliceerdeSleutel>();
  for (const een of [...(sleutel === undefined ? [] : [sleutel]), ...vervallen]) {
    const { kty, crv, x } = een;
    const kid = kidVan(een);
    if (!perKid.has(kid)) perKid.set(kid, { kty, crv, x, kid, alg: ALGORITME, use: 'sig' });
  }
  return { keys: [...perKid.values()] };
}

/** Throws when the two halves of the key do not belong together: nobody could check what it signs. */
export const signBewijs = (bewijs: Ontvangstbewijs, sleutel: Ondertekensleutel): Promise<string> =>
  signCanoniek(bewijs, TYPE, sleutel);

/** @param type says what kind of thing is signed; each kind has its own */
export async function signCanoniek(inhoud: object, type: string, sleutel: Ondertekensleutel): Promise<string> {
  const { kty, crv, x, d } = sleutel;
  const jws = await new CompactSign(new TextEncoder().encode(toCanoniek(inhoud)))
    .setProtectedHeader({ alg: ALGORITME, kid: kidVan(sleutel), typ: type, cty: 'json' })
    .sign(await importJWK({ kty, crv, x, d }, ALGORITME));
  await compactVerify(jws, await importJWK({ kty, crv, x }, ALGORITME));
  return jws;
}

export type Bewijsfout =
  /** Not a compact JWS at all, or cut off. */
  | 'geen-jws'
  /** A JWS about something else, or with another algorithm. */
  | 'geen-ontvangstbewijs'
  /** Signed with a key that is not among those given. */
  | 'onbekende-sleutel'
  | 'handtekening-onjuist'
  /** Signed, but not the canonical text of what it says: not made by this software. */
  | 'niet-canoniek';

export interface Ondertekend {
  /** What was signed, still to be read. */
  readonly inhoud: unknown;
  /** Name of the key that signed. */
  readonly kid: string;
}

export const verifyBewijs = (
  jws: string,
  jwks: { readonly keys: readonly object[] },
): Promise<Result<Ondertekend, Bewijsfout>> => verifyCanoniek(jws, TYPE, jwks);

/** A signature over another kind of thing than `type` is refused as no ontvangstbewijs is. */
export async function verifyCanoniek(
  jws: string,
  type: string,
  jwks: { readonly keys: readonly object[] },
): Promise<Result<Ondertekend, Bewijsfout>> {
  let gelezen: Awaited<ReturnType<typeof compactVerify>>;
  try {
    const sleutels = createLocalJWKSet({ keys: jwks.keys.map((sleutel) => ({ kty: '', ...sleutel })) });
    gelezen = await compactVerify(jws, sleutels, { algorithms: [ALGORITME] });
  } catch (fout) {
    return err(toBewijsfout(fout));
  }
  const { typ, kid } = gelezen.protectedHeader;
  if (typ !== type || kid === undefined) return err('geen-ontvangstbewijs');
  const tekst = new TextDecoder().decode(gelezen.payload);
  const inhoud = parse(tekst);
  return inhoud === undefined || toCanoniek(inhoud) !== tekst ? err('niet-canoniek') : ok({ inhoud, kid });
}

function toBewijsfout(fout: unknown): Bewijsfout {
  if (fout instanceof errors.JWKSNoMatchingKey) return 'onbekende-sleutel';
  if (fout instanceof errors.JWSSignatureVerificationFailed) return 'handtekening-onjuist';
  if (fout instanceof errors.JOSEAlgNotAllowed || fout instanceof errors.JOSENotSupported)
    return 'geen-ontvangstbewijs';
  if (fout instanceof errors.JOSEError) return 'geen-jws';
  throw fout;
}

function parse(tekst: string): unknown {
  try {
    return JSON.parse(tekst);
  } catch {
    return undefined;
  }
}

/** Canonical JSON (RFC 8785). Throws for what JSON cannot hold. */
export function toCanoniek(inhoud: unknown): string {
  const tekst = canonicalize(inhoud);
  if (tekst === undefined) throw new Error('nothing that JSON can hold');
  return tekst;
}
