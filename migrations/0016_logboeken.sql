-- The audit trail: who did what to the installation itself, in the order in which it happened. Every row carries the hash of the one
-- before, so what is changed, left out or put in between is found by whoever recomputes the hashes (npm run auditspoor).
CREATE TABLE auditspoor (
  -- 1, 2, 3… without gaps. Being the key makes it the compare-and-set as well: of two who follow the same row, one is refused.
  nummer INTEGER PRIMARY KEY,
  vorige TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  -- Canonical JSON (RFC 8785), the very text that sha256 is of. No personal data of clients.
  inhoud TEXT NOT NULL
);
CREATE INDEX auditspoor_per_handeling ON auditspoor (json_extract(inhoud, '$.handeling'), nummer);
CREATE INDEX auditspoor_per_houder
  ON auditspoor (json_extract(inhoud, '$.door.houdersoort'), json_extract(inhoud, '$.door.houdercode'), nummer);

-- The chain, signed: whoever keeps an anchor elsewhere can show that everything before it is still as it was.
CREATE TABLE auditankers (
  nummer INTEGER PRIMARY KEY REFERENCES auditspoor (nummer),
  op TEXT NOT NULL,
  jws TEXT NOT NULL
);

CREATE TRIGGER auditspoor_keten BEFORE INSERT ON auditspoor
WHEN NEW.nummer <> coalesce((SELECT max(nummer) FROM auditspoor), 0) + 1
  OR NEW.vorige <> coalesce((SELECT sha256 FROM auditspoor ORDER BY nummer DESC LIMIT 1), '')
BEGIN SELECT raise(IGNORE); END;
CREATE TRIGGER auditspoor_vast BEFORE UPDATE ON auditspoor BEGIN SELECT raise(ABORT, 'the audit trail never changes'); END;
CREATE TRIGGER auditspoor_blijft BEFORE DELETE ON auditspoor BEGIN SELECT raise(ABORT, 'the audit trail never shrinks'); END;
CREATE TRIGGER auditankers_vast BEFORE UPDATE ON auditankers BEGIN SELECT raise(ABORT, 'an anchor never changes'); END;
CREATE TRIGGER auditankers_blijven BEFORE DELETE ON auditankers BEGIN SELECT raise(ABORT, 'an anchor stays'); END;
