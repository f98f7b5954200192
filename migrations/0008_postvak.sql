-- The postvak: two orders that only grow. `postvaknummer` is the order of arrival, `bevestigingsnummer` the order in which an ontvanger
-- acknowledged. A page begins where the last one ended in one of the two, so it never skips, never repeats and never counts.

ALTER TABLE zendingen ADD COLUMN bevestigingsnummer INTEGER;

-- Whoever acknowledges (a retourbericht, an ontvangstmelding) only says when; the number follows in the same transaction. Transactions
-- come one after the other, so a number that can be read is followed by higher ones only.
CREATE TRIGGER zendingen_bevestigd AFTER UPDATE OF bevestigd_op ON zendingen
WHEN NEW.bevestigd_op IS NOT NULL AND NEW.bevestigingsnummer IS NULL
BEGIN
  UPDATE zendingen SET bevestigingsnummer = 1 + coalesce(
    (SELECT max(bevestigingsnummer) FROM zendingen WHERE ontvangercode = NEW.ontvangercode AND postvaknummer > 0), 0)
  WHERE id = NEW.id;
END;

-- One index serves both orders: unacknowledged (NULL) by postvaknummer, acknowledged by bevestigingsnummer. Only what is in a postvak
-- stands in it, so a zending that is still being made does not pay for it.
DROP INDEX zendingen_postvak;
DROP INDEX zendingen_onbevestigd;
CREATE INDEX zendingen_postvak ON zendingen (ontvangercode, bevestigingsnummer, postvaknummer) WHERE postvaknummer IS NOT NULL;
CREATE INDEX zendingen_postvak_aanbieder ON zendingen (ontvangercode, agbcode, bevestigingsnummer, postvaknummer)
WHERE postvaknummer IS NOT NULL;
CREATE INDEX zendingen_postvak_soort ON zendingen (ontvangercode, soort, bevestigingsnummer, postvaknummer)
WHERE postvaknummer IS NOT NULL;
