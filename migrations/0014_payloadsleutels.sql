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
