import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftovers, machineTraces, possiblePersons, tooLong } from './house.ts';
import { readText, repositoryFiles, root } from './repository.ts';

const files = repositoryFiles();
const BINARY = /\.(xlsx|zip|gz|png|jpg|ico|wasm|pdf)$/;
const textFiles = files.filter((file) => !BINARY.test(file));
const isCode = (file: string): boolean => /\.(tsx?|mjs|js)$/.test(file) || file === '.ci/run';

describe('house rules', () => {
  it('are held against the whole repository', () => {
    expect(files).toContain('package.json');
    expect(files.filter(isCode).length).toBeGreaterThan(20);
    expect(files.some((file) => /^(generated|node_modules)\//.test(file))).toBe(false);
  });

  it('keep files short, or say why not', () => {
    expect(files.filter(isCode).flatMap((file) => tooLong(file, readText(file)))).toEqual([]);
  });

  it('keep paths of machines and hosts of registries out', () => {
    expect(textFiles.flatMap((file) => machineTraces(file, readText(file)))).toEqual([]);
  });

  it('leave no promises and no switched-off checks', () => {
    expect(files.filter(isCode).flatMap((file) => leftovers(file, readText(file)))).toEqual([]);
  });

  it('keep numbers of real persons out', () => {
    expect(textFiles.flatMap((file) => possiblePersons(file, readText(file)))).toEqual([]);
  });
});

describe('checks on one file', () => {
  const lines = (count: number): string => 'const a = 1;\n'.repeat(count);

  it('tooLong asks a reason of 301 lines, not of 300', () => {
    expect(tooLong('a.ts', lines(300))).toEqual([]);
    expect(tooLong('a.ts', lines(301))).toEqual(['a.ts: 301 lines and no reason in its header']);
    expect(tooLong('a.ts', `/**\n * Longer than 300 lines\n * because it is one table.\n */\n${lines(301)}`)).toEqual(
      [],
    );
    expect(tooLong('a.ts', `${lines(301)}// Longer than 300 lines because I say so at the end`)).toHaveLength(1);
  });

  it('machineTraces finds paths and hosts, not relative paths or addresses', () => {
    const work = ['', 'work', 'main', 'x'].join('/');
    const host = ['registry', 'npmjs', 'org'].join('.');
    expect(machineTraces('a', `see ${work}`)).toHaveLength(1);
    expect(machineTraces('a', `"resolved": "https://${host}/a"`)).toHaveLength(1);
    expect(machineTraces('a', `${['', 'home', 'ik'].join('/')}/x`)).toHaveLength(1);
    expect(machineTraces('a', '../shared/x, docs/work/main.md, https://example.org/home/x, npm registry')).toEqual([]);
  });

  it('leftovers finds promises', () => {
    expect(leftovers('a', `// ${'TO'}${'DO'} later`)).toHaveLength(1);
    expect(leftovers('a', 'const mastodon = 1;')).toEqual([]);
  });

  it('possiblePersons lets test numbers and invalid numbers pass, and never repeats a number', () => {
    const someone = `${'111'}${'222333'}`;
    const [found] = possiblePersons('a', `{"bsn": "${someone}"}`);
    expect(found).toBe('a: a bsn at position 2 is valid and no test number');
    expect(possiblePersons('a', `bsn: '${someone}'`)).toHaveLength(1);
    expect(possiblePersons('a', `<x:Bsn>${someone}</x:Bsn>`)).toHaveLength(1);
    expect(possiblePersons('a', '{"bsn": "999900006"}')).toEqual([]);
    expect(possiblePersons('a', '{"bsn": "111222334"}')).toEqual([]);
  });
});

describe('package-lock.json', () => {
  const packages: Readonly<Record<string, { resolved?: string; integrity?: string; link?: boolean }>> = JSON.parse(
    readFileSync(path.join(root, 'package-lock.json'), 'utf8'),
  ).packages;

  it('names no host and fixes every package by its hash', () => {
    const [, ...installed] = Object.entries(packages);
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
    expect(installed.filter(([, { integrity }]) => integrity === undefined).map(([place]) => place)).toEqual([]);
  });

  it.each(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])('holds the binaries for %s', (platform) => {
    // workerd writes x64 as 64
    const workerd = platform.replace('x64', '64');
    const places = [
      `@biomejs/cli-${platform}`,
      `@esbuild/${platform}`,
      `@cloudflare/workerd-${workerd}`,
      `@typescript/typescript-${platform}`,
      `@rolldown/binding-${platform}${platform.startsWith('linux') ? '-gnu' : ''}`,
      ...(platform.startsWith('linux') ? [`node-${platform}`] : []),
    ];
    expect(places.filter((place) => packages[`node_modules/${place}`] === undefined)).toEqual([]);
  });
});
