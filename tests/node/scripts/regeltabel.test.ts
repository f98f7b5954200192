import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { regeltabellen } from '../../../scripts/lib/regeltabel.ts';

const ROOT = new URL('../../../', import.meta.url);
const lees = (pad: string): string => readFileSync(new URL(pad, ROOT), 'utf8');

it('docs/regels.md tells of the rules as they are (node scripts/regeltabel.ts)', () => {
  const tabellen = regeltabellen();
  expect(tabellen).toContain('| `CS002` | CS002: een BSN voldoet aan de 11-proef (iStandaarden 3.2). |');
  expect(lees('docs/regels.md')).toContain(tabellen);
});

it('has a row for every finding that a rule on a submission gives', () => {
  const bronnen = globSync('src/ingest/regels/*.ts', { cwd: ROOT }).map(lees).join('\n');
  const codes = new Set(
    [...bronnen.matchAll(/\.(?:fout|waarschuwing)\(\s*'([A-Z0-9_]+)'/g)].map(([, code = '']) => code),
  );
  expect(codes.size).toBeGreaterThan(25);
  const tabellen = regeltabellen();
  expect([...codes].filter((code) => !tabellen.includes(`| \`${code}\` |`))).toEqual([]);
});
