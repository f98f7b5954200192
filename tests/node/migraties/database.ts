/** A database as it was before one migration, to put data of then in. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const MAP = path.resolve(import.meta.dirname, '../../../migrations');
const bestanden = readdirSync(MAP).sort();

function apply(db: DatabaseSync, namen: readonly string[]): void {
  for (const naam of namen) db.exec(readFileSync(path.join(MAP, naam), 'utf8'));
}

/** @param migratie name of its file; throws when there is none */
export function databaseVoor(migratie: string): {
  readonly db: DatabaseSync;
  /** This migration and all that come after it. */
  readonly migreer: () => void;
} {
  if (!bestanden.includes(migratie)) throw new Error(`no migration ${migratie}`);
  const db = new DatabaseSync(':memory:');
  apply(
    db,
    bestanden.filter((naam) => naam < migratie),
  );
  return {
    db,
    migreer: () =>
      apply(
        db,
        bestanden.filter((naam) => naam >= migratie),
      ),
  };
}

/** A new one, with every migration. */
export function nieuweDatabase(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  apply(db, bestanden);
  return db;
}
