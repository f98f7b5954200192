-- How each aanbieder's own columns are fields of the standard. Headings, codes and units only: nothing of a person.

CREATE TABLE invoermappings (
  agbcode TEXT NOT NULL,
  naam TEXT NOT NULL,
  inhoud TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  op TEXT NOT NULL,
  PRIMARY KEY (agbcode, naam)
) WITHOUT ROWID;
