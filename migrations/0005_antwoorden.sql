-- Answers of ontvangers. What they say of single regels lies in blobs with the message itself: a referentienummer is about a person and
-- has no place here. Regels that were rejected are bevindingen at the prestatie, by its place in the submission.

-- By what the answer to a file names it (the berichtidentificatie of a 323), and what kind of message that will be.
ALTER TABLE zending_bestanden ADD COLUMN retoursoort TEXT;
ALTER TABLE zending_bestanden ADD COLUMN retourkenmerk TEXT;
CREATE INDEX zending_bestanden_retour ON zending_bestanden (retourkenmerk) WHERE retourkenmerk IS NOT NULL;

-- Within how many working days after delivery an answer must be there; absent when the formaat expects none.
ALTER TABLE zendingen ADD COLUMN antwoord_werkdagen INTEGER;
-- Only what waits for an answer stands in these: a zending without one does not pay for them.
CREATE INDEX zendingen_onbeantwoord ON zendingen (ontvangercode, bezorgd_op, id)
WHERE antwoord_werkdagen IS NOT NULL AND toestand IN ('bezorgd', 'bevestigd');
CREATE INDEX zendingen_onbeantwoord_aanbieder ON zendingen (agbcode, bezorgd_op, id)
WHERE antwoord_werkdagen IS NOT NULL AND toestand IN ('bezorgd', 'bevestigd');

ALTER TABLE retourberichten RENAME TO retourberichten_oud;
CREATE TABLE retourberichten (
  id TEXT PRIMARY KEY,
  zending_id TEXT NOT NULL REFERENCES zendingen (id),
  -- Volgnummer of the file that is answered; 0: the zending as a whole.
  bestand INTEGER NOT NULL,
  ontvangercode TEXT NOT NULL,
  vorm TEXT NOT NULL CHECK (vorm IN ('json', 'csv', 'wmo325', 'jw325')),
  -- Identificatie of a 325.
  kenmerk TEXT,
  oordeel TEXT NOT NULL CHECK (oordeel IN ('ontvangen', 'geaccepteerd', 'afgewezen', 'deels-afgewezen')),
  -- JSON list: why all of it is rejected.
  retourcodes TEXT NOT NULL,
  toelichting TEXT,
  -- Regels that were judged one by one.
  aantal_regels INTEGER NOT NULL,
  aantal_afgewezen INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  ontvangen_op TEXT NOT NULL,
  UNIQUE (zending_id, sha256)
);
INSERT INTO retourberichten
SELECT r.id, r.zending_id, 0, z.ontvangercode, 'json', NULL, r.oordeel,
  CASE WHEN r.retourcode IS NULL THEN '[]' ELSE json_array(r.retourcode) END, r.toelichting, 0, 0, r.sha256, r.ontvangen_op
FROM retourberichten_oud r JOIN zendingen z ON z.id = r.zending_id;
DROP TABLE retourberichten_oud;
-- TR056: unique per sender and kind of message.
CREATE UNIQUE INDEX retourberichten_kenmerk ON retourberichten (ontvangercode, vorm, kenmerk) WHERE kenmerk IS NOT NULL;
