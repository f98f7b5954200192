-- That the data of a verantwoording were destroyed is told to its aanbieder, once: in the transaction that destroys them, so whoever does it.
-- What was destroyed before this migration is told no more.
CREATE TRIGGER verantwoording_gewist AFTER UPDATE OF gewist_op ON verantwoordingen
WHEN NEW.gewist_op IS NOT NULL AND OLD.gewist_op IS NULL
BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, toestand, in_postvak, op)
  VALUES (NEW.agbcode, NEW.id, 'gewist', 0, NEW.gewist_op);
END;
