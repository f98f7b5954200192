/** The golden files of every formaat in register/: what the conversion makes is, byte for byte, what was looked at and committed. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

it('makes the expected files of every example', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/voorbeelden.ts', '--controleer'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^[1-9]\d* voorbeelden, 0 verschillen\n$/);
  expect(status).toBe(0);
});

it('has an example with expected files for every version of every formaat', () => {
  const formaten = path.join(root, 'register/formaten');
  for (const naam of readdirSync(formaten))
    for (const versie of readdirSync(path.join(formaten, naam))) {
      const voorbeelden = path.join(formaten, naam, versie, 'voorbeelden');
      const bestanden = readdirSync(voorbeelden).flatMap((v) => readdirSync(path.join(voorbeelden, v, 'verwacht')));
      expect(bestanden.length, `${naam} ${versie}`).toBeGreaterThan(0);
    }
});
