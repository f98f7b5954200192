/** The examples for curl and Python do what they say, against a gateway that really runs. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../../scripts/lib/client.ts';
import type { Demo } from '../../scripts/lib/demo.ts';
import { createSleutel } from '../../scripts/lib/verwerk.ts';
import { freePort, Start } from '../node/start/gateway.ts';
import { ROOT, readJson, removeTempFolders, tempFolder, VOORBEELD } from '../node/verwerk/command.ts';

const DEEL = 5 * 1024 * 1024;

let start: Start;
let adres: string;
let sleutel: string;
let map: string;
beforeAll(async () => {
  map = await tempFolder();
  const poort = await freePort();
  adres = `http://localhost:${poort}`;
  start = new Start(path.join(map, 'staat'), poort);
  await start.ready();
  const { beginsleutel } = await readJson<Demo>(map, 'staat', 'demo.json');
  sleutel = await createSleutel(new Client(new URL(adres), beginsleutel), 'aanbieder', '65656055', 'voorbeelden');
});
afterAll(async () => {
  await start.kill();
  await removeTempFolders();
});

async function run(programma: string, ...args: readonly string[]) {
  const proces = spawn(programma, args, { cwd: ROOT, env: { ...process.env, SLEUTEL: sleutel } });
  const uit = { stdout: '', stderr: '' };
  proces.stdout.on('data', (stuk: Buffer) => {
    uit.stdout += stuk.toString();
  });
  proces.stderr.on('data', (stuk: Buffer) => {
    uit.stderr += stuk.toString();
  });
  const [code] = await once(proces, 'close');
  return { code: Number(code), ...uit };
}

async function example(kenmerk: string, anders: object = {}, lengte = 0): Promise<string> {
  const bestand = path.join(map, `${kenmerk}.json`);
  const inhoud = JSON.stringify({ ...(await readJson<object>(VOORBEELD)), kenmerk, ...anders });
  await writeFile(bestand, inhoud.padEnd(lengte));
  return bestand;
}

it('Python submits and follows', async () => {
  const { code, stdout, stderr } = await run('python3', 'examples/python/indienen.py', await example('python'), adres);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/Diemen {2}iwmo323 {2}bezorgd/);
});

it('Python shows why something is refused', async () => {
  const bestand = await example('python-fout', { dagtekening: 'morgen' });
  const { code, stderr } = await run('python3', 'examples/python/indienen.py', bestand, adres);
  expect(code).toBe(2);
  expect(stderr).toContain('/dagtekening');
  expect(stderr).toContain('Wat u kunt doen:');
});

it('curl submits at once', async () => {
  const { code, stdout } = await run('examples/indienen.sh', await example('curl'), adres);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ kenmerk: 'curl' });
});

it('curl sends in parts, and goes on where it was', async () => {
  const bestand = await example('curl-delen', {}, 11 * 1024 * 1024);
  const eerste = await run('examples/curl/in-delen.sh', bestand, adres);
  expect(eerste).toMatchObject({ code: 0, stderr: 'deel 1 is er\ndeel 2 is er\ndeel 3 is er\n' });
  const bewijs = JSON.parse(eerste.stdout) as { id: string; bytes: number; sha256: string };
  expect(bewijs.bytes).toBe((await readFile(bestand)).length);
  expect(existsSync(`${bestand}.upload`)).toBe(false);

  // As after a connection that broke with one part sent: only the others go.
  const client = new Client(new URL(adres), sleutel);
  const { inhoud } = await client.post<{ id: string }>('/aanbieder/v1/uploads', {
    bytes: bewijs.bytes,
    sha256: bewijs.sha256,
    mediatype: 'application/json',
    deelBytes: DEEL,
  });
  const deel = (await readFile(bestand)).subarray(0, DEEL);
  const digest = createHash('sha256').update(deel).digest('base64');
  const headers = { 'Content-Type': 'application/octet-stream', 'Content-Digest': `sha-256=:${digest}:` };
  await client.ask('PUT', `/aanbieder/v1/uploads/${inhoud.id}/delen/1`, { headers, body: new Uint8Array(deel) });
  await writeFile(`${bestand}.upload`, inhoud.id);
  const tweede = await run('examples/curl/in-delen.sh', bestand, adres);
  expect(tweede).toMatchObject({ code: 0, stderr: 'deel 2 is er\ndeel 3 is er\n' });
  expect(JSON.parse(tweede.stdout)).toMatchObject({ id: bewijs.id });
});
