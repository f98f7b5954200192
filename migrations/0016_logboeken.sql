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

-- The verwerkingenlogboek (Logboek Dataverwerkingen, Logius): one row per action with personal data. Whose data it were is kept once, where
-- the data came in, as a list of keyed hashes in R2 under lijst_id; a row refers to it, and is told as one logregel per person.
CREATE TABLE verwerkingen (
  nummer INTEGER PRIMARY KEY,
  trace_id TEXT NOT NULL,
  span_id TEXT NOT NULL,
  -- foreign_operation: the action of the organisation that asked, as JSON.
  vreemd TEXT,
  naam TEXT NOT NULL,
  activiteit TEXT NOT NULL,
  status INTEGER NOT NULL,
  begonnen_op TEXT NOT NULL,
  geeindigd_op TEXT NOT NULL,
  houdersoort TEXT,
  houdercode TEXT,
  verantwoording_id TEXT,
  zending_id TEXT,
  lijst_id TEXT,
  betrokkenen TEXT NOT NULL CHECK (betrokkenen IN ('alle', 'zending', 'een', 'geen')),
  -- Of one person: the keyed hash.
  betrokkene TEXT
);
CREATE INDEX verwerkingen_van_verantwoording ON verwerkingen (verantwoording_id, nummer);
-- The lists there are, to look for one person in. A query must ask with these very words.
CREATE INDEX verwerkingen_lijsten ON verwerkingen (nummer) WHERE naam IN ('verantwoording.ontvangen', 'historie.onthouden');
CREATE INDEX verwerkingen_lijsten_van ON verwerkingen (houdercode, nummer)
WHERE naam IN ('verantwoording.ontvangen', 'historie.onthouden');
CREATE INDEX historieberichten_per_ontvangst ON historieberichten (ontvangst_id);

CREATE TRIGGER verwerkingen_vast BEFORE UPDATE ON verwerkingen BEGIN SELECT raise(ABORT, 'a verwerking never changes'); END;

-- Written with the change itself, so that no code path can forget it. Who accepts over HTTP has written the row before, with its own trace.
CREATE TRIGGER verwerking_ontvangen AFTER INSERT ON verantwoordingen
WHEN NOT EXISTS (SELECT 1 FROM verwerkingen WHERE verantwoording_id = NEW.id) BEGIN
  INSERT INTO verwerkingen (trace_id, span_id, naam, activiteit, status, begonnen_op, geeindigd_op, houdersoort, houdercode,
    verantwoording_id, lijst_id, betrokkenen)
  VALUES (lower(hex(randomblob(16))), lower(hex(randomblob(8))), 'verantwoording.ontvangen', 'ontvangen', 0,
    NEW.ontvangen_op, NEW.ontvangen_op, 'aanbieder', NEW.agbcode, NEW.id, NEW.id, 'alle');
END;

-- What was read to make it, whatever came out.
CREATE TRIGGER verwerking_omzetten AFTER UPDATE OF toestand ON zendingen
WHEN OLD.toestand = 'gepland' AND NEW.toestand <> 'gepland' AND NEW.toestand <> 'ingetrokken' BEGIN
  INSERT INTO verwerkingen (trace_id, span_id, naam, activiteit, status, begonnen_op, geeindigd_op, verantwoording_id, zending_id, lijst_id,
    betrokkenen)
  VALUES (
    coalesce((SELECT trace_id FROM verwerkingen WHERE verantwoording_id = NEW.verantwoording_id ORDER BY nummer LIMIT 1),
      lower(hex(randomblob(16)))),
    lower(hex(randomblob(8))), 'zending.omzetten', 'omzetten', 0, NEW.gewijzigd_op, NEW.gewijzigd_op, NEW.verantwoording_id, NEW.id,
    NEW.verantwoording_id, 'zending');
END;

-- The span is the one that the ontvanger was given in traceparent (bezorgSpan in src/domain/verwerking.ts).
CREATE TRIGGER verwerking_verstrekken AFTER UPDATE OF bezorgd_op ON zendingen
WHEN OLD.bezorgd_op IS NULL AND NEW.bezorgd_op IS NOT NULL BEGIN
  INSERT INTO verwerkingen (trace_id, span_id, naam, activiteit, status, begonnen_op, geeindigd_op, houdersoort, houdercode,
    verantwoording_id, zending_id, lijst_id, betrokkenen)
  VALUES (
    coalesce((SELECT trace_id FROM verwerkingen WHERE verantwoording_id = NEW.verantwoording_id ORDER BY nummer LIMIT 1),
      lower(hex(randomblob(16)))),
    substr(replace(NEW.id, '-', ''), 17), 'zending.verstrekken', 'verstrekken', 0, NEW.bezorgd_op, NEW.bezorgd_op, 'ontvanger',
    NEW.ontvangercode, NEW.verantwoording_id, NEW.id, NEW.verantwoording_id, 'zending');
END;

CREATE TRIGGER verwerking_antwoorden AFTER INSERT ON retourberichten BEGIN
  INSERT INTO verwerkingen (trace_id, span_id, naam, activiteit, status, begonnen_op, geeindigd_op, houdersoort, houdercode,
    verantwoording_id, zending_id, lijst_id, betrokkenen)
  SELECT coalesce((SELECT trace_id FROM verwerkingen WHERE verantwoording_id = z.verantwoording_id ORDER BY nummer LIMIT 1),
      lower(hex(randomblob(16)))),
    lower(hex(randomblob(8))), 'retourbericht.verwerken', 'antwoorden', 0, NEW.ontvangen_op, NEW.ontvangen_op, 'ontvanger',
    NEW.ontvangercode, z.verantwoording_id, z.id, z.verantwoording_id, 'zending'
  FROM zendingen z WHERE z.id = NEW.zending_id;
END;

CREATE TRIGGER verwerking_onthouden AFTER INSERT ON historieberichten
WHEN NOT EXISTS (SELECT 1 FROM historieberichten WHERE ontvangst_id = NEW.ontvangst_id AND id <> NEW.id) BEGIN
  INSERT INTO verwerkingen (trace_id, span_id, naam, activiteit, status, begonnen_op, geeindigd_op, houdersoort, houdercode, lijst_id,
    betrokkenen)
  VALUES (lower(hex(randomblob(16))), lower(hex(randomblob(8))), 'historie.onthouden', 'onthouden', 0, NEW.ontvangen_op, NEW.ontvangen_op,
    'aanbieder', NEW.agbcode, NEW.ontvangst_id, 'alle');
END;
