/**
 * Signing out together with the issuer: a person who signs out here is sent on to it (OpenID Connect RP-Initiated Logout 1.0), and what
 * ends there ends here (Back-Channel Logout 1.0). No ID token is kept for it: the issuer learns who asks from our client id.
 */
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { generateRandomState } from 'oauth4webapi';
import { tijdstip } from '../domain/kalender.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { logBeeindigd } from './aanmeldspoor.ts';
import type { Diensten } from './diensten.ts';
import { discover, hashUitgeversessie, isExpectedFout, type Oidcinstelling, UITGEVERALGORITMEN } from './oidc.ts';

export const AFGEMELD_PAD = '/afgemeld';
/** `backchannel_logout_uri`: where an issuer tells that somebody signed out. */
export const AFMELDING_PAD = '/oauth/afmelding';

const SPELING_SECONDEN = 30;
/** A logout token is for now. */
const MAXIMUM_LEEFTIJD_SECONDEN = 300;
const GEBEURTENIS = 'http://schemas.openid.net/event/backchannel-logout';
const TYPEN = ['logout+jwt', 'application/logout+jwt', 'jwt'];

const isZelfde = (een: string, ander: string): boolean =>
  URL.canParse(een) && URL.canParse(ander) && new URL(een).href === new URL(ander).href;

/** Nothing is sent to an address that others on the way can read. */
const isVeilig = (adres: string, { lokaal }: Oidcinstelling): boolean =>
  URL.canParse(adres) && (new URL(adres).protocol === 'https:' || lokaal);

/**
 * @param uitgever where the person who signs out came from
 * @returns where to send the browser; undefined when that is not our issuer, or when it does not offer this or does not answer
 */
export async function beginAfmelden(
  instelling: Oidcinstelling,
  uitgever: string,
): Promise<{ readonly adres: string; readonly state: string } | undefined> {
  if (!isZelfde(uitgever, instelling.uitgever)) return undefined;
  try {
    const { end_session_endpoint: einde } = await discover(instelling);
    if (einde === undefined || !isVeilig(einde, instelling)) return undefined;
    const state = generateRandomState();
    const adres = new URL(einde);
    adres.searchParams.set('client_id', instelling.clientId);
    adres.searchParams.set('post_logout_redirect_uri', instelling.adres + AFGEMELD_PAD);
    adres.searchParams.set('state', state);
    return { adres: adres.href, state };
  } catch (fout) {
    // Whoever signs out is signed out here, whatever the issuer does.
    if (isExpectedFout(fout)) return undefined;
    throw fout;
  }
}

/** What logout tokens are checked with. */
export interface Uitgeverkennis {
  /** As it names itself. */
  readonly uitgever: string;
  readonly sleutels: JWTVerifyGetKey;
}

export type Uitgeverbron = () => Promise<Uitgeverkennis>;

/** @returns what finds it out once, and keeps it; the keys are fetched anew when a token names one that is not there */
export function createUitgeverbron(instelling: Oidcinstelling): Uitgeverbron {
  let bekend: Uitgeverkennis | undefined;
  return async () => {
    if (bekend !== undefined) return bekend;
    const { issuer, jwks_uri: adres } = await discover(instelling);
    if (adres === undefined || !isVeilig(adres, instelling)) throw new errors.JWKSInvalid('the issuer has no keys');
    bekend = { uitgever: issuer, sleutels: createRemoteJWKSet(new URL(adres)) };
    return bekend;
  };
}

type Afmelddiensten = Pick<Diensten, 'staat' | 'klok' | 'nieuwId' | 'pauzeer'>;

const isTekst = (waarde: unknown): waarde is string => typeof waarde === 'string' && waarde !== '';
const isObject = (waarde: unknown): waarde is object =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

/** What a logout token says beside what every JWT does (Back-Channel Logout 1.0 §2.4); undefined when it is none. */
function readAfmelding(payload: JWTPayload) {
  const { sub, sid, jti, events, nonce }: Readonly<Record<string, unknown>> = payload;
  if (nonce !== undefined || !isObject(events) || !isObject(Reflect.get(events, GEBEURTENIS))) return undefined;
  if (!isTekst(jti) || jti.length > 200) return undefined;
  if ((sub !== undefined && !isTekst(sub)) || (sid !== undefined && !isTekst(sid))) return undefined;
  if (sub === undefined && sid === undefined) return undefined;
  return { jti, ...(sub !== undefined && { sub }), ...(sid !== undefined && { sid }) };
}

/**
 * Ends the sessions that the issuer says are over; each token counts once.
 *
 * @returns how many there were. `ongeldig`: whatever is wrong with the token, nobody is told what
 */
export async function endByUitgever(
  diensten: Afmelddiensten,
  instelling: Oidcinstelling,
  bron: Uitgeverbron,
  token: string,
): Promise<Result<number, 'ongeldig' | 'uitgever-onbereikbaar'>> {
  let kennis: Uitgeverkennis;
  try {
    kennis = await bron();
  } catch (fout) {
    if (isExpectedFout(fout) || fout instanceof errors.JOSEError) return err('uitgever-onbereikbaar');
    throw fout;
  }
  const afmelding = await proveAfmelding(diensten, instelling, kennis, token);
  if (!afmelding.ok) return afmelding;
  const { sub, sid } = afmelding.value;
  const geeindigd = await diensten.staat.sessies.takeSessiesBijUitgever({
    uitgever: kennis.uitgever,
    ...(sub === undefined ? {} : { onderwerp: sub }),
    ...(sid === undefined ? {} : { uitgeversessie: hashUitgeversessie(instelling, sid) }),
  });
  for (const sessie of geeindigd) await logBeeindigd(diensten, sessie, 'uitgever');
  return ok(geeindigd.length);
}

async function proveAfmelding(
  { staat, klok }: Afmelddiensten,
  { clientId }: Oidcinstelling,
  { uitgever, sleutels }: Uitgeverkennis,
  token: string,
): Promise<Result<{ readonly sub?: string; readonly sid?: string }, 'ongeldig' | 'uitgever-onbereikbaar'>> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, sleutels, {
      algorithms: [...UITGEVERALGORITMEN],
      issuer: uitgever,
      audience: clientId,
      clockTolerance: SPELING_SECONDEN,
      currentDate: klok(),
      maxTokenAge: MAXIMUM_LEEFTIJD_SECONDEN,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    const typ: unknown = protectedHeader.typ;
    if (typ !== undefined && !(isTekst(typ) && TYPEN.includes(typ.toLowerCase()))) return err('ongeldig');
    const afmelding = readAfmelding(payload);
    if (afmelding === undefined) return err('ongeldig');
    const { jti, ...wie } = afmelding;
    const totMs = ((payload.iat ?? 0) + MAXIMUM_LEEFTIJD_SECONDEN + 2 * SPELING_SECONDEN) * 1000;
    const eerste = await staat.clients.useJti(`uitgever ${uitgever}`, jti, tijdstip(new Date(totMs)));
    return eerste ? ok(wie) : err('ongeldig');
  } catch (fout) {
    if (fout instanceof errors.JWKSTimeout) return err('uitgever-onbereikbaar');
    if (fout instanceof errors.JOSEError || fout instanceof TypeError) return err('ongeldig');
    throw fout;
  }
}
