/** A receiver on this machine: takes everything, and knows what came twice. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sink {
  /** Ends without a slash. */
  readonly url: string;
  /** Number of requests since the last `begin`. */
  readonly aantal: () => number;
  /** Different ids (header `webhook-id`) among them. */
  readonly verschillend: () => number;
  readonly bodies: () => readonly string[];
  /** Forgets what came before; `bewaar`: keeps the bodies from now on. */
  readonly begin: (bewaar: boolean) => void;
  readonly close: () => Promise<void>;
}

export async function startSink(): Promise<Sink> {
  let aantal = 0;
  let bewaren = false;
  const ids = new Set<string>();
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const stukken: Buffer[] = [];
    request.on('data', (stuk: Buffer) => {
      if (bewaren) stukken.push(stuk);
    });
    request.on('end', () => {
      aantal++;
      const id = request.headers['webhook-id'];
      if (typeof id === 'string') ids.add(id);
      if (bewaren) bodies.push(Buffer.concat(stukken).toString());
      response.writeHead(204).end();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    aantal: () => aantal,
    verschillend: () => ids.size,
    bodies: () => bodies,
    begin: (bewaar) => {
      aantal = 0;
      bewaren = bewaar;
      ids.clear();
      bodies.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
