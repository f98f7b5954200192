-- The gateway remembers: declarations and answers that an aanbieder exchanged elsewhere, uploaded as history. Read for the voorgevulde
-- verantwoording, never routed. What they say lies in blobs; an identificatie names a message, never a person.
CREATE TABLE historieberichten (
  id TEXT PRIMARY KEY,
  -- Where its bytes lie: one upload may hold many messages.
  ontvangst_id TEXT NOT NULL,
  volgnummer INTEGER NOT NULL,
  agbcode TEXT NOT NULL,
  soort TEXT NOT NULL CHECK (soort IN ('wmo323', 'jw323', 'wmo325', 'jw325')),
  gemeentecode TEXT NOT NULL,
  identificatie TEXT NOT NULL,
  -- Of a 325: the identificatie of the 323 it answers.
  antwoord_op TEXT,
  dagtekening TEXT NOT NULL,
  aantal_regels INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  ontvangen_op TEXT NOT NULL,
  UNIQUE (agbcode, sha256)
);
CREATE INDEX historieberichten_per_aanbieder ON historieberichten (agbcode, dagtekening, id);
CREATE INDEX historieberichten_kenmerk ON historieberichten (agbcode, soort, gemeentecode, identificatie);

-- Documents and verklaringen that an aanbieder gives once, for every ontvanger that asks for them. Withdrawn ones stay: a bevinding names them.
CREATE TABLE dossierdocumenten (
  id TEXT PRIMARY KEY,
  agbcode TEXT NOT NULL,
  documentsoort TEXT NOT NULL CHECK (documentsoort IN ('bijlage', 'verklaring')),
  -- Bijlagesoort or verklaringsoort of the standard.
  soort TEXT NOT NULL,
  -- Empty: all of them.
  wet TEXT NOT NULL DEFAULT '',
  gemeentecode TEXT NOT NULL DEFAULT '',
  geldig_vanaf TEXT NOT NULL,
  geldig_tot TEXT,
  bestandsnaam TEXT NOT NULL,
  mediatype TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  ontvangen_op TEXT NOT NULL,
  ingetrokken_op TEXT,
  -- Of the content, which lies in blobs; NULL as long as there is none.
  bytes INTEGER
);
CREATE UNIQUE INDEX dossierdocumenten_eenmaal ON dossierdocumenten (agbcode, documentsoort, soort, sha256, wet, gemeentecode, geldig_vanaf)
WHERE ingetrokken_op IS NULL;
CREATE INDEX dossierdocumenten_inhoud ON dossierdocumenten (agbcode, sha256);

-- Which documents the ontvanger of a zending asks and may see; what is not here it may not. The hash finds them in the dossier.
CREATE TABLE zending_documenten (
  zending_id TEXT NOT NULL REFERENCES zendingen (id),
  -- From 1, within the zending.
  nummer INTEGER NOT NULL,
  soort TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (zending_id, nummer)
) WITHOUT ROWID;
CREATE INDEX zending_documenten_hash ON zending_documenten (sha256);
