/** What a watch folder remembers over a restart: how far the gebeurtenissen were read, and which file each verantwoording came from. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Gebruiksfout } from '../uitkomst.ts';

export interface Stand {
  /** Number of the last gebeurtenis that was dealt with. */
  readonly na: number;
  /** Name in verwerkt/ by the id of its verantwoording. */
  readonly bestanden: Readonly<Record<string, string>>;
}

const standFile = (map: string): string => path.join(map, '.enkelvoud', 'stand.json');

export async function readStand(map: string): Promise<Stand> {
  const tekst = await readFile(standFile(map), 'utf8').catch(() => undefined);
  if (tekst === undefined) return { na: 0, bestanden: {} };
  try {
    const { na, bestanden } = JSON.parse(tekst) as Stand;
    if (Number.isSafeInteger(na) && typeof bestanden === 'object') return { na, bestanden };
  } catch {
    // Told below: to begin anew would be safe, but nobody would know why.
  }
  throw new Gebruiksfout(`${standFile(map)} is beschadigd. Verwijder dit bestand; er wordt niets dubbel ingediend.`);
}

/** Whole or not at all: a power cut leaves the one before. */
export async function writeStand(map: string, stand: Stand): Promise<void> {
  const bestand = standFile(map);
  await mkdir(path.dirname(bestand), { recursive: true });
  await writeFile(`${bestand}.nieuw`, JSON.stringify(stand));
  await rename(`${bestand}.nieuw`, bestand);
}
