/** `npm run auditspoor` as its user runs it. */
import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Auditkop } from '../../../src/domain/auditspoor.ts';
import { signAfsluiting, signAnker, verzegel } from '../../../src/receipts/auditspoor.ts';
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

it('says from where a trail begins whose oldest rows are past their term, and finds a beginning that is not ours', async () => {
  const [anker = '', eerste = '', ...rest] = (await readFile(bestand, 'utf8')).trimEnd().split('\n');
  const weg = JSON.parse(eerste) as { readonly sha256: string };
  const begin = { nummer: 1, sha256: weg.sha256 };
  const afgesloten = path.join(map, 'afgesloten.ndjson');
  const schrijf = async (sleutel: Ondertekensleutel): Promise<void> => {
    const afsluiting = await signAfsluiting(begin, '2026-05-06T10:00:00.000Z', '2033-05-07T02:17:00.000Z', sleutel);
    await writeFile(afgesloten, [JSON.stringify({ afsluiting }), anker, ...rest].join('\n'));
  };
  await schrijf(SLEUTEL);
  const { code, stdout } = await controleer(afgesloten, '--kop', `1:${begin.sha256}`, '--kop', `3:${kop?.sha256}`);
  expect([code, stdout.split('\n').slice(0, 3)]).toEqual([
    0,
    [
      'De keten klopt: 2 regels.',
      'Tot en met regel 1 is verwijderd op 2033-05-07, ondertekend door de installatie. ' +
        'De laatste daarvan was van 2026-05-06: ga na dat haar termijn toen voorbij was.',
      'Tot en met regel 3 is ondertekend.',
    ],
  ]);
  await schrijf(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as unknown as Ondertekensleutel);
  expect(await controleer(afgesloten)).toMatchObject({
    code: 1,
    stdout:
      'De afsluiting op plaats 1 is niet van deze installatie, of staat niet vooraan: het begin kan zijn weggehaald.\n',
  });
  await writeFile(afgesloten, [anker, ...rest].join('\n'));
  expect(await controleer(afgesloten)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('Hier hoort regel 1'),
  });
});

it('explains itself when it is used wrongly', async () => {
  for (const args of [[], ['controleer'], ['toon', bestand], ['controleer', bestand, '--kop', '3:x']]) {
    const { code, stderr } = await runScript('auditspoor.ts', args);
    expect([args, code]).toEqual([args, 2]);
    expect(stderr).toContain('Gebruik: npm run auditspoor');
  }
});
