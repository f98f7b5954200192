-- What a key may do, when it was last used, and machines that prove who they are with a key pair of their own.
-- NULL: every role that its kind of organisation can have.
ALTER TABLE sleutels ADD COLUMN rollen TEXT;
ALTER TABLE sleutels ADD COLUMN gebruikt_op TEXT;

CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  houdersoort TEXT NOT NULL CHECK (houdersoort IN ('aanbieder', 'ontvanger', 'beheerder')),
  houdercode TEXT NOT NULL,
  omschrijving TEXT NOT NULL,
  rollen TEXT NOT NULL,
  -- JSON Web Key Set with public keys. NULL: the tokens of this client come from the issuer in `uitgever`.
  jwks TEXT,
  uitgever TEXT,
  -- What the issuer calls it (claim sub).
  onderwerp TEXT,
  aangemaakt_op TEXT NOT NULL,
  gebruikt_op TEXT,
  ingetrokken_op TEXT,
  CHECK ((jwks IS NULL) <> (uitgever IS NULL)),
  UNIQUE (uitgever, onderwerp)
);

-- A client assertion is taken once (RFC 7523 §3): its jti stays here until the assertion has expired by itself.
CREATE TABLE client_assertions (
  client_id TEXT NOT NULL,
  jti TEXT NOT NULL,
  verloopt_op TEXT NOT NULL,
  PRIMARY KEY (client_id, jti)
) WITHOUT ROWID;
CREATE INDEX client_assertions_per_verloop ON client_assertions (verloopt_op);

-- Somebody is on their way to the issuer and back (OpenID Connect, authorization code with PKCE). The hash of `state` names it.
CREATE TABLE aanmeldpogingen (
  sha256 TEXT PRIMARY KEY,
  verifier TEXT NOT NULL,
  nonce TEXT NOT NULL,
  naar TEXT,
  begonnen_op TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX aanmeldpogingen_per_begin ON aanmeldpogingen (begonnen_op);
