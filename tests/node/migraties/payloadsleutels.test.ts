/** What was stored before there was encryption can still be read, until its term ends it. */
import { expect, it } from 'vitest';
import { versleuteldeMap } from '../../../src/pipeline/sleutels-van-opslag.ts';
import { type DbMapsleutel, MAPSLEUTEL_VRAAG, toMapsleutel } from '../../../src/storage/d1/mapsleutel-rij.ts';
import { databaseVoor } from './database.ts';

it('every map that was there is marked as stored without encryption, and no other', () => {
  const { db, migreer } = databaseVoor('0014_payloadsleutels.sql');
  db.exec(`
    INSERT INTO verantwoordingen (id, agbcode, kenmerk, sha256, bytes, stadium, periode_begin, periode_eind, soorten, aantal_prestaties,
      aantal_trajecten, saldo_centen, ontvangen_op) VALUES ('v', '1', 'k', 'h', 1, 'definitief', '2026-01-01', '2026-01-31', '[]', 1, 0, 1, 't');
    INSERT INTO zendingen (id, verantwoording_id, agbcode, ontvangersoort, ontvangercode, ontvangernaam, soort, aansluiting_id,
      aansluiting_versie, formaat_naam, formaat_versie, toestand, gepland_op, gewijzigd_op)
      VALUES ('z', 'v', '1', 'gemeente', '0855', 'Tilburg', 'declaratie', 'a', '1', 'f', '1', 'bezorgd', 't', 't');
    INSERT INTO retourberichten (id, zending_id, bestand, ontvangercode, vorm, oordeel, retourcodes, aantal_regels, aantal_afgewezen, sha256,
      ontvangen_op) VALUES ('r', 'z', 0, '0855', 'json', 'geaccepteerd', '[]', 0, 0, 'h', 't');
    INSERT INTO ontvangsten (id, begonnen_op) VALUES ('o', 't');
    INSERT INTO uploads (id, agbcode, bytes, sha256, mediatype, deel_bytes, begonnen_op) VALUES ('u', '1', 1, 'h', 'm', 1, 't');
    INSERT INTO historieberichten (id, ontvangst_id, volgnummer, agbcode, soort, gemeentecode, identificatie, dagtekening, aantal_regels, sha256,
      bytes, ontvangen_op) VALUES ('h1', 'h', 1, '1', 'jw323', '0855', 'i', '2026-01-31', 1, 'a', 1, 't'),
      ('h2', 'h', 2, '1', 'jw323', '0855', 'j', '2026-01-31', 1, 'b', 1, 't');
    INSERT INTO dossierdocumenten (id, agbcode, documentsoort, soort, geldig_vanaf, bestandsnaam, mediatype, sha256, ontvangen_op, bytes)
      VALUES ('d', '1', 'bijlage', 's', '2026-01-01', 'n', 'm', 'h', 't', 1), ('leeg', '1', 'bijlage', 's', '2026-01-01', 'n', 'm', 'i', 't', NULL);
  `);
  migreer();
  const mappen = db
    .prepare('SELECT map FROM mapsleutels ORDER BY map')
    .all()
    .map(({ map }) => String(map));
  expect(mappen).toEqual([
    'dossierdocumenten/d',
    'uploads/u',
    'verantwoordingen/h',
    'verantwoordingen/o',
    'verantwoordingen/r',
    'verantwoordingen/v',
  ]);
  for (const map of mappen) {
    const rij = db.prepare(MAPSLEUTEL_VRAAG).get(map) as unknown as DbMapsleutel;
    expect(toMapsleutel(rij)).toEqual({ map, soort: 'onversleuteld' });
    expect(versleuteldeMap(`${map}/x`)).toBe(map);
  }
  expect(db.prepare(MAPSLEUTEL_VRAAG).get('verantwoordingen/nieuw')).toBeUndefined();
});

it('the place of an object decides whether it is encrypted, and a place nobody thought of is refused', () => {
  expect(versleuteldeMap('formaatvoorbeelden/abc.json')).toBeUndefined();
  for (const sleutel of ['iets/anders', 'verantwoordingen', 'verantwoordingen/', ''])
    expect(() => versleuteldeMap(sleutel)).toThrow('nobody said');
});
