/** The reporter as it is used: a vitest run of its own over one small file. Its last line is what CI reads. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';

beforeEach(() => {
  // inside the repository, so that `vitest` resolves
  folder = mkdtempSync(path.join(root, 'node_modules', '.reporter-'));
  writeFileSync(
    path.join(folder, 'vitest.config.mjs'),
    `export default { test: { include: ['*.test.ts'], reporters: ['default', ${JSON.stringify(path.join(root, 'scripts/test-reporter.ts'))}] } };`,
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(test: string, ...args: string[]): { status: number | null; output: string; last: string | undefined } {
  writeFileSync(path.join(folder, 'a.test.ts'), `import { describe, expect, it } from 'vitest';\n${test}`);
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', '--root', folder, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, output: stdout, last: stdout.trimEnd().split('\n').at(-1) };
}

it.each([
  ['all pass', "it('a', () => expect(1).toBe(1)); it('b', () => expect(1).toBe(1));", '2 passed, 0 failed', 0],
  ['one fails', "it('a', () => expect(1).toBe(2)); it('b', () => expect(1).toBe(1));", '1 passed, 1 failed', 1],
  ['one is skipped', "it.skip('a', () => {}); it('b', () => expect(1).toBe(1));", '1 passed, 1 failed', 1],
  ['one is still to be written', "it.todo('a'); it('b', () => expect(1).toBe(1));", '1 passed, 1 failed', 1],
  ['the file cannot be read', "import './nowhere.ts'; it('a', () => {});", '0 passed, 2 failed', 1],
  ['there is no test', 'expect(1).toBe(1);', '0 passed, 2 failed', 1],
  [
    'something fails outside a test',
    "it('a', () => { Promise.reject(new Error('loose')); });",
    '1 passed, 1 failed',
    1,
  ],
])('prints the count last and exits by it when %s', (_, test, last, status) => {
  expect(run(test)).toMatchObject({ last, status });
});

it('does not call tests skipped that the caller did not choose', () => {
  const test = "it('a', () => expect(1).toBe(1)); it('b', () => expect(1).toBe(2));";
  expect(run(test, '-t', 'a')).toMatchObject({ last: '1 passed, 0 failed', status: 0 });
});

it('names what is not counted as a test', () => {
  expect(run("it.skip('later', () => {}); it('b', () => {});").output).toContain('a.test.ts › later: skipped');
});
