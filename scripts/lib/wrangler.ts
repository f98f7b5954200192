/** wrangler as a child process: its own words stay hidden unless it fails. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OPSLAGMAP } from './platform.ts';
import { PROJECT } from './project.ts';

const WRANGLER = path.join(PROJECT, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
/** Enough for a stack trace; the beginning of a long log says little. */
const BEWAARDE_TEKENS = 20_000;
const STOP_MS = 5_000;

export interface Kind {
  readonly proces: ChildProcess;
  /** The last of what it wrote. */
  readonly uitvoer: () => string;
  /** Its exit code, or null after a signal. */
  readonly einde: Promise<number | null>;
}

function run(args: readonly string[], map = PROJECT): Kind {
  const proces = spawn(process.execPath, [WRANGLER, ...args], {
    cwd: map,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      CI: 'true',
      NO_COLOR: '1',
    },
  });
  let uitvoer = '';
  const bewaar = (stuk: Buffer): void => {
    uitvoer = (uitvoer + stuk.toString()).slice(-BEWAARDE_TEKENS);
  };
  proces.stdout.on('data', bewaar);
  proces.stderr.on('data', bewaar);
  const einde = once(proces, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  return { proces, uitvoer: () => uitvoer, einde };
}

/** One command, to its end. Throws with what wrangler said when it fails. @param map where it is run, and finds its configuration */
export async function runWrangler(args: readonly string[], map = PROJECT): Promise<void> {
  const kind = run(args, map);
  if ((await kind.einde) !== 0) throw new Error(`wrangler ${args.slice(0, 2).join(' ')}:\n${kind.uitvoer()}`);
}

const MIGRATIES = path.join(PROJECT, 'migrations');

/** Where wrangler keeps which migrations were applied, as it makes that table itself. */
const BOEK = `CREATE TABLE IF NOT EXISTS "d1_migrations"(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);`;

/** All migrations as one file, each with its line in the book, as `wrangler d1 migrations apply` does one by one. */
async function allAtOnce(namen: readonly string[]): Promise<string> {
  const delen = namen.map(
    async (naam) =>
      `${await readFile(path.join(MIGRATIES, naam), 'utf8')}\nINSERT INTO "d1_migrations" (name) VALUES ('${naam}');`,
  );
  return [BOEK, ...(await Promise.all(delen))].join('\n');
}

/**
 * Brings the local database up to date. Throws with what wrangler said. Starting wrangler takes seconds, so which migrations were applied
 * is remembered next to the database; and it takes most of a second for each, so a database that is not there yet is made in one go.
 */
export async function applyMigrations(staat: string): Promise<void> {
  const namen = (await readdir(MIGRATIES)).filter((naam) => naam.endsWith('.sql')).sort();
  const nodig = namen.join('\n');
  const stempel = path.join(staat, 'migrations.txt');
  if ((await readFile(stempel, 'utf8').catch(() => undefined)) === nodig) return;
  const hier = ['--local', '--persist-to', staat];
  if (existsSync(path.join(staat, OPSLAGMAP, 'd1'))) await runWrangler(['d1', 'migrations', 'apply', 'DB', ...hier]);
  else {
    const bestand = path.join(staat, 'migrations.sql');
    await writeFile(bestand, await allAtOnce(namen));
    await runWrangler(['d1', 'execute', 'DB', ...hier, '--file', bestand, '--yes']);
    await rm(bestand);
  }
  await writeFile(stempel, nodig);
}

/**
 * @param vars settings of the worker; never a secret, for they are visible in the list of processes
 * @param geheimen goes in a file that its user alone can read
 */
export async function startDev(
  staat: string,
  poort: number,
  vars: Readonly<Record<string, string>>,
  geheimen: Readonly<Record<string, string>>,
): Promise<Kind> {
  const bestand = path.join(staat, 'geheimen.env');
  const regels = Object.entries(geheimen).map(([naam, waarde]) => `${naam}='${waarde}'\n`);
  await writeFile(bestand, regels.join(''), { mode: 0o600 });
  const settings = Object.entries(vars).flatMap(([naam, waarde]) => ['--var', `${naam}:${waarde}`]);
  return run([
    'dev',
    '--port',
    String(poort),
    '--ip',
    'localhost',
    '--persist-to',
    staat,
    '--show-interactive-dev-session=false',
    '--env-file',
    bestand,
    '--log-level',
    'warn',
    // On this machine one may choose who to be; what is deployed has no code for it.
    '--define',
    'MET_PROEFAANMELDING:true',
    ...settings,
  ]);
}

/** Ends it in order, and if need be without. */
export async function stop(kind: Kind): Promise<void> {
  if (kind.proces.exitCode !== null || kind.proces.signalCode !== null) return;
  kind.proces.kill('SIGTERM');
  await Promise.race([kind.einde, wait(STOP_MS, undefined, { ref: false })]);
  if (kind.proces.exitCode === null && kind.proces.signalCode === null) kind.proces.kill('SIGKILL');
}
