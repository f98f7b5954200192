-- What an aanbieder put ready on the pages: a file, or a form that is being filled in. Its bytes lie in R2; all of it is swept two
-- days after it began.

CREATE TABLE indieningen (
  id TEXT PRIMARY KEY,
  agbcode TEXT NOT NULL,
  begonnen_op TEXT NOT NULL,
  -- What it became; null as long as it was not submitted. No reference: this row is gone long before.
  verantwoording_id TEXT
);
CREATE INDEX indieningen_op_tijd ON indieningen (begonnen_op);
