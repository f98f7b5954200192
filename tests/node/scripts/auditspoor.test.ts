/** `npm run auditspoor` as its user runs it. */
import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Auditkop } from '../../../src/domain/auditspoor.ts';
import { signAnker, verzegel } from '../../../src/receipts/auditspoor.ts';
import { type Ondertekensleutel, toJwks } from '../../../src/receipts/ondertekening.ts';
import { type Afloop, removeTempFolders, runScript, tempFolder } from '../verwerk/command.ts';

const SLEUTEL = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as unknown as Ondertekensleutel;

let map = '';
let bestand = '';
let kop: Auditkop | undefined;
beforeAll(async () => {
  map = await tempFolder();
  bestand = path.join(map, 'auditspoor.ndjson');
  const regels: string[] = [];
  for (const houdercode of ['a', 'b', 'c']) {
    const { regel, sha256 } = verzegel(
      {
        op: '2026-05-06T10:00:00.000Z',
        fase: 'gedaan',
        handeling: 'maakSleutel',
        door: { houdersoort: 'beheerder', houdercode },
        feiten: {},
      },
      kop,
    );
    kop = { nummer: regel.nummer, sha256 };
    regels.push(JSON.stringify({ regel, sha256 }));
  }
  if (kop === undefined) throw new Error('no chain');
  const anker = JSON.stringify({ anker: await signAnker(kop, '2026-05-07T02:17:00.000Z', SLEUTEL) });
  await writeFile(bestand, `${[anker, ...regels].join('\n')}\n`);
  await writeFile(path.join(map, 'jwks.json'), JSON.stringify(toJwks({ sleutel: SLEUTEL, vervallen: [] })));
});
afterAll(removeTempFolders);

const controleer = (pad: string, ...meer: readonly string[]): Promise<Afloop> =>
  runScript('auditspoor.ts', ['controleer', pad, '--sleutels', path.join(map, 'jwks.json'), ...meer]);

it('says that nothing was changed, and what to keep for the next time', async () => {
  const { code, stdout } = await controleer(bestand, '--kop', `3:${kop?.sha256}`);
  expect([code, stdout]).toEqual([
    0,
    [
      'De keten klopt: 3 regels.',
      'Tot en met regel 3 is ondertekend.',
      'De regels die u bewaarde staan er nog zo in.',
      `Bewaar dit voor de volgende keer: --kop 3:${kop?.sha256}`,
      '',
    ].join('\n'),
  ]);
});

it('says what was changed', async () => {
  const tekst = await readFile(bestand, 'utf8');
  const veranderd = path.join(map, 'veranderd.ndjson');
  await writeFile(veranderd, tekst.replace('"houdercode":"b"', '"houdercode":"x"'));
  const { code, stdout } = await controleer(veranderd);
  expect([code, stdout]).toEqual([1, 'Regel 2 is veranderd: de hash klopt niet meer.\n']);
  const ingekort = path.join(map, 'ingekort.ndjson');
  await writeFile(ingekort, tekst.trimEnd().split('\n').slice(0, -1).join('\n'));
  expect((await controleer(ingekort)).stdout).toContain('het einde is weggehaald');
});

it('explains itself when it is used wrongly', async () => {
  for (const args of [[], ['controleer'], ['toon', bestand], ['controleer', bestand, '--kop', '3:x']]) {
    const { code, stderr } = await runScript('auditspoor.ts', args);
    expect([args, code]).toEqual([args, 2]);
    expect(stderr).toContain('Gebruik: npm run auditspoor');
  }
});
