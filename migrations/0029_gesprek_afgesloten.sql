-- A thread about a zending can be closed by either side. Whatever is written after that opens it again.
ALTER TABLE vragen ADD COLUMN afgesloten_op TEXT;
ALTER TABLE vragen ADD COLUMN afgesloten_door TEXT CHECK (afgesloten_door IN ('aanbieder', 'ontvanger'));

CREATE TRIGGER vraagbericht_heropent AFTER INSERT ON vraagberichten BEGIN
  UPDATE vragen SET afgesloten_op = NULL, afgesloten_door = NULL WHERE zending_id = NEW.zending_id AND afgesloten_op IS NOT NULL;
END;
