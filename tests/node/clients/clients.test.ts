/** The types of the client are those of the gateway as it is now. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pauseAfter } from '../../../clients/typescript/src/herhalen.ts';
import { generateClients } from '../../../scripts/clients.ts';
import { ROOT } from '../verwerk/command.ts';

it('the client is made from the OpenAPI documents of today (if not: node scripts/clients.ts)', async () => {
  for (const [pad, inhoud] of await generateClients())
    expect(await readFile(path.join(ROOT, pad), 'utf8'), pad).toBe(inhoud);
});

describe('pauseAfter', () => {
  const nu = Date.parse('2026-05-06T10:00:00Z');
  it.each([
    [1, null, 0, 250],
    [1, null, 1, 500],
    [3, null, 1, 2000],
    [20, null, 1, 30_000],
    [1, '7', 0, 7000],
    [1, 'Wed, 06 May 2026 10:00:05 GMT', 0, 5000],
    [1, 'Wed, 06 May 2026 09:00:00 GMT', 0, 0],
    [1, 'straks', 0, 250],
    [1, '601', 0, undefined],
  ])('after attempt %i with Retry-After %j and chance %d waits %j ms', (poging, retryAfter, toeval, verwacht) => {
    expect(pauseAfter(poging, retryAfter, nu, toeval)).toBe(verwacht);
  });
});
