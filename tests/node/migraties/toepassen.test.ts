/** The database of `npm start`: made in one go when there is none, and brought up to date by wrangler ever after. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { applyMigrations } from '../../../scripts/lib/wrangler.ts';
import { ROOT, removeTempFolders, tempFolder } from '../verwerk/command.ts';

afterAll(removeTempFolders);

const MAP = path.join(ROOT, 'migrations');

async function openDatabase(staat: string): Promise<DatabaseSync> {
  const map = path.join(staat, 'v3', 'd1', 'miniflare-D1DatabaseObject');
  const [bestand = ''] = (await readdir(map)).filter((een) => een.endsWith('.sqlite') && !een.startsWith('metadata'));
  return new DatabaseSync(path.join(map, bestand), { readOnly: true });
}

/** What the migrations made, without what wrangler and SQLite keep beside it. */
const gemaakt = (database: DatabaseSync) =>
  database
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
       AND name <> 'd1_migrations' ORDER BY type, name`,
    )
    .all();

it('is what the migrations make one after the other, and wrangler knows that it has them all', async () => {
  const staat = path.join(await tempFolder(), 'staat');
  await mkdir(staat);
  await applyMigrations(staat);
  const namen = (await readdir(MAP)).sort();
  const los = new DatabaseSync(':memory:');
  for (const naam of namen) los.exec(await readFile(path.join(MAP, naam), 'utf8'));
  const kijk = async () => {
    const database = await openDatabase(staat);
    const boek = database.prepare('SELECT name FROM d1_migrations ORDER BY id').all();
    const uitkomst = { gemaakt: gemaakt(database), namen: boek.map(({ name }) => name) };
    database.close();
    return uitkomst;
  };
  expect(await kijk()).toEqual({ gemaakt: gemaakt(los), namen });
  expect((await readdir(staat)).sort()).toEqual(['migrations.txt', 'v3']);

  // As after a new version of the software: wrangler looks which it has, and applies none of these again.
  await rm(path.join(staat, 'migrations.txt'));
  await applyMigrations(staat);
  expect(await kijk()).toEqual({ gemaakt: gemaakt(los), namen });
});
