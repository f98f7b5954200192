-- Four eyes for a channel: tested is one thing, in use another. With whom it was made (`lid:<id>`, `sleutel:<id>`), and who released it.
ALTER TABLE kanalen ADD COLUMN middel TEXT;
-- In use is the newest version that has this. Until now that was the newest that was tested.
ALTER TABLE kanalen ADD COLUMN in_gebruik_op TEXT;
ALTER TABLE kanalen ADD COLUMN vrijgave_soort TEXT CHECK (vrijgave_soort IN ('ontvanger', 'beheerder'));
ALTER TABLE kanalen ADD COLUMN vrijgave_door TEXT;
ALTER TABLE kanalen ADD COLUMN vrijgave_middel TEXT;
UPDATE kanalen SET in_gebruik_op = beproefd_op WHERE beproefd_op IS NOT NULL;
