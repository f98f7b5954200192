-- The two logbooks end as well (decision 33). Of the audit trail the oldest rows go, and what remains begins at a closing: the number and
-- hash of the last row that went, signed. Only behind a closing can rows go; that it is signed by us is found out by who checks an export.
CREATE TABLE auditafsluitingen (
  -- The last row that was removed.
  nummer INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  op TEXT NOT NULL,
  -- Compact JWS (RFC 7515).
  jws TEXT NOT NULL
);
CREATE TRIGGER auditafsluiting_klopt BEFORE INSERT ON auditafsluitingen
WHEN NOT EXISTS (SELECT 1 FROM auditspoor WHERE nummer = NEW.nummer AND sha256 = NEW.sha256)
  OR NEW.nummer = (SELECT max(nummer) FROM auditspoor)
BEGIN SELECT raise(ABORT, 'a closing stands for a row of the audit trail that is not its last'); END;
CREATE TRIGGER auditafsluiting_vast BEFORE UPDATE ON auditafsluitingen BEGIN SELECT raise(ABORT, 'a closing never changes'); END;
CREATE TRIGGER auditafsluiting_blijft BEFORE DELETE ON auditafsluitingen
WHEN OLD.nummer = (SELECT max(nummer) FROM auditafsluitingen)
BEGIN SELECT raise(ABORT, 'the newest closing stays'); END;

DROP TRIGGER auditspoor_blijft;
CREATE TRIGGER auditspoor_blijft BEFORE DELETE ON auditspoor
WHEN OLD.nummer > coalesce((SELECT max(nummer) FROM auditafsluitingen), 0)
BEGIN SELECT raise(ABORT, 'the audit trail never shrinks but behind a closing'); END;
DROP TRIGGER auditankers_blijven;
CREATE TRIGGER auditankers_blijven BEFORE DELETE ON auditankers
WHEN OLD.nummer > coalesce((SELECT max(nummer) FROM auditafsluitingen), 0)
BEGIN SELECT raise(ABORT, 'an anchor stays'); END;

-- The log of data that are kept never shrinks.
CREATE TRIGGER verwerkingen_blijven BEFORE DELETE ON verwerkingen
WHEN EXISTS (SELECT 1 FROM verantwoordingen WHERE id = OLD.verantwoording_id AND gewist_op IS NULL)
  OR EXISTS (SELECT 1 FROM historieberichten WHERE ontvangst_id = OLD.lijst_id)
BEGIN SELECT raise(ABORT, 'a verwerking stays as long as what it is about'); END;
-- What the night looks for: verantwoordingen of which the data are gone, and actions that are of none.
CREATE INDEX verantwoordingen_gewist ON verantwoordingen (gewist_op, id) WHERE gewist_op IS NOT NULL;
CREATE INDEX verwerkingen_los ON verwerkingen (geeindigd_op) WHERE verantwoording_id IS NULL;
