-- Organisations, their people, and who is signed in. A session is stored as the hash of its cookie.
CREATE TABLE organisaties (
  id TEXT PRIMARY KEY,
  houdersoort TEXT NOT NULL CHECK (houdersoort IN ('aanbieder', 'ontvanger', 'beheerder')),
  houdercode TEXT NOT NULL,
  naam TEXT NOT NULL,
  aangemaakt_op TEXT NOT NULL,
  UNIQUE (houdersoort, houdercode)
);

CREATE TABLE leden (
  id TEXT PRIMARY KEY,
  organisatie_id TEXT NOT NULL REFERENCES organisaties (id),
  naam TEXT NOT NULL,
  -- OpenID Connect: iss and sub.
  uitgever TEXT NOT NULL,
  onderwerp TEXT NOT NULL,
  rollen TEXT NOT NULL,
  aangemaakt_op TEXT NOT NULL,
  ingetrokken_op TEXT
);
CREATE UNIQUE INDEX leden_per_persoon ON leden (organisatie_id, uitgever, onderwerp);
CREATE INDEX leden_per_onderwerp ON leden (uitgever, onderwerp);

CREATE TABLE sessies (
  sha256 TEXT PRIMARY KEY,
  lid_id TEXT NOT NULL REFERENCES leden (id),
  begonnen_op TEXT NOT NULL,
  gebruikt_op TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessies_per_gebruik ON sessies (gebruikt_op);
