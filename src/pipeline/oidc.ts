/**
 * People sign in at an issuer (OpenID Connect Core 1.0: authorization code with PKCE, state and nonce). What the issuer says of them
 * is used for one thing: to find the person among the leden, by `iss` and `sub`. Everything of the protocol is oauth4webapi's.
 */
import { createHash, createHmac } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import { tijdstip } from '../domain/kalender.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { LidRij, Sessiebewijs } from '../domain/toegang.ts';
import type { Diensten } from './diensten.ts';
import { POGING_MS, VERS_VOOR_FORMULIER_MS } from './sessies.ts';

export interface Oidcinstelling {
  readonly uitgever: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says after `Aanmelden met`. */
  readonly naam: string;
  /** Address of this gateway. */
  readonly adres: string;
  /** Also an issuer without https: on the machine of a developer only. */
  readonly lokaal: boolean;
  /** How strong somebody must have signed in; absent: as strong as the issuer asks of itself. */
  readonly sterkte?: Aanmeldsterkte;
}

/** What is asked of a sign-in (OpenID Connect Core 1.0 §2; `amr`: RFC 8176). Empty lists ask nothing. */
export interface Aanmeldsterkte {
  /** One of these levels: an eHerkenning broker, or a municipality, says which it has. */
  readonly acr: readonly string[];
  /** All of these were used. */
  readonly amr: readonly string[];
  /** So long ago at most, in seconds. */
  readonly hoogstensSeconden?: number;
}

type Oidcdiensten = Pick<Diensten, 'staat' | 'klok'>;

export const TERUG_PAD = '/aanmelden/terug';

export type Oidcfout =
  /** The attempt is not of this browser, is over, or was used before. */
  | { readonly soort: 'poging-onbekend' }
  /** The person did not finish, or the issuer refused. */
  | { readonly soort: 'geweigerd' }
  | { readonly soort: 'uitgever-onbereikbaar' }
  /** Signed in, but not as strong as this installation asks; `nodig`: one of these levels, when levels are asked for. */
  | { readonly soort: 'te-zwak'; readonly wat: 'niveau' | 'middel' | 'tijd'; readonly nodig: readonly string[] }
  /** Signed in, but nobody here knows them. They can tell the beheerder who they are. */
  | { readonly soort: 'onbekend'; readonly uitgever: string; readonly onderwerp: string };

const hash = (tekst: string): string => createHash('sha256').update(tekst).digest('hex');

/** The longest that somebody who signs in waits for the issuer. */
const WACHT_MS = 10_000;

/** No connection, or no answer in time. */
class Onbereikbaar extends Error {}

const options = ({ lokaal }: Oidcinstelling) => ({
  // For a gateway and an issuer that both run on one machine; env.ts lets it be nowhere else.
  [oauth.allowInsecureRequests]: lokaal,
  [oauth.customFetch]: async (
    adres: string,
    { body, headers, method, redirect }: oauth.CustomFetchOptions<string, URLSearchParams | undefined>,
  ): Promise<Response> => {
    try {
      const signal = AbortSignal.timeout(WACHT_MS);
      return await fetch(adres, { headers, method, redirect, signal, ...(body && { body }) });
    } catch (cause) {
      throw new Onbereikbaar('the issuer does not answer', { cause });
    }
  },
});

/** Public keys only: what the issuer signed nobody else can have signed, us included. */
export const UITGEVERALGORITMEN: readonly string[] = ['PS256', 'ES256', 'RS256', 'EdDSA', 'Ed25519'];

/** Throws what `isExpectedFout` knows, when the issuer does not answer, or not well. */
export async function discover(instelling: Oidcinstelling): Promise<oauth.AuthorizationServer> {
  const uitgever = new URL(instelling.uitgever);
  const server = await oauth.processDiscoveryResponse(
    uitgever,
    await oauth.discoveryRequest(uitgever, options(instelling)),
  );
  const aangeboden = server.id_token_signing_alg_values_supported ?? ['RS256'];
  return {
    ...server,
    id_token_signing_alg_values_supported: aangeboden.filter((alg) => UITGEVERALGORITMEN.includes(alg)),
  };
}

/** The issuer is asked for it; whether it did so is looked at when the person comes back. */
const strengthParameters = ({
  acr,
  hoogstensSeconden,
}: Aanmeldsterkte = GEEN_EIS): Readonly<Record<string, string>> => ({
  ...(acr.length > 0 && { acr_values: acr.join(' ') }),
  ...(hoogstensSeconden !== undefined && { max_age: String(hoogstensSeconden) }),
});

const GEEN_EIS: Aanmeldsterkte = { acr: [], amr: [] };
/** Clocks differ a little. */
const SPELING_SECONDEN = 30;

/** What an ID token is too weak in; undefined when it is strong enough. An issuer that does not say how, did not. */
export function findZwakte(
  { acr, amr, hoogstensSeconden }: Aanmeldsterkte,
  claims: Readonly<Record<string, unknown>>,
  nu: Date,
): Extract<Oidcfout, { readonly soort: 'te-zwak' }> | undefined {
  if (acr.length > 0 && !acr.some((niveau) => niveau === claims.acr))
    return { soort: 'te-zwak', wat: 'niveau', nodig: acr };
  const gebruikt: readonly unknown[] = Array.isArray(claims.amr) ? claims.amr : [];
  if (!amr.every((middel) => gebruikt.includes(middel))) return { soort: 'te-zwak', wat: 'middel', nodig: amr };
  if (hoogstensSeconden === undefined) return undefined;
  const { auth_time: sinds } = claims;
  const recent = typeof sinds === 'number' && nu.getTime() / 1000 - sinds <= hoogstensSeconden + SPELING_SECONDEN;
  return recent ? undefined : { soort: 'te-zwak', wat: 'tijd', nodig: [] };
}

/** What an act of weight asks besides: the person shows anew who they are. */
const withVers = (sterkte: Aanmeldsterkte = GEEN_EIS, vers: boolean): Aanmeldsterkte => {
  const hoogstens = VERS_VOOR_FORMULIER_MS / 1000;
  return vers
    ? { ...sterkte, hoogstensSeconden: Math.min(sterkte.hoogstensSeconden ?? hoogstens, hoogstens) }
    : sterkte;
};

/** What names a session of the issuer here, so that it can end it: nothing to who has not our secret. */
export const hashUitgeversessie = ({ clientSecret, uitgever }: Oidcinstelling, sid: string): string =>
  createHmac('sha256', clientSecret).update(`sid ${uitgever} ${sid}`).digest('hex');

/** What a session keeps of an ID token. */
function readBewijs(instelling: Oidcinstelling, claims: Readonly<Record<string, unknown>>, nu: Date): Sessiebewijs {
  const { auth_time: sinds, sid } = claims;
  // An issuer whose clock is ahead says later than now.
  const bewezen = typeof sinds === 'number' && sinds > 0 ? new Date(Math.min(sinds * 1000, nu.getTime())) : undefined;
  return {
    ...(bewezen === undefined ? {} : { bewezenOp: tijdstip(bewezen) }),
    ...(typeof sid === 'string' && sid !== '' ? { uitgeversessie: hashUitgeversessie(instelling, sid) } : {}),
  };
}

/**
 * @param vers whether the person must show anew who they are, also when the issuer still knows them
 * @returns where to send the browser, and what it must bring back in a cookie
 */
export async function beginAanmelden(
  diensten: Oidcdiensten,
  instelling: Oidcinstelling,
  naar: string | undefined,
  vers = false,
): Promise<Result<{ readonly adres: string; readonly state: string }, Oidcfout>> {
  try {
    const server = await discover(instelling);
    if (server.authorization_endpoint === undefined) return err({ soort: 'uitgever-onbereikbaar' });
    const state = oauth.generateRandomState();
    const nonce = oauth.generateRandomNonce();
    const verifier = oauth.generateRandomCodeVerifier();
    await diensten.staat.clients.addPoging({
      sha256: hash(state),
      verifier,
      nonce,
      ...(naar === undefined ? {} : { naar }),
      vers,
      begonnenOp: tijdstip(diensten.klok()),
    });
    const adres = new URL(server.authorization_endpoint);
    for (const [naam, waarde] of Object.entries({
      client_id: instelling.clientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: instelling.adres + TERUG_PAD,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...strengthParameters(withVers(instelling.sterkte, vers)),
      ...(vers && { prompt: 'login' }),
    }))
      adres.searchParams.set(naam, waarde);
    return ok({ adres: adres.href, state });
  } catch (fout) {
    return err(toFout(fout));
  }
}

export interface Aanmelding {
  /** The memberships of the person, at least one. */
  readonly leden: readonly LidRij[];
  readonly bewijs: Sessiebewijs;
  readonly naar?: string;
}

/**
 * @param state what the browser kept in its cookie
 * @param antwoord the parameters the issuer sent the browser back with
 */
export async function endAanmelden(
  diensten: Oidcdiensten,
  instelling: Oidcinstelling,
  state: string | undefined,
  antwoord: URLSearchParams,
): Promise<Result<Aanmelding, Oidcfout>> {
  if (state === undefined || antwoord.get('state') !== state) return err({ soort: 'poging-onbekend' });
  const poging = await diensten.staat.clients.takePoging(hash(state));
  if (poging === undefined || diensten.klok().getTime() - Date.parse(poging.begonnenOp) > POGING_MS)
    return err({ soort: 'poging-onbekend' });
  try {
    const server = await discover(instelling);
    const client: oauth.Client = { client_id: instelling.clientId };
    const code = oauth.validateAuthResponse(server, client, antwoord, state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(instelling.clientSecret),
      code,
      instelling.adres + TERUG_PAD,
      poging.verifier,
      options(instelling),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: poging.nonce,
      requireIdToken: true,
    });
    // OpenID Connect lets a client trust the connection instead (Core 1.0 §3.1.3.7); what says who somebody is we check itself.
    await oauth.validateApplicationLevelSignature(server, response, options(instelling));
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (claims === undefined) return err({ soort: 'geweigerd' });
    const nu = diensten.klok();
    const zwakte = findZwakte(withVers(instelling.sterkte, poging.vers), claims, nu);
    if (zwakte !== undefined) return err(zwakte);
    const leden = await diensten.staat.organisaties.listLidmaatschappen(claims.iss, claims.sub);
    if (leden.length === 0) return err({ soort: 'onbekend', uitgever: claims.iss, onderwerp: claims.sub });
    const bewijs = readBewijs(instelling, claims, nu);
    return ok({ leden, bewijs, ...(poging.naar === undefined ? {} : { naar: poging.naar }) });
  } catch (fout) {
    return err(toFout(fout));
  }
}

const GEWEIGERD = [
  oauth.AuthorizationResponseError,
  oauth.ResponseBodyError,
  oauth.OperationProcessingError,
  oauth.UnsupportedOperationError,
];

/** Whether the issuer or the network did something wrong, which is to be expected. */
export const isExpectedFout = (fout: unknown): boolean =>
  fout instanceof Onbereikbaar || GEWEIGERD.some((soort) => fout instanceof soort);

/** A mistake of ours is thrown on. */
function toFout(fout: unknown): Oidcfout {
  if (!isExpectedFout(fout)) throw fout;
  return { soort: fout instanceof Onbereikbaar ? 'uitgever-onbereikbaar' : 'geweigerd' };
}
