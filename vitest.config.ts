/**
 * Five projects. `pure`: the stages without I/O, in workerd, all files in one isolate (nothing to share, so a tenth of the
 * time). `worker`: the rest, in workerd with storage; files share an isolate, and each begins with empty storage. `node`: scripts, whole
 * processes and the house rules. `browser`: pages in a real Chromium against a running gateway. `conformance`: against official XSDs and sample messages, which are not in this repository.
 */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** Settings that a deployment has as secrets or of its own. Channels may call this machine: the played gemeente is there. */
const BINDINGEN = {
  KLUISSLEUTEL: Buffer.alloc(32, 'kluis').toString('base64'),
  BETROKKENESLEUTELS: JSON.stringify({ 1: Buffer.alloc(32, 'betrokkene').toString('base64') }),
  PAYLOADSLEUTELS: JSON.stringify({ 1: Buffer.alloc(32, 'payload').toString('base64') }),
  PUBLIEK_ADRES: 'http://localhost:8787',
  ONTWIKKELING_LOKALE_ADRESSEN: 'ja',
};

/**
 * A machine that does other things too is slow, not wrong. No test is about how long something takes, so what does not come within this
 * time never comes.
 */
const GEDULD_MS = 300_000;
const GEDULD = { testTimeout: GEDULD_MS, hookTimeout: GEDULD_MS, expect: { poll: { timeout: 60_000 } } };

/** Seed of the property tests. */
const zaad = Number(process.env.ZAAD ?? 1);

const workerd = () =>
  cloudflareTest({ wrangler: { configPath: './wrangler.toml' }, miniflare: { bindings: BINDINGEN } });

/** In place of that of wrangler.toml: the demo sign-in is in what is tested. */
const DEFINE = { MET_PROEFAANMELDING: 'true' };

/** Folders of tests that touch no binding. The house rules forbid their subjects to (tests/node/architecture). */
const PURE = [
  'domain',
  'text',
  'ingest',
  'register',
  'route',
  'convert',
  'render',
  'check',
  'receipts',
  'correct',
  'properties',
  'standaard',
].map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    allowOnly: false,
    // By default one core is left to whoever works at the machine; here most of the time is waiting for workerd to start.
    maxWorkers: 2,
    reporters: ['default', './scripts/test-reporter.ts'],
    projects: [
      {
        plugins: [workerd()],
        define: DEFINE,
        test: {
          name: 'pure',
          include: PURE,
          isolate: false,
          setupFiles: ['./tests/helpers/zaad.ts'],
          provide: { zaad },
          ...GEDULD,
        },
      },
      {
        plugins: [workerd()],
        define: DEFINE,
        test: {
          name: 'worker',
          include: ['tests/**/*.test.ts'],
          exclude: [...PURE, 'tests/node/**', 'tests/browser/**', 'tests/conformance/**'],
          isolate: false,
          setupFiles: ['./tests/helpers/apply-migrations.ts', './tests/helpers/zaad.ts'],
          globalSetup: [
            './tests/helpers/start-gemeente-server.ts',
            './tests/helpers/start-uitgever.ts',
            './tests/helpers/start-clamd.ts',
          ],
          provide: {
            migrations: await readD1Migrations(`${import.meta.dirname}/migrations`),
            nietsVerloren: Number(process.env.NIETS_VERLOREN ?? 3),
            zaad,
          },
          ...GEDULD,
        },
      },
      {
        test: {
          name: 'node',
          include: ['tests/node/**/*.test.ts'],
          provide: { zaad },
          ...GEDULD,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['./tests/browser/helpers/start-gateway.ts'],
          ...GEDULD,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          ...GEDULD,
        },
      },
    ],
  },
});
