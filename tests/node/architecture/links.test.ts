import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchors, brokenLinks } from './links.ts';
import { readText, repositoryFiles, root } from './repository.ts';

function read(file: string): string | undefined {
  if (!existsSync(path.join(root, file))) return undefined;
  return statSync(path.join(root, file)).isDirectory() ? '' : readText(file);
}

describe('links in the documents', () => {
  const documents = repositoryFiles().filter((file) => file.endsWith('.md'));

  it('all lead somewhere', () => {
    expect(documents).toContain('CONTRIBUTING.md');
    expect(documents.flatMap((file) => brokenLinks(file, readText(file), read))).toEqual([]);
  });
});

describe('brokenLinks', () => {
  const there: Readonly<Record<string, string>> = {
    'docs/b.md': '# Één kop\n\n## Twee: `x`\n\n## Twee: x\n',
    docs: '',
  };
  const check = (markdown: string): string[] => brokenLinks('docs/a.md', markdown, (file) => there[file]);

  it('finds a missing file and a missing heading', () => {
    expect(check('[x](c.md)')).toEqual(['docs/a.md: c.md leads nowhere']);
    expect(check('![x](../p.png "title")')).toEqual(['docs/a.md: ../p.png leads nowhere']);
    expect(check('[x](b.md#drie)')).toEqual(['docs/a.md: docs/b.md has no heading #drie']);
    expect(check('# Hier\n[x](#daar)')).toEqual(['docs/a.md: docs/a.md has no heading #daar']);
  });

  it('accepts what is there, other sites, and text in code', () => {
    expect(
      check('[x](b.md) [y](./b.md#één-kop) [z](../docs) [s](https://example.org/x.md) [m](mailto:x@example.org)'),
    ).toEqual([]);
    expect(check('`[x](c.md)`\n\n```md\n[x](c.md)\n```\n# Hier\n[x](#hier)')).toEqual([]);
  });

  it('numbers headings that are the same', () => {
    expect([...anchors(there['docs/b.md'] ?? '')]).toEqual(['één-kop', 'twee-x', 'twee-x-1']);
  });
});
