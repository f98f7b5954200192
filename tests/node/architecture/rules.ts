/**
 * Who may import whom in src/, as a table. A file may always import its own folder and generated/ (types and validators made
 * from schemas/); what is not in its row is forbidden. docs/architecture.md explains the flow behind it.
 */
export interface FolderRule {
  /** Folders of src/ whose files may be imported. */
  readonly imports: readonly string[];
  /** `pure`: no I/O, clock, randomness or log. `quiet`: does I/O through what it is handed, but knows no clock. */
  readonly effects: 'pure' | 'quiet' | 'shell';
}

/** What the standard asks, laid out for people: neither a word that passes between stages nor a stage. */
const STANDAARD = 'standaard';

const STAGE: FolderRule = { imports: ['domain'], effects: 'pure' };

export const FOLDERS: Readonly<Record<string, FolderRule>> = {
  domain: { imports: [], effects: 'pure' },
  [STANDAARD]: { imports: ['domain'], effects: 'pure' },
  text: { imports: ['domain'], effects: 'pure' },
  ingest: { ...STAGE, imports: ['domain', STANDAARD] },
  register: STAGE,
  convert: STAGE,
  render: { ...STAGE, imports: ['domain', STANDAARD] },
  check: STAGE,
  receipts: STAGE,
  correct: STAGE,
  route: { imports: ['domain', 'register'], effects: 'pure' },
  storage: { imports: ['domain'], effects: 'quiet' },
  deliver: { imports: ['domain', 'storage'], effects: 'quiet' },
  pipeline: {
    imports: [
      'domain',
      STANDAARD,
      'text',
      'ingest',
      'register',
      'route',
      'convert',
      'render',
      'check',
      'receipts',
      'correct',
      'storage',
      'deliver',
    ],
    effects: 'shell',
  },
  http: { imports: ['domain', 'text', 'pipeline'], effects: 'shell' },
  web: { imports: ['domain', 'text', 'pipeline'], effects: 'shell' },
  // The settings of a deployment by subject: what each may be, as the part of the machinery wants it that it is for. `src/env.ts` reads them.
  env: { imports: ['domain', 'pipeline'], effects: 'pure' },
};

/**
 * What runs in the browser is a program of its own, typed with the DOM (tsconfig.web.json). It shares nothing with the server but words: of
 * `domain` it may take types, which are gone when it is bundled.
 */
export const SCRIPTS = 'src/web/script/';
export const SCRIPT_TYPES = 'src/domain/';

/** The composition root: the only files directly in src/, and the only ones that may import everything. */
export const ROOT_FILES: readonly string[] = ['src/worker.ts', 'src/services.ts', 'src/env.ts'];

/**
 * Where a driver of the platform (D1, R2, queue, Durable Object) may be named: the root, the storage drivers, and the
 * Durable Object's own class, which has to extend a class of the runtime.
 */
export const DRIVER_PLACES: readonly string[] = [
  ...ROOT_FILES,
  'src/storage/d1/',
  'src/storage/r2/',
  'src/deliver/postbus-object.ts',
  'src/deliver/postbus-sql.ts',
];

/** Global types of the platform: naming one ties a file to it. */
export const DRIVER_TYPES: ReadonlySet<string> = new Set([
  'Env',
  'D1Database',
  'D1PreparedStatement',
  'D1Result',
  'R2Bucket',
  'R2Object',
  'R2ObjectBody',
  'KVNamespace',
  'Queue',
  'MessageBatch',
  'DurableObject',
  'DurableObjectNamespace',
  'DurableObjectState',
  'DurableObjectStorage',
  'DurableObjectStub',
  'SqlStorage',
]);

/** The web framework stays above the pipeline. */
export const WEB_PACKAGES = /^(hono|@hono\/)/;
/** The runtime's own modules stay with the drivers. */
export const RUNTIME_MODULES = /^cloudflare:/;
/** What does I/O by itself; hashing (node:crypto) does not. */
export const IO_PACKAGES = /^(undici$|node:(?!crypto$))/;

export const CLOCK_OR_RANDOM: ReadonlySet<string> = new Set([
  'Date.now()',
  'new Date()',
  'Date()',
  'performance.now()',
  'Math.random()',
  'crypto.randomUUID()',
  'crypto.getRandomValues()',
  'randomUUID()',
  'randomBytes()',
  'randomInt()',
]);

export const SIDE_EFFECTS: ReadonlySet<string> = new Set([
  'fetch()',
  'setTimeout()',
  'setInterval()',
  'console.log()',
  'console.info()',
  'console.warn()',
  'console.error()',
  'console.debug()',
]);

/** The one file that writes to the log: what may be written is a type (src/domain/logregel.ts). */
export const LOG_PLACE = 'src/pipeline/log.ts';

/** workerd refuses code made at run time. */
export const RUN_TIME_CODE: ReadonlySet<string> = new Set(['eval()', 'new Function()', 'Function()']);
