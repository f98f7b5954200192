/** setup.mjs as a whole process, in a small repository of its own, with stand-ins for npm, the generator and wrangler. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let home = '';
const at = (...parts: string[]): string => path.join(home, ...parts);

function executable(file: string, script: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

const lock = (version: string): string =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1.0.0', optional: true } },
  });

/** What was started, in order: each stand-in writes its name. */
function run(...args: string[]): { status: number | null; stderr: string; started: string[] } {
  rmSync(at('log'), { force: true });
  const { status, stderr } = spawnSync(process.execPath, [at('scripts/setup.mjs'), ...args], {
    encoding: 'utf8',
    env: { PATH: `${at('path')}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  const log = existsSync(at('log')) ? readFileSync(at('log'), 'utf8') : '';
  return { status, stderr, started: log.split('\n').filter((line) => line !== '') };
}

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'enkelvoud-setup-'));
  mkdirSync(at('scripts'));
  mkdirSync(at('schemas'));
  cpSync(path.resolve(import.meta.dirname, '../../../scripts/setup.mjs'), at('scripts/setup.mjs'));
  writeFileSync(at('schemas/a.json'), '{}');
  writeFileSync(at('wrangler.toml'), '');
  writeFileSync(at('package-lock.json'), lock('1.0.0'));
  mkdirSync(at('scripts/generate'));
  for (const name of ['generate', 'generate/libxml2', 'generate/web'])
    writeFileSync(
      at(`scripts/${name}.ts`),
      `import { appendFileSync } from 'node:fs';\nconst line: string = '${name}\\n';\nappendFileSync(${JSON.stringify(at('log'))}, line);\n`,
    );
  executable(
    at('path/npm'),
    `echo "npm $1" >> ${at('log')}
     mkdir -p ${at('node_modules/.bin')}
     sed 's/,"node_modules\\/b":{[^}]*}//' ${at('package-lock.json')} > ${at('node_modules/.package-lock.json')}
     printf '#!/bin/sh\\necho "wrangler $1" >> ${at('log')}\\n' > ${at('node_modules/.bin/wrangler')}
     chmod +x ${at('node_modules/.bin/wrangler')}`,
  );
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

it('does everything the first time and nothing, without a word, the second', () => {
  const first = run();
  expect(first).toMatchObject({
    status: 0,
    started: ['npm ci', 'generate', 'generate/libxml2', 'generate/web', 'wrangler types'],
  });
  expect(first.stderr).toContain('installing packages');
  expect(run()).toEqual({ status: 0, stderr: '', started: [] });
});

it('installs again when the lock changes, and generates again, for the generators may have changed', () => {
  run();
  writeFileSync(at('package-lock.json'), lock('1.0.1'));
  expect(run().started).toEqual(['npm ci', 'generate', 'generate/libxml2', 'generate/web', 'wrangler types']);
});

it('generates again only what follows from the input that changed', () => {
  run();
  writeFileSync(at('schemas/b.json'), '{}');
  expect(run().started).toEqual(['generate']);
  appendFileSync(at('wrangler.toml'), '# x\n');
  expect(run().started).toEqual(['wrangler types']);
  expect(run('--generate').started).toEqual(['generate', 'generate/libxml2', 'generate/web', 'wrangler types']);
});

it('fails with the reason, and tries again the next time, when a step fails', () => {
  run();
  appendFileSync(at('scripts/generate.ts'), "throw new Error('no such schema');\n");
  const failed = run();
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('no such schema');
  expect(failed.stderr).toContain('Mislukt / failed: node scripts/generate.ts');
  expect(run().status).toBe(1);
});

it('says what to do when Node is too old', () => {
  run();
  executable(at('node_modules/.bin/node'), 'echo v20.19.0');
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toContain('Enkelvoud heeft Node 22.18 of nieuwer nodig');
  expect(stderr).toContain('please install Node 24 yourself');
});
