-- A large file sent in parts. Its bytes lie in R2; here stands which parts are there. All of it is swept two days after it began.

CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  agbcode TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  mediatype TEXT NOT NULL,
  -- Of every part but the last.
  deel_bytes INTEGER NOT NULL,
  begonnen_op TEXT NOT NULL
);
CREATE INDEX uploads_op_tijd ON uploads (begonnen_op);

CREATE TABLE uploaddelen (
  upload_id TEXT NOT NULL REFERENCES uploads (id),
  nummer INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (upload_id, nummer)
) WITHOUT ROWID;
