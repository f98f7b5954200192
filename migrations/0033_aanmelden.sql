-- An organisation whose systems come in with a signature only: API keys of it are refused.
ALTER TABLE organisaties ADD COLUMN alleen_sleutelpaar INTEGER NOT NULL DEFAULT 0 CHECK (alleen_sleutelpaar IN (0, 1));

-- When the person last showed the issuer who they are (auth_time). NULL: nobody knows.
ALTER TABLE sessies ADD COLUMN bewezen_op TEXT;
-- What the issuer calls its own session (sid), as HMAC-SHA-256. NULL: it did not say.
ALTER TABLE sessies ADD COLUMN uitgeversessie TEXT;

-- Whoever is on their way was asked to sign in anew.
ALTER TABLE aanmeldpogingen ADD COLUMN vers INTEGER NOT NULL DEFAULT 0 CHECK (vers IN (0, 1));
