import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { limietentabellen } from '../../../scripts/lib/limietentabel.ts';
import { LIMIETEN } from '../../../src/domain/limieten.ts';

const lees = (pad: string): Promise<string> => readFile(new URL(`../../../${pad}`, import.meta.url), 'utf8');

it('docs/limieten.md tells of the limits as they are (node scripts/limietentabel.ts)', async () => {
  const tabellen = limietentabellen();
  expect(tabellen).toContain('| Eén verantwoording, uitgepakt | 100 MB | `INVOER_TE_GROOT` |');
  expect(await lees('docs/limieten.md')).toContain(tabellen);
});

it('the platform stops an invocation at the time the table says', async () => {
  expect(await lees('wrangler.toml')).toContain(`cpu_ms = ${LIMIETEN.cpuMs.waarde}\n`);
});
