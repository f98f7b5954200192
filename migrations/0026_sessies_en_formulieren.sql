-- A form of a page that was sent twice makes one key: the id that the page gave the form.
ALTER TABLE sleutels ADD COLUMN formulier TEXT;
CREATE UNIQUE INDEX sleutels_per_formulier ON sleutels (formulier) WHERE formulier IS NOT NULL;

-- The page of an organisation shows its own clients; a page of one's own account its own sessions.
CREATE INDEX clients_per_houder ON clients (houdersoort, houdercode, aangemaakt_op);
CREATE INDEX sessies_per_lid ON sessies (lid_id);

-- Refused sign-ins of nobody in particular: counted per hour and reason, so that a flood of them cannot flood the audit trail.
CREATE TABLE aanmeldtellingen (
  -- Beginning of the hour, ISO UTC.
  venster TEXT NOT NULL,
  reden TEXT NOT NULL,
  aantal INTEGER NOT NULL,
  PRIMARY KEY (venster, reden)
) WITHOUT ROWID;
