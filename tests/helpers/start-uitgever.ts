/** A real issuer (oidc-provider, certified for OpenID Connect) that people sign in at. Any name is let in; the name is the `sub`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { TestProject } from 'vitest/node';

export const OIDC_CLIENT = { client_id: 'enkelvoud', client_secret: 'niet-geheim-alleen-voor-proeven' };

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
    pkce: { required: () => true },
    cookies: { keys: ['alleen-voor-proeven'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  server.on('request', provider.callback());
  project.provide('uitgever', uitgever);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}
