/** docs/eerste-formaat.md, walked: the folder of the tutorial registers, and gives the workbook it promises. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { ROOT, removeTempFolders, runVerwerk, tempFolder, VOORBEELD } from './command.ts';

afterAll(removeTempFolders);

it('gives the workbook of the tutorial', async () => {
  const map = await tempFolder();
  const voorbeeld = JSON.parse(await readFile(VOORBEELD, 'utf8')) as {
    prestaties: { wet: string }[];
    declaraties: unknown;
  };
  const prestaties = voorbeeld.prestaties.filter(({ wet }) => wet === 'wmo');
  const { controletotaal: _, declaraties: _d, ...kop } = { controletotaal: 0, ...voorbeeld };
  const invoer = path.join(map, 'kwartaal.json');
  await writeFile(invoer, JSON.stringify({ ...kop, soorten: ['declaratie', 'kwartaalrapportage'], prestaties }));
  const uit = path.join(map, 'uit');
  await mkdir(uit);
  const { code, stdout } = await runVerwerk(
    invoer,
    '--uit',
    uit,
    '--register',
    path.join(ROOT, 'examples/eigen-register'),
  );
  expect(stdout).toContain('kwartaaloverzicht-0384-2026-04-30.xlsx');
  expect(code).toBe(0);
  const zip = unzipSync(
    await readFile(path.join(uit, '0384/kwartaaloverzicht-wmo/kwartaaloverzicht-0384-2026-04-30.xlsx')),
  );
  const blad = strFromU8(zip['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const cellen = [...blad.matchAll(/<c [^>]*>(?:<is><t[^>]*>|<v>)([^<]*)/g)].map(([, waarde]) => waarde);
  expect(cellen).toEqual([
    'Product',
    'Maand',
    'Cliënten',
    'Uren',
    'Bedrag',
    '01A03',
    '4',
    '2',
    '8',
    '100.00',
    '01A04',
    '4',
    '2',
    '32',
    '480.00',
  ]);
});
