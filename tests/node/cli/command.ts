/** The command line as a whole process, and a wire in front of the gateway that can be cut. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { type Afloop, ROOT } from '../verwerk/command.ts';

export interface Toegang {
  readonly adres: string;
  readonly sleutel: string;
  readonly pogingen?: string;
}

export const environment = ({ adres, sleutel, pogingen = '3' }: Toegang): Readonly<Record<string, string>> => ({
  ENKELVOUD_URL: adres,
  ENKELVOUD_SLEUTEL: sleutel,
  ENKELVOUD_POGINGEN: pogingen,
});

export function startCli(args: readonly string[], env: Readonly<Record<string, string>>, map = ROOT) {
  const schoon = Object.fromEntries(Object.entries(process.env).filter(([naam]) => !naam.startsWith('ENKELVOUD_')));
  const proces = spawn(process.execPath, [path.join(ROOT, 'cli/enkelvoud.ts'), ...args], {
    cwd: map,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...schoon, NO_COLOR: '1', ...env },
  });
  let stdout = '';
  let stderr = '';
  proces.stdout.on('data', (stuk: Buffer) => {
    stdout += stuk.toString();
  });
  proces.stderr.on('data', (stuk: Buffer) => {
    stderr += stuk.toString();
  });
  const afloop = once(proces, 'close').then(([code]): Afloop => ({ code: code as number | null, stdout, stderr }));
  return { proces, afloop, uitvoer: (): string => stdout + stderr };
}

export const runCli = (args: readonly string[], env: Readonly<Record<string, string>>, map?: string): Promise<Afloop> =>
  startCli(args, env, map).afloop;

export interface Draad {
  readonly adres: string;
  /** Bytes that went to the gateway. */
  readonly bytes: () => number;
  close(): Promise<void>;
}

/** @param knipNa after this many bytes every connection is cut, and no new one gets through */
export async function openDraad(poort: number, knipNa = Number.POSITIVE_INFINITY): Promise<Draad> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((binnen) => {
    const buiten = connect(poort, 'localhost');
    for (const [socket, ander] of [
      [binnen, buiten],
      [buiten, binnen],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => ander.destroy());
      socket.on('close', () => ander.destroy());
    }
    binnen.on('data', (stuk) => {
      bytes += stuk.length;
      if (bytes > knipNa) for (const socket of sockets) socket.destroy();
    });
    binnen.pipe(buiten);
    buiten.pipe(binnen);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const adres = server.address();
  if (adres === null || typeof adres === 'string') throw new Error('no port');
  return {
    adres: `http://localhost:${adres.port}`,
    bytes: () => bytes,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
