/**
 * Gives every test file an empty database with all migrations applied. Files share one isolate (starting one takes seconds), so what the file
 * before left is taken away here.
 */
import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { inject } from 'vitest';
import { maakLeeg } from './leeg.ts';

await applyD1Migrations(env.DB, inject('migrations'));
await maakLeeg();
