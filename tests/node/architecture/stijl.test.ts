import { describe, expect, it } from 'vitest';
import { readText, repositoryFiles } from './repository.ts';

/** Names of classes that a file gives a look of their own: rules whose selector begins, and ends, with the class. */
const ownClasses = (css: string): Set<string> =>
  new Set([...css.matchAll(/(?:^|\n|,\n)\.(evk-[\w-]+)(?=,\n| \{)/g)].map(([, naam]) => naam ?? ''));

describe('classes of our own', () => {
  it('get their look in one file: the same name twice is two things with one look', () => {
    const perKlasse = new Map<string, string[]>();
    for (const file of repositoryFiles().filter((een) => een.startsWith('src/web/stijl/') && een.endsWith('.css')))
      for (const naam of ownClasses(readText(file))) perKlasse.set(naam, [...(perKlasse.get(naam) ?? []), file]);
    expect(perKlasse.size).toBeGreaterThan(50);
    // On paper, parts of other files are left out together.
    const dubbel = [...perKlasse].filter(
      ([, files]) => files.filter((file) => !file.endsWith('afdruk.css')).length > 1,
    );
    expect(dubbel).toEqual([]);
  });

  it('are seen when two files have one', () => {
    expect(ownClasses('.evk-a {\n}\n\n.evk-b,\n.evk-c {\n}\n\n.evk-d > li {\n}\n')).toEqual(
      new Set(['evk-a', 'evk-b', 'evk-c']),
    );
  });
});
