/**
 * Makes a fresh clone ready: packages, generated code, generated types. Runs before every npm script; when nothing has
 * changed it takes some tens of milliseconds and says nothing. Plain JavaScript, because on the first run the only Node
 * is the system's (20 or later), which runs no TypeScript.
 *
 * Each generating step keeps a stamp in generated/: the hash of its inputs. `--generate` runs them whatever the stamp says.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => path.join(root, ...parts);
const bin = inRoot('node_modules', '.bin');
const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };

/** The first Node that runs TypeScript by itself, without a flag. */
const OLDEST_NODE = [22, 18];

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const say = (sentence) => process.stderr.write(`enkelvoud: ${sentence}\n`);

/** Every file under the given files and folders, sorted, so that the hash does not depend on the file system. */
function filesUnder(entries) {
  return entries.flatMap((entry) => {
    if (!existsSync(inRoot(entry))) return [];
    if (!statSync(inRoot(entry)).isDirectory()) return [entry];
    return filesUnder(
      readdirSync(inRoot(entry))
        .sort()
        .map((name) => path.join(entry, name)),
    );
  });
}

function hashOf(entries) {
  const hash = createHash('sha256');
  for (const file of filesUnder(entries))
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * Whether node_modules holds what package-lock.json names. npm writes down what it installed in a hidden lock; a package
 * that is missing there may only be an optional one, for another platform.
 */
function isInstalled() {
  const hidden = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    const found = installed[place];
    return found === undefined ? optional === true : found.version === version;
  });
}

function install() {
  if (isInstalled()) return;
  say('installing packages (once; again only when package-lock.json changes) …');
  // npm itself must not run on the Node that it is about to replace
  const PATH = (env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => path.resolve(folder) !== bin)
    .join(path.delimiter);
  // Errors only: the engine warnings are about the system's Node, which runs nothing but npm and this file.
  const { status, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...env, PATH },
    },
  );
  if (error !== undefined) stop(`npm kan niet starten / npm does not start: ${error.message}`);
  if (status !== 0)
    stop('De pakketten konden niet worden geïnstalleerd (npm ci) / npm ci failed; see the lines above.');
}

/** The Node for everything but this file: the one among the packages on Linux, elsewhere the user's own. */
function findNode() {
  const own = path.join(bin, 'node');
  const node = existsSync(own) ? own : 'node';
  const found = spawnSync(node, ['--version'], { encoding: 'utf8', env });
  const [major = 0, minor = 0] = (found.stdout ?? '').replace('v', '').split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return node;
  const here = `${process.platform} ${process.arch}`;
  return stop(
    `Enkelvoud heeft Node ${OLDEST_NODE.join('.')} of nieuwer nodig. Op Linux (x64 en arm64, glibc) komt die met npm mee; ` +
      `op dit systeem (${here}) niet: installeer Node 24 zelf en probeer het opnieuw.\n` +
      `Enkelvoud needs Node ${OLDEST_NODE.join('.')} or newer. On Linux npm brings it along; on this system (${here}) ` +
      'please install Node 24 yourself (nodejs.org) and try again.',
  );
}

/** Steps that write generated/. `inputs` decide when a step is due; the lock is one, since it fixes the generators. */
const STEPS = [
  {
    name: 'types-of-schemas-and-validators',
    sentence: 'generating types and validators from schemas/ …',
    inputs: ['schemas', 'scripts/generate.ts', 'scripts/generate', 'package-lock.json'],
    command: ['node', 'scripts/generate.ts'],
  },
  {
    name: 'libxml2-for-workerd',
    sentence: 'making libxml2 loadable by workerd …',
    inputs: ['scripts/generate/libxml2.ts', 'package-lock.json'],
    command: ['node', 'scripts/generate/libxml2.ts'],
  },
  {
    name: 'styles-and-scripts-of-pages',
    sentence: 'bundling the styles and scripts of the pages …',
    inputs: [
      'src/web/stijl',
      'src/web/script',
      'scripts/generate/web.ts',
      'scripts/generate/tokens.ts',
      'package-lock.json',
    ],
    command: ['node', 'scripts/generate/web.ts'],
  },
  {
    name: 'types-of-bindings',
    sentence: 'generating the types of the bindings in wrangler.toml …',
    inputs: ['wrangler.toml', 'package-lock.json'],
    command: ['wrangler', 'types', 'generated/worker-configuration.d.ts'],
    quiet: true,
  },
];

function generate(node, force) {
  mkdirSync(inRoot('generated'), { recursive: true });
  for (const { name, sentence, inputs, command, quiet } of STEPS) {
    const stamp = inRoot('generated', `.${name}`);
    const hash = hashOf(inputs);
    if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    say(sentence);
    const [program, ...args] = command;
    const PATH = `${bin}${path.delimiter}${env.PATH ?? ''}`;
    const { status, stdout, stderr } = spawnSync(program === 'node' ? node : path.join(bin, program), args, {
      cwd: root,
      stdio: quiet === true ? 'pipe' : ['ignore', 2, 2],
      env: { ...env, PATH },
    });
    if (status !== 0) {
      process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
      stop(`Mislukt / failed: ${command.join(' ')}`);
    }
    writeFileSync(stamp, hash);
  }
}

install();
generate(findNode(), process.argv.includes('--generate'));
