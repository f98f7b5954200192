-- Who is next to be converted. A message of the queue says only that there is work; which zending it works on is decided here, so that one
-- aanbieder that submits a great deal does not hold up the others. See docs/decisions/0035-turns.md.

-- Turns with a lower number go first. What waited before there were turns goes first of all.
ALTER TABLE zendingen ADD COLUMN beurt INTEGER NOT NULL DEFAULT 0;
-- By which message it was taken, named by the zending that the message carries, and when; both null as long as it waits for its turn.
ALTER TABLE zendingen ADD COLUMN genomen_door TEXT;
ALTER TABLE zendingen ADD COLUMN genomen_op TEXT;
-- Only what waits for its turn stands in it. A query must ask with these very words.
CREATE INDEX zendingen_beurt ON zendingen (beurt, verantwoording_id, id) WHERE toestand = 'gepland' AND genomen_op IS NULL;

-- The first turn that somebody has not used yet. `wie`: an aanbieder by its AGB code, or an ontvanger that asked for redelivery.
CREATE TABLE omzetbeurten (
  wie TEXT PRIMARY KEY,
  volgende INTEGER NOT NULL
) WITHOUT ROWID;

-- What one aanbieder has put ready on the pages is counted before it puts ready more.
CREATE INDEX indieningen_per_aanbieder ON indieningen (agbcode, begonnen_op);

-- The highest turn that was ever taken: whoever did not ask for anything for a while begins there.
CREATE TABLE omzetklok (
  een INTEGER PRIMARY KEY CHECK (een = 1),
  stand INTEGER NOT NULL
);
