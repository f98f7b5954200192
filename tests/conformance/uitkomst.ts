/** The example through the command, once for all conformance tests of a file. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const VOORBEELD = path.join(ROOT, 'examples', 'verantwoording.json');

/** @returns the folder with what came out. */
export async function processExample(): Promise<string> {
  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-conformance-'));
  await promisify(execFile)(process.execPath, [path.join(ROOT, 'scripts/verwerk.ts'), VOORBEELD, '--uit', map], {
    cwd: ROOT,
  });
  return map;
}

/** The one file an ontvanger got in a formaat. */
export async function onlyFile(map: string, ontvangercode: string, formaat: string): Promise<string> {
  const folder = path.join(map, ontvangercode, formaat);
  const [naam, ...meer] = await readdir(folder);
  if (naam === undefined || meer.length > 0) throw new Error(`not one file in ${folder}`);
  return path.join(folder, naam);
}
