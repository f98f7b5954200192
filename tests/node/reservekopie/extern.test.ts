/**
 * The database of what runs at Cloudflare, as far as a machine without an account can show it: real wrangler, with the part of the API it
 * asks played by a server of ours. The bucket goes over a connection that only Cloudflare has; that part is not shown here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  countTooLong,
  fingerprint,
  restoreDatabase,
  saveDatabase,
} from '../../../scripts/lib/reservekopie-database.ts';
import { ROOT, removeTempFolders, tempFolder } from '../verwerk/command.ts';
import { type NagespeeldeD1, startNagespeeldeD1 } from './nagespeelde-d1.ts';

const MIGRATIEMAP = path.join(ROOT, 'migrations');
const MIGRATIES = readdirSync(MIGRATIEMAP).sort();
/** Cloudflare takes no longer statement. */
const LANGSTE_OPDRACHT = 100_000;

let map = '';
let kopie = '';
let d1: NagespeeldeD1;
beforeAll(async () => {
  map = await tempFolder();
  kopie = path.join(map, 'kopie.sql');
  const staat = path.join(map, 'staat');
  // All migrations at once: one by one takes wrangler a minute.
  const alles = path.join(map, 'migraties.sql');
  await mkdir(staat);
  await writeFile(alles, MIGRATIES.map((naam) => readFileSync(path.join(MIGRATIEMAP, naam), 'utf8')).join('\n'));
  await restoreDatabase({ soort: 'lokaal', staat }, alles);
  await saveDatabase({ soort: 'lokaal', staat }, kopie);
  d1 = await startNagespeeldeD1();
  for (const [naam, waarde] of Object.entries(d1.env)) vi.stubEnv(naam, waarde);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await d1.stop();
  await removeTempFolders();
});

it('is exported by name, without a question, and is what came down', async () => {
  d1.dump = await readFile(kopie, 'utf8');
  const uit = path.join(map, 'extern.sql');
  await saveDatabase({ soort: 'extern' }, uit);
  expect(await fingerprint(uit)).toBe(await fingerprint(kopie));
  expect(d1.gevraagd).toEqual([
    'GET …/enkelvoud',
    'POST …/11111111-2222-4333-8444-555555555555/export',
    'POST …/11111111-2222-4333-8444-555555555555/export',
    'GET /dump.sql',
  ]);
});

it('is imported as one file that runs from begin to end in an empty database', async () => {
  await restoreDatabase({ soort: 'extern' }, kopie);
  const sql = await readFile(kopie, 'utf8');
  expect(d1.ingelezen?.sql).toBe(sql);
  const gelezen = d1.ingelezen?.database ?? new DatabaseSync(':memory:');
  const soorten = gelezen
    .prepare('SELECT type, count(*) AS aantal FROM sqlite_master GROUP BY type ORDER BY type')
    .all();
  expect(soorten.map(({ type }) => type)).toEqual(['index', 'table', 'trigger']);
  // The triggers are there, and guard what they guarded.
  expect(() => gelezen.exec("UPDATE auditankers SET jws = '' ")).not.toThrow();
  gelezen.exec("INSERT INTO auditspoor (nummer, vorige, sha256, inhoud) VALUES (1, '', 'h', '{}')");
  expect(() => gelezen.exec('DELETE FROM auditspoor')).toThrow('the audit trail never shrinks');
  const lang = path.join(map, 'lang.sql');
  await writeFile(lang, `${sql}\nINSERT INTO t VALUES ('${'x'.repeat(LANGSTE_OPDRACHT)}');\n`);
  expect([await countTooLong(kopie), await countTooLong(lang)]).toEqual([0, 1]);
});

it('that Cloudflare refuses fails with what it said', async () => {
  vi.stubEnv('CLOUDFLARE_API_TOKEN', 'verlopen');
  const uit = path.join(map, 'geweigerd.sql');
  await writeFile(uit, '');
  await expect(saveDatabase({ soort: 'extern' }, uit)).rejects.toThrow('wrangler d1 export');
  vi.stubEnv('CLOUDFLARE_API_TOKEN', d1.env.CLOUDFLARE_API_TOKEN ?? '');
});
