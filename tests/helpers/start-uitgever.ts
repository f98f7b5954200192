/** A real issuer (oidc-provider, certified for OpenID Connect) that people sign in at. Any name is let in; the name is the `sub`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { TestProject } from 'vitest/node';

export const OIDC_CLIENT = { client_id: 'enkelvoud', client_secret: 'niet-geheim-alleen-voor-proeven' };

/** Who signs in as `anna@hoog` is anna, with two means; as `anna@laag`, with a password; as `anna`, nobody says how. */
export const STERKTES = {
  hoog: { acr: 'urn:etoegang:core:assurance-class:loa3', amr: ['pwd', 'mfa'] },
  laag: { acr: 'urn:etoegang:core:assurance-class:loa2', amr: ['pwd'] },
} as const;

function metSterkte(login: string): {
  readonly accountId: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
} {
  const [accountId = '', hoe] = login.split('@');
  return { accountId, ...(hoe === 'hoog' || hoe === 'laag' ? STERKTES[hoe] : {}) };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const uitgever = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(uitgever, {
    clients: [
      {
        ...OIDC_CLIENT,
        redirect_uris: ['http://localhost:8787/aanmelden/terug'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    acrValues: Object.values(STERKTES).map(({ acr }) => acr),
    claims: { openid: ['sub', 'amr'], acr: null, auth_time: null, iss: null, sid: null },
    pkce: { required: () => true },
    cookies: { keys: ['alleen-voor-proeven'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  const finish = provider.interactionFinished.bind(provider);
  provider.interactionFinished = (req, res, result, options) =>
    finish(req, res, result.login === undefined ? result : { login: metSterkte(result.login.accountId) }, options);
  server.on('request', provider.callback());
  project.provide('uitgever', uitgever);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}
