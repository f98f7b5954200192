/** Schemas of receivers in a register folder: a description, and the receiver's own files beside it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRegisterFolder } from '../../../scripts/lib/register-folder.ts';

let map = '';
beforeEach(async () => {
  map = await mkdtemp(path.join(os.tmpdir(), 'register-'));
});
afterEach(() => rm(map, { recursive: true }));

async function write(bestanden: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [pad, inhoud] of Object.entries(bestanden)) {
    await mkdir(path.dirname(path.join(map, pad)), { recursive: true });
    await writeFile(path.join(map, pad), inhoud);
  }
}

const SCHEMA = { naam: 'wmo', versie: '3.2.0', schemasoort: 'xsd', hoofdbestand: 'wmo.xsd' };

it('takes the files beside schema.json as the files of the set', async () => {
  await write({
    'schemas/wmo/3.2.0/schema.json': JSON.stringify(SCHEMA),
    'schemas/wmo/3.2.0/wmo.xsd': '<xs:schema/>',
    'schemas/wmo/3.2.0/basis.xsd': '<é/>',
  });
  expect(await readRegisterFolder(map)).toEqual({
    ok: true,
    value: [
      {
        documentsoort: 'schema',
        bron: 'schemas/wmo/3.2.0/schema.json',
        inhoud: { ...SCHEMA, bestanden: { 'wmo.xsd': '<xs:schema/>', 'basis.xsd': '<é/>' } },
      },
    ],
  });
});

it('names a file that is no UTF-8, one without a schema.json, and a schema in the wrong folder', async () => {
  await write({
    'schemas/wmo/3.1.0/schema.json': JSON.stringify(SCHEMA),
    'schemas/wmo/3.1.0/wmo.xsd': Uint8Array.of(0x3c, 0xe9),
    'schemas/los/1.0.0/los.xsd': '<xs:schema/>',
  });
  const gelezen = await readRegisterFolder(map);
  if (gelezen.ok) throw new Error('was read');
  expect(gelezen.error).toEqual([
    expect.stringContaining('schemas/los/1.0.0/los.xsd: dit bestand heeft in een registermap geen plaats'),
    expect.stringContaining('schemas/wmo/3.1.0/schema.json: in het bestand staat versie "3.2.0"'),
    expect.stringContaining('schemas/wmo/3.1.0/wmo.xsd: dit bestand is geen UTF-8'),
  ]);
});
