/** What stands in the lock and in the bundle: pinned, allowed, and nothing that runs by itself or belongs to development. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkLicenties,
  isToegestaan,
  meegeleverd,
  readAudit,
  type Slot,
} from '../../../scripts/lib/leveringsketen.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');
const lees = async (naam: string): Promise<string> => readFile(path.join(PROJECT, naam), 'utf8');

interface Pakket {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

/** What esbuild tells of a bundle, as much of it as is looked at. */
interface Bouwverslag {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

let pakket: Pakket;
let slot: Slot;
beforeAll(async () => {
  pakket = JSON.parse(await lees('package.json'));
  slot = JSON.parse(await lees('package-lock.json'));
});

describe('the packages', () => {
  it('are pinned to one version each, with a hash of their content', () => {
    const gevraagd = { ...pakket.dependencies, ...pakket.devDependencies, ...pakket.optionalDependencies };
    for (const [naam, versie] of Object.entries(gevraagd)) {
      expect([naam, versie]).toEqual([naam, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
      expect([naam, slot.packages[`node_modules/${naam}`]?.version]).toEqual([naam, versie]);
    }
    for (const [plek, { integrity, version }] of Object.entries(slot.packages)) {
      if (plek === '') continue;
      expect([plek, integrity]).toEqual([plek, expect.stringMatching(/^sha512-/)]);
      expect([plek, version]).toEqual([plek, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
    }
  });

  it('run nothing when they are installed', async () => {
    const metScript = Object.entries(slot.packages).flatMap(([plek, { hasInstallScript }]) =>
      hasInstallScript === true ? [plek.replace('node_modules/', '')] : [],
    );
    for (const naam of metScript) expect([naam, pakket.allowScripts[naam]]).toEqual([naam, false]);
    expect(Object.values(pakket.allowScripts)).not.toContain(true);
    expect(await lees('scripts/setup.mjs')).toContain("['ci', '--ignore-scripts'");
  });

  it('have licences that are on the list', () => {
    expect(checkLicenties(slot)).toEqual([]);
  });
});

describe('a licence', () => {
  const LIJST = new Set(['MIT', 'Apache-2.0', 'ISC']);
  it.each([
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['MIT OR GPL-3.0-only', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['MIT AND (ISC OR GPL-3.0-only)', true],
    ['(MIT AND GPL-3.0-only) OR ISC', true],
    ['SEE LICENSE IN x', false],
    ['', false],
  ])('%j may be used: %s', (expressie, verwacht) => {
    expect(isToegestaan(expressie, LIJST)).toBe(verwacht);
  });

  it('that is not on the list is named, and so is one that is missing', () => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/b': { version: '2.0.0', license: 'LGPL-3.0-or-later' },
      'node_modules/x/node_modules/@c/d': { version: '3.0.0', license: 'LGPL-3.0-or-later', dev: true },
      'node_modules/e': { version: '4.0.0', dev: true },
    };
    expect(checkLicenties({ packages })).toEqual([
      'b@2.0.0: LGPL-3.0-or-later',
      'e@4.0.0: geen licentie bekend (alleen bij het bouwen)',
    ]);
  });
});

describe('the answer of npm audit', () => {
  it.each([
    ['{"auditReportVersion":2,"vulnerabilities":{}}', { soort: 'gecontroleerd', ernstig: [] }],
    [
      '{"vulnerabilities":{"a":{"severity":"high"},"b":{"severity":"moderate"},"c":{"severity":"critical"}}}',
      { soort: 'gecontroleerd', ernstig: ['a (high)', 'c (critical)'] },
    ],
    [
      '{"message":"405 Method Not Allowed","statusCode":405}',
      { soort: 'niet-gecontroleerd', reden: '405 Method Not Allowed' },
    ],
    ['{"error":{}}', { soort: 'niet-gecontroleerd', reden: 'onbekend' }],
    ['', { soort: 'niet-gecontroleerd', reden: expect.any(String) }],
  ])('%s', (uitvoer, verwacht) => {
    expect(readAudit(uitvoer)).toEqual(verwacht);
  });
});

describe('the bundle', () => {
  let map: string;
  let bronnen: readonly string[];
  let tekst: string;
  /** Bytes of each source file that are in the bundle. */
  let geschreven: Readonly<Record<string, number>>;
  beforeAll(async () => {
    map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-bundel-'));
    const meta = path.join(map, 'meta.json');
    await promisify(execFile)(
      process.execPath,
      [
        path.join(PROJECT, 'node_modules/wrangler/bin/wrangler.js'),
        'deploy',
        '--dry-run',
        '--outdir',
        map,
        '--metafile',
        meta,
      ],
      { cwd: PROJECT, env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' } },
    );
    const { inputs, outputs }: Bouwverslag = JSON.parse(await readFile(meta, 'utf8'));
    bronnen = Object.keys(inputs);
    geschreven = Object.fromEntries(
      Object.values(outputs).flatMap((uitvoer) =>
        Object.entries(uitvoer.inputs).map(([plek, { bytesInOutput }]) => [plek, bytesInOutput]),
      ),
    );
    tekst = await readFile(path.join(map, 'worker.js'), 'utf8');
  });
  afterAll(() => rm(map, { recursive: true, force: true }));

  it('holds packages that are handed on, and no other', () => {
    const namen = new Set(
      bronnen.flatMap(
        (bron) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(bron)?.[1] ?? [],
      ),
    );
    const mag = meegeleverd(slot);
    expect(namen.size).toBeGreaterThan(8);
    // What wrangler puts under every Worker that asks for modules of Node, in place of those.
    const vanHetPlatform = new Set(['unenv', '@cloudflare/unenv-preset', 'wrangler']);
    expect([...namen].filter((naam) => !mag.has(naam) && !vanHetPlatform.has(naam))).toEqual([]);
  });

  it('holds nothing of tests, scripts, the command line or the measurements', () => {
    const eigen = bronnen.filter((bron) => !bron.includes('node_modules') && !bron.includes(':'));
    expect(eigen.length).toBeGreaterThan(300);
    expect(eigen.filter((bron) => !/^(src|generated|schemas|register)\//.test(bron))).toEqual([]);
  });

  it('holds none of the demo sign-in, which is in what runs locally', async () => {
    const plekken = [
      'src/pipeline/demo-aanmelden.ts',
      'src/web/algemeen/proefaanmelding.tsx',
      'src/web/onderdelen/proefopstelling.tsx',
    ];
    const bron = (await Promise.all(plekken.map(lees))).join('');
    // Each is there to be found, so that this fails when the flag of wrangler.toml does nothing.
    for (const kenmerk of [
      'urn:enkelvoud:demo',
      'Sanne de Wit',
      '/aanmelden/demo',
      'evk-demo',
      'geen echte aanmelding',
    ]) {
      expect([kenmerk, bron.includes(kenmerk)]).toEqual([kenmerk, true]);
      expect([kenmerk, tekst.includes(kenmerk)]).toEqual([kenmerk, false]);
    }
    expect(plekken.flatMap((plek) => ((geschreven[plek] ?? 0) > 0 ? [plek] : []))).toEqual([]);
    expect(geschreven['src/web/algemeen/aanmelden.tsx']).toBeGreaterThan(0);
  });

  it('holds no address of this machine and no key', () => {
    expect(tekst).not.toContain(PROJECT);
    expect(tekst).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY-----\s+MII/);
    expect(tekst).not.toMatch(/evk_[0-9a-f]{32}/);
  });
});
