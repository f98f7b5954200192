/** A real issuer (oidc-provider, certified for OpenID Connect) that people sign in at. Any name is let in; the name is the `sub`. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const OIDC_CLIENT = { client_id: 'enkelvoud', client_secret: 'niet-geheim-alleen-voor-proeven' };

/** Who signs in as `anna@hoog` is anna, with two means; as `anna@laag`, with a password; as `anna`, nobody says how. */
export const STERKTES = {
  hoog: { acr: 'urn:etoegang:core:assurance-class:loa3', amr: ['pwd', 'mfa'] },
  laag: { acr: 'urn:etoegang:core:assurance-class:loa2', amr: ['pwd'] },
} as const;

/** Where the issuer keeps what it tells of sign-outs, when no gateway listens: GET gives all, and forgets them. */
export const OPVANG = '/_afmeldingen';

function metSterkte(login: string): {
  readonly accountId: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
} {
  const [accountId = '', hoe] = login.split('@');
  return { accountId, ...(hoe === 'hoog' || hoe === 'laag' ? STERKTES[hoe] : {}) };
}

async function readBody(verzoek: IncomingMessage): Promise<string> {
  let tekst = '';
  for await (const stuk of verzoek) tekst += String(stuk);
  return tekst;
}

export interface Uitgever {
  readonly adres: string;
  readonly close: () => Promise<void>;
}

/**
 * @param gateway address of the gateway that people come from
 * @param afmelding where sign-outs are told; without it the issuer keeps them (OPVANG)
 */
export async function startUitgever(gateway: string, afmelding?: string): Promise<Uitgever> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const adres = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(adres, {
    clients: [
      {
        ...OIDC_CLIENT,
        redirect_uris: [`${gateway}/aanmelden/terug`],
        post_logout_redirect_uris: [`${gateway}/afgemeld`],
        backchannel_logout_uri: afmelding ?? adres + OPVANG,
        backchannel_logout_session_required: true,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    acrValues: Object.values(STERKTES).map(({ acr }) => acr),
    claims: { openid: ['sub', 'amr'], acr: null, auth_time: null, iss: null, sid: null },
    features: { backchannelLogout: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['alleen-voor-proeven'] },
    // Of itself it sends nothing to an address of this machine, where every gateway of a test is.
    fetch: (naar, { dispatcher: _, ...keuze }) => fetch(naar, keuze),
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  const finish = provider.interactionFinished.bind(provider);
  provider.interactionFinished = (req, res, result, options) =>
    finish(req, res, result.login === undefined ? result : { login: metSterkte(result.login.accountId) }, options);
  const antwoord = provider.callback();
  let afmeldingen: string[] = [];
  server.on('request', (req, res) => {
    if (req.url !== OPVANG) return antwoord(req, res);
    if (req.method === 'POST')
      return void readBody(req).then((tekst) => {
        afmeldingen.push(new URLSearchParams(tekst).get('logout_token') ?? '');
        res.writeHead(200).end();
      });
    res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(afmeldingen));
    afmeldingen = [];
  });
  return {
    adres,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
