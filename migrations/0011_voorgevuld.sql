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
