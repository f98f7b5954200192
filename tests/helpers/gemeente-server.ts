/**
 * A real HTTP server that plays gemeenten, also those that behave badly. Each test takes a name of its own; every address below
 * `<url>/<naam>/` belongs to it.
 *
 * - `PUT /-/script/<naam>` with a list of `Stap`: the first request is answered by the first one, and so on; the last one goes on for ever.
 *   Without a script everything is answered with 204.
 * - `GET /-/ontvangen/<naam>`: every request so far (`Ontvangen[]`), in order of arrival; what is cut off is there as well.
 *
 * In Node: `startGemeenteServer()`. In a test of the worker project it is running already: `createGemeente()` in gemeente.ts.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { Webhook } from 'standardwebhooks';
import type { Ontvangen, Stap } from './gemeente-server/script.ts';
import { checkSigV4 } from './gemeente-server/sigv4.ts';

/** Longer bodies are counted and hashed, not kept. */
const BEWAARDE_BYTES = 1024 * 1024;
const AANVAARD: Stap = { doe: 'antwoord', status: 204 };

interface Gespeeld {
  stappen: readonly Stap[];
  readonly ontvangen: Ontvangen[];
  beurt: number;
}

interface Binnen {
  readonly methode: string;
  readonly pad: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly sha256: string;
  /** The first `BEWAARDE_BYTES`. */
  readonly inhoud: Buffer;
  readonly volledig: boolean;
}

const flatten = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([naam, waarde]) => [naam, String(waarde)]));

/** How much of a body is read before answering. */
function appetiteOf(stap: Stap): 'alles' | 'een-stuk' | 'niets' {
  if (stap.doe === 'antwoord-meteen') return 'niets';
  return stap.doe === 'breek-af' && stap.wanneer === 'in-verzoek' ? 'een-stuk' : 'alles';
}

async function receive(request: IncomingMessage, trek: ReturnType<typeof appetiteOf>): Promise<Binnen> {
  const hash = createHash('sha256');
  const stukken: Buffer[] = [];
  let bytes = 0;
  let volledig = true;
  try {
    if (trek === 'niets') volledig = false;
    else
      for await (const stuk of request as AsyncIterable<Buffer>) {
        hash.update(stuk);
        if (bytes < BEWAARDE_BYTES) stukken.push(stuk);
        bytes += stuk.length;
        if (trek === 'een-stuk') {
          volledig = false;
          break;
        }
      }
  } catch {
    volledig = false;
  }
  return {
    methode: request.method ?? '',
    pad: request.url ?? '',
    headers: flatten(request.headers),
    bytes,
    sha256: hash.digest('hex'),
    inhoud: Buffer.concat(stukken),
    volledig: volledig && request.complete,
  };
}

function send(
  response: ServerResponse,
  status: number,
  body = '',
  headers: Readonly<Record<string, string>> = {},
): number {
  response.writeHead(status, headers).end(status === 204 ? undefined : body);
  return status;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** RFC 7523: by the key of the client, for this address, and not long ago by the clock that the statement itself names. */
async function isProven(
  stap: Extract<Stap, { doe: 'token' }>,
  binnen: Binnen,
  velden: URLSearchParams,
): Promise<boolean> {
  if (stap.jwk === undefined) {
    const basis = Buffer.from(`${encodeURIComponent(stap.clientId)}:${encodeURIComponent(stap.geheim ?? '')}`);
    return binnen.headers.authorization === `Basic ${basis.toString('base64')}`;
  }
  try {
    const { payload } = await jwtVerify(velden.get('client_assertion') ?? '', await importJWK(stap.jwk, 'ES256'), {
      issuer: stap.clientId,
      subject: stap.clientId,
      audience: `http://${binnen.headers.host}${binnen.pad}`,
      requiredClaims: ['jti', 'iat', 'exp'],
      currentDate: new Date(Number(decodeJwt(velden.get('client_assertion') ?? '').iat) * 1000),
      maxTokenAge: 1,
    });
    const soort = velden.get('client_assertion_type');
    return (
      soort === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' &&
      (payload.exp ?? 0) - (payload.iat ?? 0) <= 300
    );
  } catch {
    return false;
  }
}

async function giveToken(
  stap: Extract<Stap, { doe: 'token' }>,
  binnen: Binnen,
  response: ServerResponse,
): Promise<number> {
  const velden = new URLSearchParams(binnen.inhoud.toString());
  if (velden.get('grant_type') !== 'client_credentials' || !(await isProven(stap, binnen, velden)))
    return send(response, 401, JSON.stringify({ error: 'invalid_client' }), JSON_TYPE);
  const antwoord = { access_token: stap.token, token_type: 'Bearer', expires_in: stap.seconden };
  return send(response, 200, JSON.stringify(antwoord), JSON_TYPE);
}

function verifies(geheim: string, binnen: Binnen): boolean {
  try {
    new Webhook(geheim).verify(binnen.inhoud.toString(), { ...binnen.headers });
    return true;
  } catch {
    return false;
  }
}

/** @returns the status that was sent, undefined when none was */
async function act(stap: Stap, binnen: Binnen, response: ServerResponse): Promise<number | undefined> {
  switch (stap.doe) {
    case 'antwoord':
      return send(response, stap.status, stap.body, stap.headers);
    case 'antwoord-meteen':
      // Past the HTTP server, which would read on to keep the connection of use.
      response.socket?.write(`HTTP/1.1 ${stap.status} x\r\nContent-Length: 0\r\n\r\n`);
      return stap.status;
    case 'traag':
      setTimeout(() => send(response, 204), stap.ms);
      return 204;
    case 'zwijg':
      return undefined;
    case 'breek-af':
      if (stap.wanneer === 'in-antwoord') {
        response.writeHead(200, { 'Content-Length': '1000' }).write('half');
        setTimeout(() => response.socket?.resetAndDestroy(), 20);
      } else response.socket?.resetAndDestroy();
      return undefined;
    case 'rommel':
      response.socket?.end('\x00\x01 this is no HTTP \xff\r\n\r\n');
      return undefined;
    case 'praat':
      return send(response, 200, 'x'.repeat(stap.bytes), { 'Content-Type': 'text/plain' });
    case 'webhook':
      return send(response, verifies(stap.geheim, binnen) ? 204 : 401);
    case 'header':
      return send(response, binnen.headers[stap.naam.toLowerCase()] === stap.waarde ? 204 : 401);
    case 's3':
      return send(response, checkSigV4(binnen, stap) ?? 200, '', { ETag: '"x"' });
    case 'token':
      return giveToken(stap, binnen, response);
  }
}

export interface GemeenteServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startGemeenteServer(): Promise<GemeenteServer> {
  const gespeeld = new Map<string, Gespeeld>();
  const find = (naam: string): Gespeeld => {
    const bestaand = gespeeld.get(naam) ?? { stappen: [AANVAARD], ontvangen: [], beurt: 0 };
    gespeeld.set(naam, bestaand);
    return bestaand;
  };

  async function direct(opdracht: string, naam: string, request: IncomingMessage, response: ServerResponse) {
    const een = find(naam);
    if (opdracht === 'ontvangen') return send(response, 200, JSON.stringify(een.ontvangen), JSON_TYPE);
    if (opdracht !== 'script') return send(response, 404);
    const { inhoud } = await receive(request, 'alles');
    een.stappen = JSON.parse(inhoud.toString()) as readonly Stap[];
    een.beurt = 0;
    return send(response, 204);
  }

  async function play(naam: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const een = find(naam);
    const stap = een.stappen[Math.min(een.beurt++, een.stappen.length - 1)] ?? AANVAARD;
    const binnen = await receive(request, appetiteOf(stap));
    const status =
      binnen.volledig || appetiteOf(stap) !== 'alles' || stap.doe === 'breek-af'
        ? await act(stap, binnen, response)
        : undefined;
    const { inhoud, ...rest } = binnen;
    een.ontvangen.push({
      ...rest,
      stap,
      ...(binnen.bytes > BEWAARDE_BYTES ? {} : { body: inhoud.toString('base64') }),
      ...(status === undefined ? {} : { status }),
    });
  }

  const server = createServer((request, response) => {
    const [, eerste = '', tweede = '', derde = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    const werk = eerste === '-' ? direct(tweede, derde, request, response) : play(eerste, request, response);
    werk.catch(() => response.socket?.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
