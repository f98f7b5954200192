-- What the ontvangstbewijs must name to make a file again: with which state of the register and which software it was made.
-- Written with the change to `omgezet`, so it costs no row of its own.
ALTER TABLE zendingen ADD COLUMN register_revisie TEXT;
ALTER TABLE zendingen ADD COLUMN software_versie TEXT;

-- The outbox: what happened to verantwoordingen and zendingen, in the order in which it was committed. Triggers fill it, so that no code
-- path can forget one and an event is there exactly when its change is. No personal data; ids lead to the rest.
-- `gepland` and `omgezet` are our own steps and make no event, except as the way back out of `vastgehouden`.
-- No AUTOINCREMENT: its bookkeeping is one more row written per event. The newest row must therefore never be removed.
CREATE TABLE gebeurtenissen (
  volgnummer INTEGER PRIMARY KEY,
  agbcode TEXT NOT NULL,
  verantwoording_id TEXT NOT NULL,
  -- Both absent: about the verantwoording itself.
  zending_id TEXT,
  ontvangercode TEXT,
  toestand TEXT NOT NULL,
  -- Whether the ontvanger can see it: the zending stood in its postvak.
  in_postvak INTEGER NOT NULL,
  op TEXT NOT NULL
);
-- An index ends in the volgnummer by itself.
CREATE INDEX gebeurtenissen_van_aanbieder ON gebeurtenissen (agbcode);
CREATE INDEX gebeurtenissen_voor_ontvanger ON gebeurtenissen (ontvangercode) WHERE in_postvak = 1;
-- One entry per verantwoording and not per zending: it tells where the events of a verantwoording begin.
CREATE INDEX gebeurtenissen_van_verantwoording ON gebeurtenissen (verantwoording_id) WHERE zending_id IS NULL;

CREATE TRIGGER verantwoording_aanvaard AFTER INSERT ON verantwoordingen BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, toestand, in_postvak, op)
  VALUES (NEW.agbcode, NEW.id, 'aanvaard', 0, NEW.ontvangen_op);
END;

CREATE TRIGGER verantwoording_vervangen AFTER UPDATE OF vervangen_door_id ON verantwoordingen
WHEN NEW.vervangen_door_id IS NOT OLD.vervangen_door_id AND NEW.vervangen_door_id IS NOT NULL BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, toestand, in_postvak, op)
  VALUES (NEW.agbcode, NEW.id, 'vervangen', 0,
    (SELECT ontvangen_op FROM verantwoordingen WHERE id = NEW.vervangen_door_id));
END;

CREATE TRIGGER zending_begonnen AFTER INSERT ON zendingen WHEN NEW.toestand <> 'gepland' BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, zending_id, ontvangercode, toestand, in_postvak, op)
  VALUES (NEW.agbcode, NEW.verantwoording_id, NEW.id, NEW.ontvangercode, NEW.toestand,
    NEW.postvaknummer IS NOT NULL, NEW.gewijzigd_op);
END;

CREATE TRIGGER zending_veranderd AFTER UPDATE OF toestand ON zendingen
WHEN NEW.toestand <> OLD.toestand AND (NEW.toestand NOT IN ('gepland', 'omgezet') OR OLD.toestand = 'vastgehouden') BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, zending_id, ontvangercode, toestand, in_postvak, op)
  VALUES (NEW.agbcode, NEW.verantwoording_id, NEW.id, NEW.ontvangercode, NEW.toestand,
    NEW.postvaknummer IS NOT NULL, NEW.gewijzigd_op);
END;

-- Of a zending of several messages each is answered on its own; its toestand need not change by that.
CREATE TRIGGER bestand_beantwoord AFTER INSERT ON retourberichten
WHEN NEW.bestand > 0 AND (SELECT count(*) FROM zending_bestanden WHERE zending_id = NEW.zending_id) > 1 BEGIN
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, zending_id, ontvangercode, toestand, in_postvak, op)
  SELECT agbcode, verantwoording_id, id, ontvangercode, 'deels-beantwoord', 1, NEW.ontvangen_op FROM zendingen WHERE id = NEW.zending_id;
END;

-- Aanbieders that have events brought over a webhook, and up to where these were handed to its postbus.
CREATE TABLE gebeurtenis_volgers (
  agbcode TEXT PRIMARY KEY,
  aangeboden_tot INTEGER NOT NULL
) WITHOUT ROWID;
