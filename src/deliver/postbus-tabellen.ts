/** The tables of a postbus, and the values that mean something in them. */

/** What holds up the next of its volgorde. */
export const OPEN = "('wacht', 'mislukt', 'vast')";

/** What was told about the waiting of an item: nothing, why it waits now, or a reason that is over. */
export const NIET = 0;
export const GEMELD = 1;
export const ACHTERHAALD = 2;

/**
 * A row never goes, so that a number is never given twice without AUTOINCREMENT, which writes one more row for each.
 * `kop`: first of its volgorde among what is open, kept with every change so that whose turn it is needs no search.
 */
export const TABELLEN = [
  `CREATE TABLE IF NOT EXISTS items (
     nummer INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     volgorde TEXT NOT NULL,
     toestand TEXT NOT NULL,
     kop INTEGER NOT NULL DEFAULT 0,
     gedaan INTEGER NOT NULL DEFAULT 0,
     volgende_op INTEGER NOT NULL,
     eerste_op INTEGER,
     vervroegd INTEGER NOT NULL DEFAULT 0,
     gemeld INTEGER NOT NULL DEFAULT 0,
     reden TEXT,
     fout TEXT)`,
  "CREATE INDEX IF NOT EXISTS items_genummerd ON items (nummer) WHERE toestand = 'genummerd'",
  "CREATE INDEX IF NOT EXISTS items_beurt ON items (volgende_op, nummer) WHERE toestand = 'wacht' AND kop = 1",
  `CREATE INDEX IF NOT EXISTS items_open ON items (volgorde, nummer) WHERE toestand IN ${OPEN}`,
  "CREATE INDEX IF NOT EXISTS items_ongeboekt ON items (nummer) WHERE toestand IN ('afgeleverd', 'mislukt')",
  "CREATE INDEX IF NOT EXISTS items_vast ON items (volgorde) WHERE toestand = 'vast'",
  'CREATE TABLE IF NOT EXISTS stand (een INTEGER PRIMARY KEY CHECK (een = 1), inhoud TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS naam (een INTEGER PRIMARY KEY CHECK (een = 1), naam TEXT NOT NULL)',
];
