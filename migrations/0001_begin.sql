-- State of the gateway: small rows only; bytes live in R2. No column holds a bsn or another personal datum of a submission.
-- Times are ISO 8601 in UTC, dates plain, amounts integer cents.

CREATE TABLE register_documenten (
  volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
  documentsoort TEXT NOT NULL CHECK (documentsoort IN ('gemeenten', 'herindelingen', 'inkoopregios', 'formaat', 'aansluiting', 'schema', 'antwoordformaat')),
  naam TEXT NOT NULL,
  versie TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  inhoud TEXT NOT NULL,
  geregistreerd_op TEXT NOT NULL,
  geregistreerd_door TEXT NOT NULL,
  UNIQUE (documentsoort, naam, versie)
);

CREATE TABLE sleutels (
  id TEXT PRIMARY KEY,
  herkenning TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  houdersoort TEXT NOT NULL CHECK (houdersoort IN ('aanbieder', 'ontvanger', 'beheerder')),
  houdercode TEXT NOT NULL,
  omschrijving TEXT NOT NULL,
  aangemaakt_op TEXT NOT NULL,
  verloopt_op TEXT,
  ingetrokken_op TEXT
);

-- A submission being received. The row goes when it is accepted or refused; one that stays was broken off and its bytes are swept.
CREATE TABLE ontvangsten (
  id TEXT PRIMARY KEY,
  begonnen_op TEXT NOT NULL
);

CREATE TABLE verantwoordingen (
  id TEXT PRIMARY KEY,
  agbcode TEXT NOT NULL,
  kenmerk TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  stadium TEXT NOT NULL,
  vervangt_id TEXT REFERENCES verantwoordingen (id),
  vervangen_door_id TEXT,
  periode_begin TEXT NOT NULL,
  periode_eind TEXT NOT NULL,
  soorten TEXT NOT NULL,
  aantal_prestaties INTEGER NOT NULL,
  aantal_trajecten INTEGER NOT NULL,
  saldo_centen INTEGER NOT NULL,
  ontvangen_op TEXT NOT NULL,
  UNIQUE (agbcode, kenmerk)
);
CREATE INDEX verantwoordingen_per_aanbieder ON verantwoordingen (agbcode, ontvangen_op, id);

CREATE TABLE delen (
  verantwoording_id TEXT NOT NULL REFERENCES verantwoordingen (id),
  gemeentecode TEXT NOT NULL,
  wet TEXT NOT NULL,
  aantal_prestaties INTEGER NOT NULL,
  aantal_trajecten INTEGER NOT NULL,
  saldo_centen INTEGER NOT NULL,
  PRIMARY KEY (verantwoording_id, gemeentecode, wet)
) WITHOUT ROWID;

-- Deel × soort for which nobody is connected (yet). Kept until an aansluiting exists.
CREATE TABLE zonder_ontvanger (
  verantwoording_id TEXT NOT NULL REFERENCES verantwoordingen (id),
  gemeentecode TEXT NOT NULL,
  wet TEXT NOT NULL,
  soort TEXT NOT NULL,
  opgelost_op TEXT,
  PRIMARY KEY (verantwoording_id, gemeentecode, wet, soort)
) WITHOUT ROWID;

CREATE TABLE zendingen (
  id TEXT PRIMARY KEY,
  verantwoording_id TEXT NOT NULL REFERENCES verantwoordingen (id),
  agbcode TEXT NOT NULL,
  ontvangersoort TEXT NOT NULL,
  ontvangercode TEXT NOT NULL,
  ontvangernaam TEXT NOT NULL,
  soort TEXT NOT NULL,
  aansluiting_id TEXT NOT NULL,
  aansluiting_versie TEXT NOT NULL,
  formaat_naam TEXT NOT NULL,
  formaat_versie TEXT NOT NULL,
  toestand TEXT NOT NULL,
  pogingen INTEGER NOT NULL DEFAULT 0,
  postvaknummer INTEGER,
  gepland_op TEXT NOT NULL,
  gewijzigd_op TEXT NOT NULL,
  omgezet_op TEXT,
  bezorgd_op TEXT,
  bevestigd_op TEXT,
  beantwoord_op TEXT
);
CREATE INDEX zendingen_postvak ON zendingen (ontvangercode, postvaknummer);
CREATE INDEX zendingen_onbevestigd ON zendingen (ontvangercode, postvaknummer) WHERE toestand = 'bezorgd';
-- Only what is on its way stands in it: what was brought does not pay for it with each change. A query must ask with these very words.
CREATE INDEX zendingen_onderweg ON zendingen (toestand, gewijzigd_op)
WHERE toestand = 'gepland' OR toestand = 'omgezet' OR toestand = 'vastgehouden';
CREATE INDEX zendingen_per_verantwoording ON zendingen (verantwoording_id, ontvangercode, soort);

CREATE TABLE zending_delen (
  zending_id TEXT NOT NULL REFERENCES zendingen (id),
  gemeentecode TEXT NOT NULL,
  wet TEXT NOT NULL,
  -- Filled in when the zending is converted; until then its regels are on their way.
  aantal INTEGER,
  verwerkt INTEGER,
  verwerkt_centen INTEGER,
  gefilterd TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (zending_id, gemeentecode, wet)
) WITHOUT ROWID;

CREATE TABLE zending_bestanden (
  zending_id TEXT NOT NULL REFERENCES zendingen (id),
  volgnummer INTEGER NOT NULL,
  bestandsnaam TEXT NOT NULL,
  mediatype TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (zending_id, volgnummer)
) WITHOUT ROWID;

CREATE TABLE bevindingen (
  volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
  verantwoording_id TEXT NOT NULL REFERENCES verantwoordingen (id),
  zending_id TEXT REFERENCES zendingen (id),
  fase TEXT NOT NULL CHECK (fase IN ('invoer', 'route', 'omzetting', 'bezorging', 'antwoord')),
  code TEXT NOT NULL,
  ernst TEXT NOT NULL,
  plaats TEXT NOT NULL,
  parameters TEXT NOT NULL,
  vastgesteld_op TEXT NOT NULL
);
CREATE INDEX bevindingen_per_verantwoording ON bevindingen (verantwoording_id, volgnummer);
CREATE INDEX bevindingen_per_zending ON bevindingen (zending_id);

CREATE TABLE retourberichten (
  id TEXT PRIMARY KEY,
  zending_id TEXT NOT NULL REFERENCES zendingen (id),
  oordeel TEXT NOT NULL,
  retourcode TEXT,
  toelichting TEXT,
  regels TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  ontvangen_op TEXT NOT NULL,
  UNIQUE (zending_id, sha256)
);

CREATE TABLE dode_letters (
  volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
  zending_id TEXT NOT NULL,
  ontvangen_op TEXT NOT NULL,
  opgelost_op TEXT
);
