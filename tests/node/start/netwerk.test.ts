/**
 * Where workerd itself refuses to connect. Before a call we look at every address of a name; should the name point elsewhere a moment later
 * (DNS rebinding), then this is what stands: the runtime filters the addresses of the lookup that its own connection uses.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeTempFolders, tempFolder } from '../verwerk/command.ts';
import { freePort, waitUntil } from './gateway.ts';

/** The binary that wrangler runs and deploys against, not one beside it. */
const wrangler = createRequire(createRequire(import.meta.url).resolve('wrangler/package.json'));
const { default: workerd } = wrangler('workerd') as { readonly default: string };

const GEHEIM = 'what only this machine may read';

/** Fetches what it is told to, as a channel does, and tells what came of it. */
const WORKER = `
export default {
  async fetch(verzoek) {
    const naar = new URL(verzoek.url).searchParams.get('naar');
    try {
      return new Response(await (await fetch(naar, { redirect: 'manual' })).text());
    } catch {
      return new Response('refused', { status: 502 });
    }
  },
};
`;

/** @param netwerk text of a service of its own in place of the network that workerd has by default */
const configuratie = (poort: number, netwerk: string): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .main)${netwerk} ],
  sockets = [ (name = "http", address = "127.0.0.1:${poort}", http = (), service = "main") ],
);
const main :Workerd.Worker = (
  modules = [ (name = "worker.mjs", esModule = embed "worker.mjs") ],
  compatibilityDate = "2026-08-01",
);
`;

let binnen: Server;
const processen: ChildProcess[] = [];

async function startWorkerd(netwerk: string): Promise<(naar: string) => Promise<readonly [number, string]>> {
  const map = await tempFolder();
  const poort = await freePort();
  await writeFile(path.join(map, 'worker.mjs'), WORKER);
  await writeFile(path.join(map, 'config.capnp'), configuratie(poort, netwerk));
  processen.push(spawn(workerd, ['serve', 'config.capnp'], { cwd: map, stdio: 'ignore' }));
  const vraag = async (naar: string): Promise<readonly [number, string]> => {
    const antwoord = await fetch(`http://127.0.0.1:${poort}/?naar=${encodeURIComponent(naar)}`);
    return [antwoord.status, await antwoord.text()];
  };
  await waitUntil(async () => (await vraag('http://nergens.invalid/').catch(() => undefined)) !== undefined, 'workerd');
  return vraag;
}

beforeAll(async () => {
  binnen = createServer((_, antwoord) => antwoord.end(GEHEIM)).listen(0, '127.0.0.1');
  await once(binnen, 'listening');
});
afterAll(async () => {
  for (const proces of processen) proces.kill('SIGKILL');
  binnen.close();
  await removeTempFolders();
});

describe('a name that points inside at the moment of the call', () => {
  it('is not connected to by workerd as it is, whatever was found when the name was looked up before', async () => {
    const { port } = binnen.address() as AddressInfo;
    const vraag = await startWorkerd('');
    for (const host of ['localhost', '127.0.0.1', '[::ffff:127.0.0.1]', '2130706433'])
      expect([host, ...(await vraag(`http://${host}:${port}/`))]).toEqual([host, 502, 'refused']);
  });

  it('would be connected to when the deployment allowed it: so it is the runtime that refuses', async () => {
    const { port } = binnen.address() as AddressInfo;
    const vraag = await startWorkerd(', (name = "internet", network = (allow = ["public", "private"]))');
    expect(await vraag(`http://localhost:${port}/`)).toEqual([200, GEHEIM]);
  });
});
