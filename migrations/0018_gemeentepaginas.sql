-- What the pages of an ontvanger keep beside its postvak. No personal data: what people write lies in blobs with the zending it is about,
-- so that it goes when the zending goes.

-- Questions about a zending, between its ontvanger and its aanbieder: one thread per zending.
CREATE TABLE vragen (
  zending_id TEXT PRIMARY KEY REFERENCES zendingen (id),
  verantwoording_id TEXT NOT NULL,
  agbcode TEXT NOT NULL,
  ontvangercode TEXT NOT NULL,
  aantal INTEGER NOT NULL,
  laatste_op TEXT NOT NULL,
  laatste_van TEXT NOT NULL CHECK (laatste_van IN ('aanbieder', 'ontvanger')),
  ongelezen_aanbieder INTEGER NOT NULL DEFAULT 0,
  ongelezen_ontvanger INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX vragen_van_ontvanger ON vragen (ontvangercode, laatste_op, zending_id);
CREATE INDEX vragen_van_aanbieder ON vragen (agbcode, laatste_op, zending_id);
CREATE INDEX vragen_ongelezen_ontvanger ON vragen (ontvangercode) WHERE ongelezen_ontvanger > 0;
CREATE INDEX vragen_ongelezen_aanbieder ON vragen (agbcode) WHERE ongelezen_aanbieder > 0;

CREATE TABLE vraagberichten (
  id TEXT PRIMARY KEY,
  zending_id TEXT NOT NULL REFERENCES zendingen (id),
  van TEXT NOT NULL CHECK (van IN ('aanbieder', 'ontvanger')),
  op TEXT NOT NULL,
  -- Of the text, which lies in blobs.
  sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX vraagberichten_van_zending ON vraagberichten (zending_id, op, id);

-- Both sides hear of it: in the transaction of the message itself.
CREATE TRIGGER vraagbericht_gestuurd AFTER INSERT ON vraagberichten BEGIN
  INSERT INTO vragen (zending_id, verantwoording_id, agbcode, ontvangercode, aantal, laatste_op, laatste_van,
    ongelezen_aanbieder, ongelezen_ontvanger)
  SELECT z.id, z.verantwoording_id, z.agbcode, z.ontvangercode, 1, NEW.op, NEW.van, NEW.van = 'ontvanger', NEW.van = 'aanbieder'
  FROM zendingen z WHERE z.id = NEW.zending_id
  ON CONFLICT (zending_id) DO UPDATE SET aantal = aantal + 1, laatste_op = excluded.laatste_op, laatste_van = excluded.laatste_van,
    ongelezen_aanbieder = ongelezen_aanbieder + excluded.ongelezen_aanbieder,
    ongelezen_ontvanger = ongelezen_ontvanger + excluded.ongelezen_ontvanger;
  INSERT INTO gebeurtenissen (agbcode, verantwoording_id, zending_id, ontvangercode, toestand, in_postvak, op)
  SELECT agbcode, verantwoording_id, id, ontvangercode, 'vraag-' || NEW.van, 1, NEW.op FROM zendingen WHERE id = NEW.zending_id;
END;

-- Regels that somebody of the ontvanger is going to reject, while they are still being chosen. By place in the submission, not by name.
CREATE TABLE afwijsregels (
  zending_id TEXT NOT NULL REFERENCES zendingen (id),
  nr INTEGER NOT NULL,
  retourcode TEXT,
  toelichting TEXT,
  PRIMARY KEY (zending_id, nr)
) WITHOUT ROWID;

-- What was written per product, next to what was counted per deel. JSON list; empty where the formaat does not give products and amounts.
ALTER TABLE zending_delen ADD COLUMN producten TEXT NOT NULL DEFAULT '[]';

-- Totals per product and periode of what an ontvanger has, kept up while zendingen come and go: reading them never depends on how many
-- zendingen there were.
CREATE TABLE producttotalen (
  ontvangercode TEXT NOT NULL,
  soort TEXT NOT NULL,
  periode_begin TEXT NOT NULL,
  periode_eind TEXT NOT NULL,
  wet TEXT NOT NULL,
  productcategorie TEXT NOT NULL,
  productcode TEXT NOT NULL,
  aantal INTEGER NOT NULL,
  centen INTEGER NOT NULL,
  PRIMARY KEY (ontvangercode, soort, periode_eind, periode_begin, wet, productcategorie, productcode)
) WITHOUT ROWID;

-- A zending counts from its delivery until it is rejected, replaced or taken back.
CREATE TRIGGER zending_telt_mee AFTER UPDATE OF toestand, vervangen_door_id, vervallen_op ON zendingen
WHEN (NEW.toestand IN ('bezorgd', 'bevestigd', 'geaccepteerd', 'deels-afgewezen') AND NEW.vervangen_door_id IS NULL AND NEW.vervallen_op IS NULL)
  <> (OLD.toestand IN ('bezorgd', 'bevestigd', 'geaccepteerd', 'deels-afgewezen') AND OLD.vervangen_door_id IS NULL AND OLD.vervallen_op IS NULL)
BEGIN
  INSERT INTO producttotalen (ontvangercode, soort, periode_begin, periode_eind, wet, productcategorie, productcode, aantal, centen)
  SELECT NEW.ontvangercode, NEW.soort, v.periode_begin, v.periode_eind, d.wet, p.value ->> 'productcategorie',
    p.value ->> 'productcode', t.teken * (p.value ->> 'aantal'), t.teken * (p.value ->> 'centen')
  FROM (SELECT iif(NEW.toestand IN ('bezorgd', 'bevestigd', 'geaccepteerd', 'deels-afgewezen') AND NEW.vervangen_door_id IS NULL
      AND NEW.vervallen_op IS NULL, 1, -1) AS teken) t
    CROSS JOIN zending_delen d ON d.zending_id = NEW.id
    CROSS JOIN verantwoordingen v ON v.id = NEW.verantwoording_id
    CROSS JOIN json_each(d.producten) p
  WHERE true
  ON CONFLICT DO UPDATE SET aantal = aantal + excluded.aantal, centen = centen + excluded.centen;
END;
