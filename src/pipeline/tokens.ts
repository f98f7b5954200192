/**
 * Access tokens for machines: OAuth 2.0 client credentials with `private_key_jwt` (RFC 6749 §4.4, RFC 7523, NL GOV Assurance profile
 * for OAuth 2.0), answered with a signed JWT (RFC 9068) that this gateway knows again. Tokens of a configured issuer are taken too.
 */
import {
  createLocalJWKSet,
  decodeJwt,
  errors,
  importJWK,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
  SignJWT,
} from 'jose';
import { z } from 'zod';
import { tijdstip } from '../domain/kalender.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { SYSTEEMROLLEN, type Systeemrol } from '../domain/toegang.ts';
import type { ClientRij } from '../storage/ports/clients.ts';
import { ALGORITMEN } from './clients.ts';
import type { Diensten } from './diensten.ts';
import { isWorthWriting, type Toegang } from './keys.ts';

/** How long a token works. The profile allows six hours; shorter is safer and costs a machine nothing. */
export const DUUR_SECONDEN = 3600;
/** The longest a token of another issuer may work: what the profile allows. */
const MAXIMUM_DUUR_SECONDEN = 6 * 3600;
/** A client assertion is for now: it may not stay valid longer than this. */
const MAXIMUM_BEWIJS_SECONDEN = 600;
/** Clocks differ a little. */
const SPELING_SECONDEN = 30;

const TYPE = 'at+jwt';
const SOORT_BEWIJS = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface Tokensleutel {
  readonly kty: 'RSA';
  readonly kid: string;
  readonly n: string;
  readonly e: string;
}

/** Whose tokens are taken besides our own. */
export interface Tokenuitgever {
  readonly uitgever: string;
  /** What must be among `aud`. */
  readonly publiek: string;
  /** What its access tokens say they are in their header (RFC 9068: `at+jwt`); without it every kind is taken, as not every issuer says so. */
  readonly typ?: string | undefined;
  /** Finds the key; fetches and keeps the set of the issuer. */
  readonly sleutels: JWTVerifyGetKey;
}

export interface Tokeninstelling {
  /** `iss` and `aud` of our own tokens: the address of this gateway. */
  readonly uitgever: string;
  /** Private RSA key as JWK; without it no tokens are given out. */
  readonly sleutel?: Tokensleutel & Readonly<Record<string, unknown>>;
  /** Keys that signed before: their tokens work until they expire. */
  readonly vervallen: readonly Tokensleutel[];
  readonly uitgevers: readonly Tokenuitgever[];
}

export const TOKEN_PAD = '/oauth/token';

/** Public halves, to publish (RFC 7517). */
export const tokenJwks = ({ sleutel, vervallen }: Tokeninstelling) => ({
  keys: [...(sleutel === undefined ? [] : [sleutel]), ...vervallen].map(({ kty, kid, n, e }) => ({
    kty,
    kid,
    n,
    e,
    alg: ALGORITMEN[0],
    use: 'sig',
  })),
});

/** `error` of RFC 6749 §5.2. */
export type Tokenfout = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';

const Verzoek = z.object({
  grant_type: z.string(),
  client_assertion_type: z.literal(SOORT_BEWIJS),
  client_assertion: z.string().max(16_384),
  client_id: z.string().optional(),
  scope: z.string().max(500).optional(),
});

export interface Tokenantwoord {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

type Tokendiensten = Pick<Diensten, 'staat' | 'klok' | 'nieuwId'>;

/** @param velden of the form that was posted */
export async function issueToken(
  diensten: Tokendiensten,
  instelling: Tokeninstelling & { readonly sleutel: NonNullable<Tokeninstelling['sleutel']> },
  velden: Readonly<Record<string, unknown>>,
): Promise<Result<Tokenantwoord, Tokenfout>> {
  if (typeof velden.grant_type === 'string' && velden.grant_type !== 'client_credentials')
    return err('unsupported_grant_type');
  const verzoek = Verzoek.safeParse(velden);
  if (!verzoek.success) return err('invalid_request');
  const client = await proveClient(diensten, instelling, verzoek.data.client_assertion);
  if (client === undefined || (verzoek.data.client_id ?? client.id) !== client.id) return err('invalid_client');
  const rollen = chooseRollen(verzoek.data.scope, client.rollen);
  if (rollen === undefined) return err('invalid_scope');

  const nu = Math.floor(diensten.klok().getTime() / 1000);
  const { sleutel, uitgever } = instelling;
  const scope = rollen.join(' ');
  const access_token = await new SignJWT({ client_id: client.id, scope })
    .setProtectedHeader({ alg: ALGORITMEN[0], kid: sleutel.kid, typ: TYPE })
    .setIssuer(uitgever)
    .setAudience(uitgever)
    .setSubject(client.id)
    .setJti(diensten.nieuwId())
    .setIssuedAt(nu)
    .setExpirationTime(nu + DUUR_SECONDEN)
    .sign(await importJWK(sleutel, ALGORITMEN[0]));
  return ok({ access_token, token_type: 'Bearer', expires_in: DUUR_SECONDEN, scope });
}

function chooseRollen(scope: string | undefined, mag: readonly Systeemrol[]): readonly Systeemrol[] | undefined {
  if (scope === undefined || scope.trim() === '') return mag;
  const gevraagd = scope.trim().split(/ +/);
  const rollen = mag.filter((rol) => gevraagd.includes(rol));
  return rollen.length === new Set(gevraagd).size ? rollen : undefined;
}

/** The client whose key signed this, once. Whatever is wrong with it, nobody is told what. */
async function proveClient(
  diensten: Tokendiensten,
  { uitgever }: Pick<Tokeninstelling, 'uitgever'>,
  assertion: string,
): Promise<ClientRij | undefined> {
  try {
    // Nobody has checked it yet: whatever JSON can hold may stand here.
    const id: unknown = decodeJwt(assertion).iss;
    const client = typeof id !== 'string' ? undefined : await diensten.staat.clients.findClient(id);
    if (client?.bewijs.soort !== 'jwks' || client.ingetrokkenOp !== undefined) return undefined;
    const { payload } = await jwtVerify(assertion, createLocalJWKSet(JSON.parse(client.bewijs.jwks) as JSONWebKeySet), {
      algorithms: [...ALGORITMEN],
      issuer: client.id,
      subject: client.id,
      audience: [uitgever, uitgever + TOKEN_PAD],
      clockTolerance: SPELING_SECONDEN,
      currentDate: diensten.klok(),
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    const { exp = 0 } = payload;
    const jti: unknown = payload.jti;
    const nu = Math.floor(diensten.klok().getTime() / 1000);
    if (exp - nu > MAXIMUM_BEWIJS_SECONDEN || typeof jti !== 'string' || jti === '' || jti.length > 200)
      return undefined;
    const verlooptOp = tijdstip(new Date((exp + SPELING_SECONDEN) * 1000));
    return (await diensten.staat.clients.useJti(client.id, jti, verlooptOp)) ? client : undefined;
  } catch (fout) {
    if (isOngeldig(fout)) return undefined;
    throw fout;
  }
}

const isOngeldig = (fout: unknown): boolean => fout instanceof errors.JOSEError || fout instanceof TypeError;

/** Three parts with dots between them: a JWT, never a key of ours. */
export const isToken = (tekst: string): boolean => tekst.split('.').length === 3;

/** Who comes with this token. */
export async function authenticateToken(
  diensten: Pick<Diensten, 'staat' | 'klok'>,
  instelling: Tokeninstelling | undefined,
  token: string,
): Promise<Toegang> {
  if (instelling === undefined) return { soort: 'onbekend' };
  try {
    const { iss } = decodeJwt(token);
    const nu = diensten.klok();
    if (iss === instelling.uitgever) {
      const { payload } = await jwtVerify(token, createLocalJWKSet(tokenJwks(instelling)), {
        algorithms: [ALGORITMEN[0]],
        typ: TYPE,
        issuer: iss,
        audience: iss,
        currentDate: nu,
        requiredClaims: ['exp', 'sub', 'scope'],
      });
      return admit(diensten, await diensten.staat.clients.findClient(payload.sub ?? ''), payload);
    }
    const ander = instelling.uitgevers.find(({ uitgever }) => uitgever === iss);
    if (ander === undefined) return { soort: 'onbekend' };
    const { payload } = await jwtVerify(token, ander.sleutels, {
      algorithms: [...ALGORITMEN],
      issuer: ander.uitgever,
      audience: ander.publiek,
      ...(ander.typ !== undefined && { typ: ander.typ }),
      clockTolerance: SPELING_SECONDEN,
      currentDate: nu,
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    const { exp = 0, iat = 0, sub = '' } = payload;
    if (exp - iat > MAXIMUM_DUUR_SECONDEN) return { soort: 'onbekend' };
    return admit(diensten, await diensten.staat.clients.findByUitgever(ander.uitgever, sub), payload);
  } catch (fout) {
    if (fout instanceof errors.JWTExpired) return { soort: 'verlopen' };
    if (isOngeldig(fout)) return { soort: 'onbekend' };
    throw fout;
  }
}

/** A token says no more than its client may: a role that was taken away since does not work any more. */
async function admit(
  diensten: Pick<Diensten, 'staat' | 'klok'>,
  client: ClientRij | undefined,
  { scope }: JWTPayload,
): Promise<Toegang> {
  if (client === undefined) return { soort: 'onbekend' };
  if (client.ingetrokkenOp !== undefined) return { soort: 'ingetrokken' };
  const gegeven = typeof scope === 'string' ? scope.split(' ') : [...SYSTEEMROLLEN];
  const nu = diensten.klok();
  if (isWorthWriting(client.gebruiktOp, nu)) await diensten.staat.clients.touch(client.id, tijdstip(nu));
  return {
    soort: 'toegelaten',
    houder: client.houder,
    sleutelId: client.id,
    rollen: client.rollen.filter((rol) => gegeven.includes(rol)),
  };
}
