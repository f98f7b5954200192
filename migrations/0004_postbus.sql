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
