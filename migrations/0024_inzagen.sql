-- Looking at data of persons is a right of its own, and asks for a reason (docs/decisions/0031-looking-at-persons.md).

-- For what reason somebody looks at what, until the session ends: the row goes with it, however it ends. The audit trail keeps the reason.
CREATE TABLE inzagen (
  sessie TEXT NOT NULL REFERENCES sessies (sha256) ON DELETE CASCADE,
  onderwerpsoort TEXT NOT NULL CHECK (onderwerpsoort IN ('zending', 'verantwoording', 'indiening', 'dossier')),
  onderwerp TEXT NOT NULL,
  -- As the audit trail names it, and the trace of what is shown under it. Several rows of one download share it.
  id TEXT NOT NULL,
  reden TEXT NOT NULL CHECK (reden IN ('controle', 'vraag', 'betaling', 'herstel', 'anders')),
  op TEXT NOT NULL,
  PRIMARY KEY (sessie, onderwerpsoort, onderwerp)
) WITHOUT ROWID;

-- Nobody gains or loses by the right being there: whoever could see data of persons until now is given it.
UPDATE leden SET rollen = rollen || ',persoonsgegevens-inzien'
WHERE organisatie_id IN (SELECT id FROM organisaties WHERE houdersoort IN ('aanbieder', 'ontvanger'))
  AND ',' || rollen || ',' NOT LIKE '%,persoonsgegevens-inzien,%'
  AND (',' || rollen || ',' LIKE '%,indienen,%' OR ',' || rollen || ',' LIKE '%,inzien,%'
    OR ',' || rollen || ',' LIKE '%,ontvangen,%' OR ',' || rollen || ',' LIKE '%,beantwoorden,%');

-- Who put it ready: what somebody brought is no secret to them. NULL: from before this was kept.
ALTER TABLE indieningen ADD COLUMN lid_id TEXT;
