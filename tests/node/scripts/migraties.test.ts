import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';

const MAP = path.resolve(import.meta.dirname, '../../../migrations');
const MIGRATIES = readdirSync(MAP)
  .filter((naam) => naam.endsWith('.sql'))
  .sort();

const lees = (naam: string): string => readFileSync(path.join(MAP, naam), 'utf8');

interface Kolom {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
  readonly dflt_value: string | null;
}

const tabellenVan = (db: DatabaseSync): string[] =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map((rij) => String(rij.name));

/** Columns whose check came in a later version: what the code of the earlier one wrote. */
const BEKEND: Readonly<Record<string, string>> = { oordeel: 'afgewezen' };

/** The first of the values a CHECK allows, when it is of the form `kolom IN ('a', …)`. */
const toegestaan = (sql: string, kolom: string): string | undefined =>
  new RegExp(`\\b${kolom}\\b[^,]*CHECK \\(\\s*${kolom} IN \\('([^']+)'`).exec(sql)?.[1];

/** A table takes no row by itself: its check, or its trigger, asks for one of another table (SQLITE_CONSTRAINT_CHECK, _TRIGGER). */
const GEWEIGERD: ReadonlySet<number> = new Set([275, 1811]);

/** One row in every table, as an installation would have at that version; they belong together, for all have the same id. Tables whose checks are about several columns take none. */
function fill(db: DatabaseSync): ReadonlyMap<string, number> {
  const aantallen = new Map<string, number>();
  for (const tabel of tabellenVan(db)) {
    const sql = String(db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(tabel)?.sql);
    // A trigger may have written here already, with the row of another table.
    if (Number(db.prepare(`SELECT count(*) AS aantal FROM ${tabel}`).get()?.aantal) > 0) continue;
    const kolommen = db.prepare(`PRAGMA table_info(${tabel})`).all() as unknown as Kolom[];
    const nodig = kolommen.filter(({ notnull, pk, dflt_value }) => (notnull === 1 || pk > 0) && dflt_value === null);
    const waarden = nodig.map(({ name, type }) =>
      /INT/i.test(type)
        ? 1
        : (toegestaan(sql, name) ?? BEKEND[name] ?? (/_op$/.test(name) ? '2026-01-01T00:00:00.000Z' : 'x')),
    );
    try {
      db.prepare(
        `INSERT INTO ${tabel} (${nodig.map(({ name }) => name).join(', ')}) VALUES (${nodig.map(() => '?').join(', ')})`,
      ).run(...waarden);
    } catch (fout) {
      if (!GEWEIGERD.has(Number(Object(fout).errcode))) throw fout;
    }
  }
  for (const tabel of tabellenVan(db))
    aantallen.set(tabel, Number(db.prepare(`SELECT count(*) AS aantal FROM ${tabel}`).get()?.aantal));
  return aantallen;
}

const schemaVan = (db: DatabaseSync): unknown[] =>
  db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name").all();

function open(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec('PRAGMA foreign_keys = OFF');
  return db;
}

const heel = open();
for (const naam of MIGRATIES) heel.exec(lees(naam));

describe('migrations go forward', () => {
  it('each has a number of its own', () => {
    const nummers = MIGRATIES.map((naam) => naam.slice(0, 4));
    expect(new Set(nummers).size).toBe(nummers.length);
  });

  it.each(MIGRATIES.map((naam, index) => [naam, index] as const))(
    'from %s on, with data in every table, to the schema of a new installation',
    (_, index) => {
      const db = open();
      for (const naam of MIGRATIES.slice(0, index + 1)) db.exec(lees(naam));
      const voor = fill(db);
      expect([...voor.values()].filter((aantal) => aantal > 0).length).toBeGreaterThan(5);
      for (const naam of MIGRATIES.slice(index + 1)) db.exec(lees(naam));
      const na = new Map(
        tabellenVan(db).map((tabel) => [
          tabel,
          Number(db.prepare(`SELECT count(*) AS aantal FROM ${tabel}`).get()?.aantal),
        ]),
      );
      for (const [tabel, aantal] of voor)
        expect([tabel, na.get(tabel) ?? 0]).toEqual([tabel, Math.max(aantal, na.get(tabel) ?? 0)]);
      expect(schemaVan(db)).toEqual(schemaVan(heel));
      expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    },
  );
});
