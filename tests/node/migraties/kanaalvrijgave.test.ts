/** Channels of before there was a second person: what was tested is in use, what was not is not. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';

const MAP = path.resolve(import.meta.dirname, '../../../migrations');
const DEZE = '0025_kanaalvrijgave.sql';
const bestanden = readdirSync(MAP).sort();

function apply(db: DatabaseSync, namen: readonly string[]): void {
  for (const naam of namen) db.exec(readFileSync(path.join(MAP, naam), 'utf8'));
}

it('what was tested stays in use since its test, and nobody is said to have released it', () => {
  const db = new DatabaseSync(':memory:');
  apply(
    db,
    bestanden.filter((naam) => naam < DEZE),
  );
  db.exec(`
    INSERT INTO kanalen (ontvangercode, versie, kanaalsoort, instelling, door_soort, door, op, beproefd_op) VALUES
      ('0855', 1, 'webhook', '{}', 'ontvanger', '0855', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
      ('0855', 2, 'webhook', '{}', 'ontvanger', '0855', '2026-01-03T00:00:00.000Z', NULL);
  `);
  apply(
    db,
    bestanden.filter((naam) => naam >= DEZE),
  );
  const rijen = db.prepare('SELECT versie, in_gebruik_op, middel, vrijgave_soort FROM kanalen ORDER BY versie').all();
  expect(rijen.map((rij) => ({ ...rij }))).toEqual([
    { versie: 1, in_gebruik_op: '2026-01-02T00:00:00.000Z', middel: null, vrijgave_soort: null },
    { versie: 2, in_gebruik_op: null, middel: null, vrijgave_soort: null },
  ]);
});
