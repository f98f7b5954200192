import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT } from '../../../scripts/lib/project.ts';
import { SOFTWAREVERSIE } from '../../../src/domain/softwareversie.ts';

it('an ontvangstbewijs names the version that package.json and publiccode.yml name', async () => {
  const lees = (naam: string): Promise<string> => readFile(path.join(PROJECT, naam), 'utf8');
  expect(Object(JSON.parse(await lees('package.json'))).version).toBe(SOFTWAREVERSIE);
  expect(/^softwareVersion: "?([^"\n]+)/m.exec(await lees('publiccode.yml'))?.[1]).toBe(SOFTWAREVERSIE);
});
