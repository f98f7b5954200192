/** Nobody gains or loses by the right to see data of persons being there: who could see them is given it. */
import { expect, it } from 'vitest';
import { databaseVoor, nieuweDatabase } from './database.ts';

it('gives the right to whoever could see data of persons, and to nobody else', () => {
  const { db, migreer } = databaseVoor('0024_inzagen.sql');
  const leden: readonly [
    houdersoort: string,
    id: string,
    rollen: string,
    ingetrokken: string | null,
    daarna: string,
  ][] = [
    ['aanbieder', 'indiener', 'indienen', null, 'indienen,persoonsgegevens-inzien'],
    ['aanbieder', 'kijker', 'inzien', null, 'inzien,persoonsgegevens-inzien'],
    ['ontvanger', 'ontvanger', 'ontvangen', null, 'ontvangen,persoonsgegevens-inzien'],
    ['ontvanger', 'beoordelaar', 'beantwoorden,inzien', null, 'beantwoorden,inzien,persoonsgegevens-inzien'],
    ['ontvanger', 'weg', 'inzien', '2026-01-01', 'inzien,persoonsgegevens-inzien'],
    ['ontvanger', 'niets', '', null, ''],
    ['beheerder', 'beheer', 'inzien,auditen', null, 'inzien,auditen'],
  ];
  for (const soort of ['aanbieder', 'ontvanger', 'beheerder'])
    db.prepare(
      "INSERT INTO organisaties (id, houdersoort, houdercode, naam, aangemaakt_op) VALUES (?, ?, '1', 'n', 't')",
    ).run(soort, soort);
  for (const [soort, id, rollen, ingetrokken] of leden)
    db.prepare("INSERT INTO leden VALUES (?, ?, 'n', 'u', ?, ?, 't', ?)").run(id, soort, id, rollen, ingetrokken);
  db.exec("INSERT INTO indieningen (id, agbcode, begonnen_op) VALUES ('i', '1', 't')");
  migreer();
  const alle = db.prepare('SELECT id, rollen FROM leden').all();
  expect(new Map(alle.map(({ id, rollen }) => [id, rollen]))).toEqual(
    new Map(leden.map(([, id, , , daarna]) => [id, daarna])),
  );
  // Whoever put it ready before is not known: then nobody is let in without a reason.
  expect(db.prepare('SELECT lid_id FROM indieningen').get()).toEqual({ lid_id: null });
});

it('the rows of a session go with it', () => {
  const db = nieuweDatabase();
  db.exec('PRAGMA foreign_keys = ON');
  db.exec(`
    INSERT INTO organisaties (id, houdersoort, houdercode, naam, aangemaakt_op) VALUES ('o', 'ontvanger', '0855', 'n', 't');
    INSERT INTO leden VALUES ('l', 'o', 'n', 'u', 's', 'inzien', 't', NULL);
    INSERT INTO sessies (sha256, lid_id, begonnen_op, gebruikt_op) VALUES ('a', 'l', 't', 't'), ('b', 'l', 't', 't');
    INSERT INTO inzagen VALUES ('a', 'zending', 'z', 'i', 'controle', 't'), ('b', 'zending', 'z', 'j', 'vraag', 't');
    DELETE FROM sessies WHERE sha256 = 'a';
  `);
  expect(db.prepare('SELECT sessie FROM inzagen').all()).toEqual([{ sessie: 'b' }]);
});
