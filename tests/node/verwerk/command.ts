/** `npm run verwerk` as a whole process, as its user starts it. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
export const VOORBEELD = path.join(ROOT, 'examples', 'verantwoording.json');

export interface Afloop {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Afloop> {
  return new Promise((resolve, reject) => {
    const proces = spawn(process.execPath, [path.join(ROOT, 'scripts', script), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    let stdout = '';
    let stderr = '';
    proces.stdout.on('data', (stuk: Buffer) => {
      stdout += stuk.toString();
    });
    proces.stderr.on('data', (stuk: Buffer) => {
      stderr += stuk.toString();
    });
    proces.once('error', reject);
    proces.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export const runVerwerk = (...args: readonly string[]): Promise<Afloop> => runScript('verwerk.ts', args);

const mappen: string[] = [];

export async function tempFolder(): Promise<string> {
  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-verwerk-'));
  mappen.push(map);
  return map;
}

export async function removeTempFolders(): Promise<void> {
  await Promise.all(
    mappen.splice(0).map((map) => rm(map, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })),
  );
}

/** Every file under a folder, by path with forward slashes. */
export async function readTree(map: string): Promise<Map<string, Buffer>> {
  const inhoud = await readdir(map, { recursive: true, withFileTypes: true });
  const bestanden = inhoud
    .filter((item) => item.isFile())
    .map((item) => path.join(item.parentPath, item.name))
    .sort();
  return new Map(
    await Promise.all(
      bestanden.map(
        async (bestand): Promise<[string, Buffer]> => [
          path.relative(map, bestand).split(path.sep).join('/'),
          await readFile(bestand),
        ],
      ),
    ),
  );
}

export async function readJson<Inhoud>(...delen: readonly string[]): Promise<Inhoud> {
  return JSON.parse(await readFile(path.join(...delen), 'utf8')) as Inhoud;
}
