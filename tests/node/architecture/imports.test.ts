import { describe, expect, it } from 'vitest';
import { readText, repositoryFiles } from './repository.ts';
import { violations } from './violations.ts';

describe('import table', () => {
  const files = repositoryFiles().filter((file) => /^src\/.*\.tsx?$/.test(file));

  it('holds for every file in src', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => violations(file, readText(file)))).toEqual([]);
  });
});

describe('violations', () => {
  const refused: readonly (readonly [file: string, text: string, because: string])[] = [
    ['src/ingest/a.ts', "import { b } from '../convert/b.ts';", 'ingest may import its own folder, domain'],
    ['src/ingest/a.ts', "import type { B } from '../convert/b.ts';", 'src/convert/b.ts'],
    ['src/ingest/a.ts', "export * from '../pipeline/b.ts';", 'src/pipeline/b.ts'],
    ['src/ingest/a.ts', "type B = import('../route/b.ts').B;", 'src/route/b.ts'],
    ['src/ingest/a.ts', "const b = await import('../route/b.ts');", 'src/route/b.ts'],
    ['src/domain/a.ts', "import { b } from '../../generated/b.ts';", 'only types from generated/'],
    ['src/check/a.ts', "import { b } from './b';", 'without extension'],
    ['src/check/a.ts', "import b from '../../tests/b.ts';", 'outside src/'],
    ['src/check/a.ts', "import { Hono } from 'hono';", 'above pipeline'],
    ['src/storage/a.ts', "import { createRoute } from '@hono/zod-openapi';", 'above pipeline'],
    ['src/render/a.ts', "import { readFile } from 'node:fs/promises';", 'does no I/O'],
    ['src/http/a.ts', "import { env } from 'cloudflare:workers';", 'only drivers know the runtime'],
    ['src/pipeline/a.ts', 'export const f = (db: D1Database) => db;', 'names D1Database'],
    ['src/http/a.ts', 'export interface A { env: Cloudflare.Env }', 'names Env'],
    ['src/storage/ports.ts', 'export let bucket: R2Bucket;', 'names R2Bucket'],
    ['src/receipts/a.ts', 'const now = Date.now();', 'Date.now()'],
    ['src/receipts/a.ts', 'const now = new Date();', 'new Date()'],
    ['src/storage/a.ts', 'const id = crypto.randomUUID();', 'now and ids are parameters'],
    ['src/convert/a.ts', 'const x = Math.random();', 'Math.random()'],
    ['src/convert/a.ts', "console.log('x');", 'no side effects'],
    ['src/http/a.ts', "console.error('x');", 'only src/pipeline/log.ts writes to the log'],
    ['src/worker.ts', 'console.table([]);', 'only src/pipeline/log.ts writes to the log'],
    ['src/http/a.ts', "const f = new Function('return 1');", 'no code at run time'],
    ['src/helpers.ts', 'export const a = 1;', 'no rule for this place'],
    ['src/utils/a.ts', 'export const a = 1;', 'no rule for this place'],
    ['src/web/script/a.ts', "import { b } from '../../domain/b.ts';", 'a script of the browser takes only scripts'],
    ['src/web/script/a.ts', "import type { B } from '../../pipeline/b.ts';", 'src/pipeline/b.ts'],
    ['src/web/script/formaat/a.ts', "import { b } from '../../omgeving.ts';", 'src/web/omgeving.ts'],
  ];
  it.each(refused)('refuses in %s: %s', (file, text, because) => {
    const [found, ...more] = violations(file, text);
    expect(found).toMatch(new RegExp(`^${file}: `));
    expect(found).toContain(because);
    expect(more).toEqual([]);
  });

  const allowed: readonly (readonly [file: string, text: string])[] = [
    ['src/domain/a.ts', "import type { B } from '../../generated/b.ts';"],
    ['src/ingest/a.ts', "import { b } from '../../generated/validate.js'; import { c } from './c.ts';"],
    ['src/route/a.ts', "import { b } from '../register/b.ts';"],
    ['src/pipeline/a.ts', "import { b } from '../convert/b.ts'; const now = Date.now();"],
    ['src/pipeline/log.ts', "console.info('x');"],
    ['src/worker.ts', "import { Hono } from 'hono'; import { a } from './http/a.ts'; export let e: Env;"],
    ['src/storage/d1/a.ts', 'export const f = (db: D1Database) => db;'],
    ['src/deliver/postbus-object.ts', "import { DurableObject } from 'cloudflare:workers'; const now = Date.now();"],
    ['src/convert/a.ts', "const day = new Date('2026-01-01'); // not Date.now(), not import('../route/b.ts')"],
    ['src/http/a.ts', "import type { Env } from 'hono'; export let e: Env;"],
    ['src/render/a.ts', "import { createHash } from 'node:crypto';"],
    ['src/web/script/formaat/a.ts', "import type { B } from '../../../domain/b.ts'; import { c } from '../c.ts';"],
    ['src/web/script/a.ts', "import { lib } from 'lib'; document.title = String(Date.now());"],
  ];
  it.each(allowed)('allows in %s: %s', (file, text) => {
    expect(violations(file, text)).toEqual([]);
  });
});
