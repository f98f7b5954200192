-- Delivery: where the channel of an ontvanger stands, and who paused or resumed it. What waits and when it goes is in the postbus
-- itself (a Durable Object per ontvanger); here is what others ask for.

CREATE TABLE postbussen (
  ontvangercode TEXT PRIMARY KEY,
  -- Shape: Postbusstand (src/domain/postbus.ts).
  stand TEXT NOT NULL,
  storing INTEGER NOT NULL,
  gewijzigd_op TEXT NOT NULL
);
CREATE INDEX postbussen_storing ON postbussen (ontvangercode) WHERE storing = 1;

CREATE TABLE postbus_handelingen (
  volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
  ontvangercode TEXT NOT NULL,
  handeling TEXT NOT NULL CHECK (handeling IN ('gepauzeerd', 'hervat')),
  door TEXT NOT NULL,
  reden TEXT,
  op TEXT NOT NULL
);
CREATE INDEX postbus_handelingen_per_ontvanger ON postbus_handelingen (ontvangercode, volgnummer);

-- Deadlines: who is expected and not there. Each deadline is told once when it comes near and once when it was missed.
CREATE TABLE termijnmeldingen (
  volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
  agbcode TEXT NOT NULL,
  ontvangercode TEXT NOT NULL,
  ontvangernaam TEXT NOT NULL,
  soort TEXT NOT NULL,
  periode_begin TEXT NOT NULL,
  periode_eind TEXT NOT NULL,
  wat TEXT NOT NULL,
  laatste_dag TEXT NOT NULL,
  termijnsoort TEXT NOT NULL CHECK (termijnsoort IN ('nadert', 'verstreken')),
  verwachting TEXT NOT NULL CHECK (verwachting IN ('afgewezen', 'vastgehouden', 'concept', 'eerder-ingediend')),
  gemeld_op TEXT NOT NULL,
  UNIQUE (agbcode, ontvangercode, soort, periode_begin, periode_eind, laatste_dag, termijnsoort)
);
CREATE INDEX termijnmeldingen_van_ontvanger ON termijnmeldingen (ontvangercode, volgnummer);
CREATE INDEX termijnmeldingen_van_aanbieder ON termijnmeldingen (agbcode, volgnummer);
CREATE INDEX verantwoordingen_per_periode ON verantwoordingen (periode_eind, periode_begin);
