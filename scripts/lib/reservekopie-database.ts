/** The database to one SQL file and back, through wrangler. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Gateway, withConfiguration } from './platform.ts';
import { runWrangler } from './wrangler.ts';

/** As much of the binding as is used here; its own type belongs to the Worker. */
export interface Database {
  prepare(vraag: string): {
    all<Rij>(): Promise<{ readonly results: readonly Rij[] }>;
  };
}

const BESTAND = 'database.sql';
export const databaseVan = (map: string): string => path.join(map, BESTAND);

const waar = ({ soort }: Gateway): string => (soort === 'lokaal' ? '--local' : '--remote');

/**
 * Writes tables first, then rows, then indexes and triggers: so no trigger fires while the file is read back, and what triggers wrote is
 * there once, as the rows it made.
 */
export async function saveDatabase(gateway: Gateway, bestand: string): Promise<void> {
  await withConfiguration(gateway, async (map) => {
    const dump = path.join(map, BESTAND);
    await runWrangler(['d1', 'export', 'DB', waar(gateway), '--output', dump, '--skip-confirmation'], map);
    await copyFile(dump, bestand);
  });
}

export const restoreDatabase = (gateway: Gateway, bestand: string): Promise<void> =>
  withConfiguration(gateway, (map) =>
    runWrangler(['d1', 'execute', 'DB', waar(gateway), '--file', bestand, '--yes'], map),
  );

const EIGEN_TABELLEN = `SELECT count(*) AS aantal FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
  AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'`;

export const isLegeDatabase = async (database: Database): Promise<boolean> =>
  (await database.prepare(EIGEN_TABELLEN).all<{ aantal: number }>()).results[0]?.aantal === 0;

/** Cloudflare takes no longer statement; `npm start` does. */
const LANGSTE_OPDRACHT_BYTES = 100_000;

/** How many statements of a dump Cloudflare would not take back. Each row is a statement on a line of its own. */
export async function countTooLong(bestand: string): Promise<number> {
  let aantal = 0;
  for await (const lijn of createInterface({ input: createReadStream(bestand) }))
    if (Buffer.byteLength(lijn) > LANGSTE_OPDRACHT_BYTES) aantal++;
  return aantal;
}

const MODULUS = 1n << 256n;

/**
 * What is in a dump, whatever the order of its lines: the sum of the hashes of all lines. Against accidents, not against an attacker.
 * @returns hex
 */
export async function fingerprint(bestand: string): Promise<string> {
  let som = 0n;
  for await (const lijn of createInterface({ input: createReadStream(bestand) })) {
    // wrangler of npm start and a restore each leave this out or put it in as they like.
    if (lijn === '' || lijn.startsWith('PRAGMA ')) continue;
    som = (som + BigInt(`0x${createHash('sha256').update(lijn).digest('hex')}`)) % MODULUS;
  }
  return som.toString(16);
}
