-- Where the look for viruses in the content of a document stands (src/domain/virusscan.ts). NULL: there is no content.
ALTER TABLE dossierdocumenten ADD COLUMN scan TEXT CHECK (scan IN ('wacht', 'schoon', 'besmet', 'mislukt', 'niet-gescand'));
-- Moment of the last outcome.
ALTER TABLE dossierdocumenten ADD COLUMN scan_op TEXT;
ALTER TABLE dossierdocumenten ADD COLUMN scan_pogingen INTEGER NOT NULL DEFAULT 0;
-- Not before this moment is it tried again; whoever begins moves it on first, so that no two look at the same time.
ALTER TABLE dossierdocumenten ADD COLUMN scan_volgende_op TEXT;
-- What the scanner calls it. The content itself is gone then.
ALTER TABLE dossierdocumenten ADD COLUMN virus TEXT;

-- What is here already was never looked at: it waits. Where there is no scanner the next round of the cron says so.
UPDATE dossierdocumenten SET scan = 'wacht', scan_volgende_op = '' WHERE bytes IS NOT NULL;

CREATE INDEX dossierdocumenten_scan ON dossierdocumenten (scan, scan_volgende_op) WHERE scan IS NOT NULL;
