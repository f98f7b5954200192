/** Channels of before there was a second person: what was tested is in use, what was not is not. */
import { expect, it } from 'vitest';
import { databaseVoor } from './database.ts';

it('what was tested stays in use since its test, and nobody is said to have released it', () => {
  const { db, migreer } = databaseVoor('0025_kanaalvrijgave.sql');
  db.exec(`
    INSERT INTO kanalen (ontvangercode, versie, kanaalsoort, instelling, door_soort, door, op, beproefd_op) VALUES
      ('0855', 1, 'webhook', '{}', 'ontvanger', '0855', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
      ('0855', 2, 'webhook', '{}', 'ontvanger', '0855', '2026-01-03T00:00:00.000Z', NULL);
  `);
  migreer();
  const rijen = db.prepare('SELECT versie, in_gebruik_op, middel, vrijgave_soort FROM kanalen ORDER BY versie').all();
  expect(rijen.map((rij) => ({ ...rij }))).toEqual([
    { versie: 1, in_gebruik_op: '2026-01-02T00:00:00.000Z', middel: null, vrijgave_soort: null },
    { versie: 2, in_gebruik_op: null, middel: null, vrijgave_soort: null },
  ]);
});
