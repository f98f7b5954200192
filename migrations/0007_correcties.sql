-- Later versions of a verantwoording, and taking one back.

ALTER TABLE verantwoordingen ADD COLUMN ingetrokken_op TEXT;
ALTER TABLE verantwoordingen ADD COLUMN intrekreden TEXT;

-- A chain and never a tree: what was replaced or withdrawn in the meantime cannot be replaced again.
CREATE TRIGGER vervangt_wat_geldt BEFORE INSERT ON verantwoordingen
WHEN NEW.vervangt_id IS NOT NULL AND EXISTS (SELECT 1 FROM verantwoordingen
  WHERE id = NEW.vervangt_id AND (vervangen_door_id IS NOT NULL OR ingetrokken_op IS NOT NULL))
BEGIN
  SELECT RAISE(ABORT, 'vervangt_geldt_niet_meer');
END;

ALTER TABLE zendingen ADD COLUMN doel TEXT NOT NULL DEFAULT 'verantwoorden' CHECK (doel IN ('verantwoorden', 'intrekken'));
ALTER TABLE zendingen ADD COLUMN versie INTEGER NOT NULL DEFAULT 1;
-- What it is compared with, fixed before it is made (shape: Grondslag, src/domain/vervanging.ts): made again it comes to the same.
ALTER TABLE zendingen ADD COLUMN grondslag TEXT;
-- Shape: Gecrediteerd (src/domain/correctie.ts). Present: its lines are its own and lie beside its files.
ALTER TABLE zendingen ADD COLUMN correctie TEXT;
ALTER TABLE zendingen ADD COLUMN vervangt_id TEXT;
ALTER TABLE zendingen ADD COLUMN vervangen_door_id TEXT;
ALTER TABLE zendingen ADD COLUMN gelijk_aan_id TEXT;
ALTER TABLE zendingen ADD COLUMN vervallen_op TEXT;
ALTER TABLE zendingen ADD COLUMN wacht_op TEXT;
CREATE INDEX zendingen_wachtend ON zendingen (ontvangercode) WHERE toestand = 'wacht-op-antwoord';

ALTER TABLE zending_delen ADD COLUMN ongewijzigd INTEGER NOT NULL DEFAULT 0;
ALTER TABLE zending_delen ADD COLUMN ongewijzigd_centen INTEGER NOT NULL DEFAULT 0;

-- What was in the place before learns so when the new one is delivered, whatever delivers it.
CREATE TRIGGER zending_vervangen AFTER UPDATE OF toestand ON zendingen
WHEN NEW.toestand = 'bezorgd' AND OLD.toestand <> 'bezorgd' AND NEW.vervangt_id IS NOT NULL
BEGIN
  UPDATE zendingen SET vervangen_door_id = NEW.id WHERE id = NEW.vervangt_id;
END;

-- Two things that happen to a zending without a change of its toestand; its ontvanger has to know.
CREATE TRIGGER zending_vervangen_gebeurd AFTER UPDATE OF vervangen_door_id ON zendingen
WHEN NEW.vervangen_door_id IS NOT NULL AND OLD.vervangen_door_id IS NULL
BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, zending_id, ontvangercode, toestand, in_postvak, op)
  VALUES (NEW.agbcode, NEW.verantwoording_id, NEW.id, NEW.ontvangercode, 'vervangen', 1,
    (SELECT gewijzigd_op FROM zendingen WHERE id = NEW.vervangen_door_id));
END;
CREATE TRIGGER zending_vervallen AFTER UPDATE OF vervallen_op ON zendingen
WHEN NEW.vervallen_op IS NOT NULL AND OLD.vervallen_op IS NULL AND NEW.postvaknummer IS NOT NULL
BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, zending_id, ontvangercode, toestand, in_postvak, op)
  VALUES (NEW.agbcode, NEW.verantwoording_id, NEW.id, NEW.ontvangercode, 'vervallen', 1, NEW.vervallen_op);
END;
CREATE TRIGGER verantwoording_ingetrokken AFTER UPDATE OF ingetrokken_op ON verantwoordingen
WHEN NEW.ingetrokken_op IS NOT NULL AND OLD.ingetrokken_op IS NULL
BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, toestand, in_postvak, op)
  VALUES (NEW.agbcode, NEW.id, 'ingetrokken', 0, NEW.ingetrokken_op);
END;

-- Sending again on request of a beheerder: what was shown first, and who then had exactly that done.
CREATE TABLE herleveringen (
  id TEXT PRIMARY KEY,
  selectie TEXT NOT NULL,
  -- Of what was shown; only the same may be done.
  sha256 TEXT NOT NULL,
  regels TEXT NOT NULL,
  aangevraagd_door TEXT NOT NULL,
  aangevraagd_op TEXT NOT NULL,
  uitgevoerd_door TEXT,
  uitgevoerd_op TEXT,
  uitkomst TEXT
);
