-- Keys of the bytes in R2, wrapped (src/storage/ports/sleutelkast.ts). Without its row nobody reads what lies in a map: removing the row is
-- how person-level data is destroyed.

CREATE TABLE periodesleutels (
  id TEXT PRIMARY KEY,
  -- AGB-code of the aanbieder, or code of the ontvanger that answers.
  afzender TEXT NOT NULL,
  -- Month in which what it protects came in: 'jjjj-mm'.
  periode TEXT NOT NULL,
  -- Which of PAYLOADSLEUTELS wraps it.
  versie INTEGER NOT NULL,
  iv TEXT NOT NULL,
  inhoud TEXT NOT NULL,
  UNIQUE (afzender, periode)
);

CREATE TABLE mapsleutels (
  map TEXT PRIMARY KEY,
  -- NULL: stored before there was encryption; it is read and written as it is until it goes.
  periodesleutel_id TEXT REFERENCES periodesleutels (id),
  iv TEXT NOT NULL,
  inhoud TEXT NOT NULL,
  begonnen_op TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX mapsleutels_per_periode ON mapsleutels (periodesleutel_id);

INSERT OR IGNORE INTO mapsleutels (map, periodesleutel_id, iv, inhoud, begonnen_op)
SELECT 'verantwoordingen/' || id, NULL, '', '', ontvangen_op FROM verantwoordingen;
INSERT OR IGNORE INTO mapsleutels (map, periodesleutel_id, iv, inhoud, begonnen_op)
SELECT 'verantwoordingen/' || id, NULL, '', '', begonnen_op FROM ontvangsten;
INSERT OR IGNORE INTO mapsleutels (map, periodesleutel_id, iv, inhoud, begonnen_op)
SELECT 'verantwoordingen/' || id, NULL, '', '', ontvangen_op FROM retourberichten;
INSERT OR IGNORE INTO mapsleutels (map, periodesleutel_id, iv, inhoud, begonnen_op)
SELECT 'verantwoordingen/' || ontvangst_id, NULL, '', '', ontvangen_op FROM historieberichten;
INSERT OR IGNORE INTO mapsleutels (map, periodesleutel_id, iv, inhoud, begonnen_op)
SELECT 'uploads/' || id, NULL, '', '', begonnen_op FROM uploads;
INSERT OR IGNORE INTO mapsleutels (map, periodesleutel_id, iv, inhoud, begonnen_op)
SELECT 'dossierdocumenten/' || id, NULL, '', '', ontvangen_op FROM dossierdocumenten WHERE bytes IS NOT NULL;

-- The end of what is kept (src/pipeline/bewaartermijnen.ts): totals, hashes and states stay, what was in it is gone.
ALTER TABLE verantwoordingen ADD COLUMN gewist_op TEXT;
ALTER TABLE zendingen ADD COLUMN gewist_op TEXT;
-- The beginnings of chains, which the nightly job walks through.
CREATE INDEX verantwoordingen_te_wissen ON verantwoordingen (ontvangen_op, id) WHERE vervangt_id IS NULL AND gewist_op IS NULL;

-- What is destroyed cannot be replaced either: there is nothing left to compare with.
DROP TRIGGER vervangt_wat_geldt;
CREATE TRIGGER vervangt_wat_geldt BEFORE INSERT ON verantwoordingen
WHEN NEW.vervangt_id IS NOT NULL AND EXISTS (SELECT 1 FROM verantwoordingen
  WHERE id = NEW.vervangt_id AND (vervangen_door_id IS NOT NULL OR ingetrokken_op IS NOT NULL OR gewist_op IS NOT NULL))
BEGIN
  SELECT RAISE(ABORT, 'vervangt_geldt_niet_meer');
END;

-- Maps whose key is destroyed and whose bytes still have to go: written in the same transaction, removed when the bytes are gone.
CREATE TABLE te_wissen_mappen (
  map TEXT PRIMARY KEY,
  -- Absent for what is not of a verantwoording.
  verantwoording_id TEXT,
  sinds TEXT NOT NULL
) WITHOUT ROWID;

-- What each night destroyed and kept, and why. Shape of `inhoud`: Bewaarrapport (src/domain/bewaring.ts).
CREATE TABLE bewaarrapporten (
  id TEXT PRIMARY KEY,
  begonnen_op TEXT NOT NULL,
  inhoud TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX bewaarrapporten_op_tijd ON bewaarrapporten (begonnen_op, id);
