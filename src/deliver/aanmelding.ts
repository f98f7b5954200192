/** How we tell a receiver who we are: a header, or a token of its own token endpoint (OAuth 2 client credentials, RFC 6749 §4.4). */
import { importJWK, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { Aanmelding, Kanaalgeheimen, Proefreden } from '../domain/kanaal.ts';
import { err, ok, type Result, unreachable } from '../domain/result.ts';
import { type Buitenwereld, callOut } from './aanroep.ts';
import type { Verzenduitkomst } from './uitkomst.ts';

/** NL GOV Assurance profile for OAuth 2.0: a token lives at most six hours. */
const LANGSTE_MS = 6 * 60 * 60 * 1000;
/** When the server does not say how long a token lives. */
const ONBEKEND_SECONDEN = 300;
/** A token that is about to expire would be refused on its way. */
const MARGE_MS = 60_000;

const Tokenantwoord = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,16000}$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().optional(),
});

/** Tokens by channel. In memory only: a token is as good as a secret. */
export type Tokenvoorraad = Map<string, { readonly token: string; readonly totMs: number }>;

export type Aanmeldgeheimen = Pick<Kanaalgeheimen, 'headerwaarde' | 'clientgeheim' | 'clientsleutel'>;

export interface Aanmelder {
  /** Headers that say who we are. `opnieuw`: the last ones were refused. */
  headers(nu: Date, opnieuw: boolean): Promise<Result<Readonly<Record<string, string>>, Verzenduitkomst>>;
  /** True when asking again can give another header. */
  readonly vernieuwbaar: boolean;
}

const failed = (reden: Proefreden): Result<never, Verzenduitkomst> =>
  err({ soort: 'mislukt', stap: 'aanmelding', reden });

/** RFC 6749 §2.3.1: both parts are form-encoded first. */
const basic = (clientId: string, geheim: string): string =>
  `Basic ${btoa([clientId, geheim].map((deel) => encodeURIComponent(deel)).join(':'))}`;

type Oauth = Extract<Aanmelding, { aanmeldsoort: 'oauth2' }>;

/** How we show that we are this client: in a header, or as fields of the request. */
interface Clientbewijs {
  readonly headers: Readonly<Record<string, string>>;
  readonly velden: Readonly<Record<string, string>>;
}

/** Longer than the clocks of two servers differ, too short to be of use to anybody else. */
const BEWIJS_SECONDEN = 60;

/** RFC 7523 §2.2: a signed statement of ours, for this token server, this minute and this once. */
async function signAssertion(
  { clientId, tokenadres }: Oauth,
  sleutel: string,
  jti: string,
  nu: Date,
): Promise<Clientbewijs> {
  const jwk = JSON.parse(sleutel) as JWK;
  const seconden = Math.floor(nu.getTime() / 1000);
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenadres)
    .setJti(jti)
    .setIssuedAt(seconden)
    .setExpirationTime(seconden + BEWIJS_SECONDEN)
    .sign(await importJWK(jwk, 'ES256'));
  return {
    headers: {},
    velden: {
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    },
  };
}

/** Undefined when what proves it is not there. */
async function prove(
  aanmelding: Oauth,
  { clientgeheim, clientsleutel }: Aanmeldgeheimen,
  jti: string,
  nu: Date,
): Promise<Clientbewijs | undefined> {
  if (aanmelding.clientbewijs === 'sleutel')
    return clientsleutel === undefined ? undefined : signAssertion(aanmelding, clientsleutel, jti, nu);
  if (clientgeheim === undefined) return undefined;
  return { headers: { Authorization: basic(aanmelding.clientId, clientgeheim) }, velden: {} };
}

async function askToken(
  buiten: Buitenwereld,
  { tokenadres, scope, audience }: Oauth,
  bewijs: Clientbewijs,
): Promise<Result<{ readonly token: string; readonly seconden: number }, Verzenduitkomst>> {
  const velden = new URLSearchParams({
    grant_type: 'client_credentials',
    ...bewijs.velden,
    ...(scope === undefined ? {} : { scope }),
    ...(audience === undefined ? {} : { audience }),
  });
  const antwoord = await callOut(
    buiten,
    {
      methode: 'POST',
      adres: tokenadres,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
        ...bewijs.headers,
      },
      body: new TextEncoder().encode(velden.toString()),
    },
    { tekst: true },
  );
  if (!antwoord.ok) return failed(antwoord.error.reden);
  const { status, tekst = '' } = antwoord.value;
  if (status !== 200) return failed({ reden: 'status', status });
  const gelezen = Tokenantwoord.safeParse(parseJson(tekst));
  if (!gelezen.success) return failed({ reden: 'verkeerd-antwoord' });
  return ok({ token: gelezen.data.access_token, seconden: gelezen.data.expires_in ?? ONBEKEND_SECONDEN });
}

function parseJson(tekst: string): unknown {
  try {
    return JSON.parse(tekst);
  } catch {
    return undefined;
  }
}

const MISSING: Result<never, Verzenduitkomst> = err({ soort: 'niet-bruikbaar', wat: 'geheim' });

/**
 * @param sleutel names this version of the settings of this ontvanger in the voorraad: two ontvangers never share a token, and changed
 *   settings never use an old one
 */
export function createAanmelder(
  buiten: Buitenwereld,
  aanmelding: Aanmelding,
  geheimen: Aanmeldgeheimen,
  voorraad: Tokenvoorraad,
  sleutel: string,
): Aanmelder {
  switch (aanmelding.aanmeldsoort) {
    case 'geen':
      return { vernieuwbaar: false, headers: async () => ok({}) };
    case 'header': {
      const { headerwaarde } = geheimen;
      return {
        vernieuwbaar: false,
        headers: async () => (headerwaarde === undefined ? MISSING : ok({ [aanmelding.headernaam]: headerwaarde })),
      };
    }
    case 'oauth2':
      return {
        vernieuwbaar: true,
        async headers(nu, opnieuw) {
          const bewaard = voorraad.get(sleutel);
          if (!opnieuw && bewaard !== undefined && bewaard.totMs > nu.getTime())
            return ok({ Authorization: `Bearer ${bewaard.token}` });
          voorraad.delete(sleutel);
          const bewijs = await prove(aanmelding, geheimen, buiten.nieuwId(), nu);
          if (bewijs === undefined) return MISSING;
          const nieuw = await askToken(buiten, aanmelding, bewijs);
          if (!nieuw.ok) return nieuw;
          const { token, seconden } = nieuw.value;
          voorraad.set(sleutel, { token, totMs: nu.getTime() + Math.min(seconden * 1000, LANGSTE_MS) - MARGE_MS });
          return ok({ Authorization: `Bearer ${token}` });
        },
      };
    default:
      return unreachable(aanmelding);
  }
}
