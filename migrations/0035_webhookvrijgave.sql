-- The webhook of an aanbieder may be released by a second person as well: by a key of the aanbieder itself. A column can only take another
-- CHECK as another column.
ALTER TABLE kanalen RENAME COLUMN vrijgave_soort TO vrijgave_soort_eerder;
ALTER TABLE kanalen ADD COLUMN vrijgave_soort TEXT CHECK (vrijgave_soort IN ('ontvanger', 'beheerder', 'aanbieder'));
UPDATE kanalen SET vrijgave_soort = vrijgave_soort_eerder WHERE vrijgave_soort_eerder IS NOT NULL;
ALTER TABLE kanalen DROP COLUMN vrijgave_soort_eerder;
