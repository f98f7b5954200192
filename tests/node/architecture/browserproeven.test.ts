import { expect, it } from 'vitest';
import { readText, repositoryFiles } from './repository.ts';

it('each browser test works as aanbieders of its own: they share one gateway', () => {
  const perCode = new Map<string, Set<string>>();
  for (const file of repositoryFiles().filter((een) => /^tests\/browser\/[^/]+\.test\.ts$/.test(een)))
    for (const [code] of readText(file).matchAll(/\b987654\d\d\b/g))
      perCode.set(code, (perCode.get(code) ?? new Set()).add(file));
  expect(perCode.size).toBeGreaterThan(10);
  expect([...perCode].filter(([, files]) => files.size > 1)).toEqual([]);
});
