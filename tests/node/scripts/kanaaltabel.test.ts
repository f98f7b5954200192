import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readSchema } from '../../../scripts/generate/schema.ts';
import { kanaaltabellen } from '../../../scripts/lib/kanaaltabel.ts';

it('docs/kanalen.md tells of the settings as the schema has them (node scripts/kanaaltabel.ts)', async () => {
  const schema = await readSchema(new URL('../../../schemas/kanaal/1.0.0.json', import.meta.url));
  if (schema === undefined) throw new Error('no schema');
  const tabellen = kanaaltabellen(schema);
  expect(tabellen).toContain('| `overlapDagen` | 0 tot en met 30 | `7` |');
  expect(await readFile(new URL('../../../docs/kanalen.md', import.meta.url), 'utf8')).toContain(tabellen);
});
