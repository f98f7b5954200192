-- The life of what is registered: every act is a row of its own, and the newest row with a fase decides in which fase a formaat is.
-- The document itself keeps the fase in which it began. A concept is replaced in register_documenten, or removed; from `getest` on nothing changes.

CREATE TABLE register_geschiedenis (
  volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
  documentsoort TEXT NOT NULL,
  naam TEXT NOT NULL,
  versie TEXT NOT NULL,
  handeling TEXT NOT NULL CHECK (handeling IN ('geregistreerd', 'vervangen', 'voorbeeld', 'fase', 'verwijderd', 'beeindigd', 'gewist')),
  sha256 TEXT NOT NULL,
  voorbeeld TEXT,
  fase TEXT CHECK (fase IN ('concept', 'getest', 'actief', 'vervallen')),
  -- Of an aansluiting that was withdrawn: its last day. The newest row with one decides.
  geldig_tot TEXT,
  reden TEXT,
  op TEXT NOT NULL,
  door TEXT NOT NULL
);
CREATE INDEX register_geschiedenis_per_versie ON register_geschiedenis (documentsoort, naam, versie, volgnummer);

INSERT INTO register_geschiedenis (documentsoort, naam, versie, handeling, sha256, op, door)
SELECT documentsoort, naam, versie, 'geregistreerd', sha256, geregistreerd_op, geregistreerd_door
FROM register_documenten ORDER BY volgnummer;

-- Examples: the bytes (a verantwoording with test data, and files) lie in R2 under their sha256.
CREATE TABLE formaat_voorbeelden (
  naam TEXT NOT NULL,
  versie TEXT NOT NULL,
  voorbeeld TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  aantal_bestanden INTEGER NOT NULL,
  PRIMARY KEY (naam, versie, voorbeeld)
) WITHOUT ROWID;

CREATE INDEX zendingen_per_formaat ON zendingen (ontvangercode, formaat_naam, gepland_op);
CREATE INDEX verantwoordingen_op_volgorde ON verantwoordingen (ontvangen_op, id);
CREATE INDEX register_geschiedenis_per_voorbeeld ON register_geschiedenis (sha256, volgnummer) WHERE voorbeeld IS NOT NULL;
