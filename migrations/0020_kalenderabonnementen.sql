-- Addresses at which a calendar program fetches the deadlines of an aanbieder. Known by their hash: the address itself is shown once.
CREATE TABLE kalenderabonnementen (
  id TEXT PRIMARY KEY,
  agbcode TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  -- Who made it, by the id of the lid.
  door TEXT NOT NULL,
  aangemaakt_op TEXT NOT NULL,
  ingetrokken_op TEXT
);
CREATE INDEX kalenderabonnementen_per_aanbieder ON kalenderabonnementen (agbcode, aangemaakt_op);
