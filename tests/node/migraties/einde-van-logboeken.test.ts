/** A trail and a log of before they had an end: nothing of them goes with the migration, and from then on only in the new way. */
import { expect, it } from 'vitest';
import { databaseVoor } from './database.ts';

it('keeps every row, lets the trail go on, and guards it but for what lies behind a closing', () => {
  const { db, migreer } = databaseVoor('0027_einde_van_logboeken.sql');
  db.exec(`
    INSERT INTO auditspoor (nummer, vorige, sha256, inhoud) VALUES (1, '', 'a', '{}');
    INSERT INTO auditspoor (nummer, vorige, sha256, inhoud) VALUES (2, 'a', 'b', '{}');
    INSERT INTO auditankers (nummer, op, jws) VALUES (1, 't', 'x'), (2, 't', 'y');
    INSERT INTO verantwoordingen (id, agbcode, kenmerk, sha256, bytes, stadium, periode_begin, periode_eind, soorten, aantal_prestaties,
      aantal_trajecten, saldo_centen, ontvangen_op) VALUES
      ('v', '1', 'k', 'h', 1, 'definitief', '2026-01-01', '2026-01-31', '[]', 1, 0, 1, 't'),
      ('weg', '1', 'l', 'h', 1, 'definitief', '2026-01-01', '2026-01-31', '[]', 1, 0, 1, 't');
    UPDATE verantwoordingen SET gewist_op = '2026-02-01T00:00:00.000Z' WHERE id = 'weg';
  `);
  migreer();
  const nummers = () =>
    db
      .prepare('SELECT nummer FROM auditspoor ORDER BY 1')
      .all()
      .map(({ nummer }) => nummer);
  expect(nummers()).toEqual([1, 2]);
  expect(() => db.exec('DELETE FROM auditspoor WHERE nummer = 1')).toThrow('the audit trail never shrinks');
  expect(() => db.exec('DELETE FROM auditankers')).toThrow('an anchor stays');
  expect(() => db.exec("DELETE FROM verwerkingen WHERE verantwoording_id = 'v'")).toThrow('a verwerking stays');
  db.exec("INSERT INTO auditspoor (nummer, vorige, sha256, inhoud) VALUES (3, 'b', 'c', '{}')");
  db.exec("INSERT INTO auditafsluitingen (nummer, sha256, op, jws) VALUES (2, 'b', 't', 'z')");
  db.exec('DELETE FROM auditankers; DELETE FROM auditspoor WHERE nummer <= 2');
  db.exec("DELETE FROM verwerkingen WHERE verantwoording_id = 'weg'");
  expect(nummers()).toEqual([3]);
  // What was destroyed before is not told now; what is destroyed from now on is, once.
  const gewist = () =>
    db
      .prepare("SELECT verantwoording_id AS id FROM gebeurtenissen WHERE toestand = 'gewist'")
      .all()
      .map(({ id }) => id);
  expect(gewist()).toEqual([]);
  for (const op of ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'])
    db.exec(`UPDATE verantwoordingen SET gewist_op = '${op}'`);
  expect(gewist()).toEqual(['v']);
});
