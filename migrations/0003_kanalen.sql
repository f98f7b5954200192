-- How each ontvanger wants its zendingen brought. Every change is a new row, so that the rows are their own history: who, when, what. The
-- one in use is the newest that was tested. Settings hold no secret; secrets are encrypted under a key that is not in this database, and
-- go as soon as a later version is in use.

CREATE TABLE kanalen (
  ontvangercode TEXT NOT NULL,
  versie INTEGER NOT NULL,
  kanaalsoort TEXT NOT NULL CHECK (kanaalsoort IN ('postvak', 'webhook', 's3', 'email')),
  instelling TEXT NOT NULL,
  geheimen TEXT,
  geheimnamen TEXT NOT NULL DEFAULT '[]',
  publieke_sleutels TEXT NOT NULL DEFAULT '[]',
  clientsleutel TEXT,
  door_soort TEXT NOT NULL CHECK (door_soort IN ('ontvanger', 'beheerder', 'aanbieder')),
  door TEXT NOT NULL,
  op TEXT NOT NULL,
  beproefd_op TEXT,
  PRIMARY KEY (ontvangercode, versie)
) WITHOUT ROWID;
