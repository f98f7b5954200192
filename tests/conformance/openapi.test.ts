/** The OpenAPI documents the gateway serves, against the linter of the NLGov REST API Design Rules. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../../scripts/lib/client.ts';
import { type Gateway, startGateway } from '../../scripts/lib/harness.ts';
import { sharedPath } from '../helpers/shared.ts';

const SPECTRAL = path.join(import.meta.dirname, 'spectral');
const LINTER = path.join(SPECTRAL, 'node_modules/@stoplight/spectral-cli/dist/index.js');

interface Afloop {
  readonly code: number;
  readonly uitvoer: string;
}

const run = (programma: string, args: readonly string[], cwd: string): Promise<Afloop> =>
  new Promise((resolve) => {
    execFile(programma, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), uitvoer: stdout + stderr }),
    );
  });

const lint = (document: string): Promise<Afloop> =>
  run(
    process.execPath,
    [LINTER, 'lint', '--fail-severity=error', '-r', sharedPath('nlgov', 'adr-ruleset-local-override.yaml'), document],
    SPECTRAL,
  );

let gateway: Gateway | undefined;
let map = '';
beforeAll(async () => {
  if (!existsSync(LINTER)) {
    const installatie = await run('npm', ['ci'], SPECTRAL);
    if (installatie.code !== 0) throw new Error(installatie.uitvoer);
  }
  map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-openapi-'));
  gateway = await startGateway();
});
afterAll(async () => {
  await gateway?.close();
  await rm(map, { recursive: true, force: true });
});

async function fetchDocument(publiek: string): Promise<Record<string, unknown>> {
  const client = gateway?.beheer;
  if (!(client instanceof Client)) throw new Error('no gateway');
  return client.get<Record<string, unknown>>(`/${publiek}/v1/openapi.json`);
}

it.each(['aanbieder', 'gemeente', 'beheer'])(
  '%s: no errors',
  async (publiek) => {
    const bestand = path.join(map, `${publiek}.json`);
    await writeFile(bestand, JSON.stringify(await fetchDocument(publiek), null, 2));
    const { code, uitvoer } = await lint(bestand);
    expect({ code, uitvoer }).toMatchObject({ code: 0 });
  },
  60_000,
);

it('the linter runs the NLGov rules: a document that breaks one is refused', async () => {
  const document = await fetchDocument('gemeente');
  const bestand = path.join(map, 'fout.json');
  await writeFile(bestand, JSON.stringify({ ...document, servers: [{ url: 'https://api.example/zonder-versie' }] }));
  const { code, uitvoer } = await lint(bestand);
  expect(code).not.toBe(0);
  expect(uitvoer).toContain('nlgov:');
});
