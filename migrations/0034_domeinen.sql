-- Where the channels and webhooks of an organisation may call: domains, with what lies below them, as a JSON list in the order of the alphabet.
-- Empty, as all are at first: wherever the deployment allows.
ALTER TABLE organisaties ADD COLUMN domeinen TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(domeinen));
