/** Documents of before anything was looked at: what has content waits for the scan, what has none is no work. */
import { expect, it } from 'vitest';
import { databaseVoor } from './database.ts';

it('what is there waits, and nothing of it may leave before it was looked at', () => {
  const { db, migreer } = databaseVoor('0031_virusscan.sql');
  db.exec(`
    INSERT INTO dossierdocumenten (id, agbcode, documentsoort, soort, geldig_vanaf, bestandsnaam, mediatype, sha256, ontvangen_op, bytes)
    VALUES ('met', '12345678', 'bijlage', 'overig', '2026-01-01', 'a.pdf', 'application/pdf', 'a', '2026-01-01T00:00:00.000Z', 5),
      ('zonder', '12345678', 'bijlage', 'overig', '2026-01-01', 'b.pdf', 'application/pdf', 'b', '2026-01-01T00:00:00.000Z', NULL);
  `);
  migreer();
  const rijen = db
    .prepare('SELECT id, scan, scan_op, scan_pogingen, scan_volgende_op, virus FROM dossierdocumenten ORDER BY id')
    .all();
  expect(rijen.map((rij) => ({ ...rij }))).toEqual([
    { id: 'met', scan: 'wacht', scan_op: null, scan_pogingen: 0, scan_volgende_op: '', virus: null },
    { id: 'zonder', scan: null, scan_op: null, scan_pogingen: 0, scan_volgende_op: null, virus: null },
  ]);
  expect(() => db.exec("UPDATE dossierdocumenten SET scan = 'misschien'")).toThrow('CHECK');
  // Due at once, along the index.
  const plan = db
    .prepare(
      "EXPLAIN QUERY PLAN SELECT id FROM dossierdocumenten WHERE scan IN ('wacht', 'mislukt') AND scan_volgende_op <= 'x'",
    )
    .all();
  expect(JSON.stringify(plan)).toContain('dossierdocumenten_scan');
});
