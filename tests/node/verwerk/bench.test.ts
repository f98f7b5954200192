/** The bench measures what it says: its file keeps every rule and is the same one every time. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { unstable_readConfig as readConfig } from 'wrangler';
import { writeConfig } from '../../../bench/bezorging/opstelling.ts';
import { connectedGemeenten } from '../../../bench/gemeenten.ts';
import { generate, prestatie } from '../../../bench/genereer.ts';
import { measureStages, toBeeld } from '../../../bench/stages.ts';
import { readRegisterFolder } from '../../../scripts/lib/register-folder.ts';
import { ROOT, removeTempFolders, tempFolder } from './command.ts';

afterAll(removeTempFolders);
const REGISTER = path.join(ROOT, 'register');

it('has a hundred gemeenten that ask for everything', async () => {
  const codes = await connectedGemeenten(REGISTER, 100);
  expect(new Set(codes).size).toBe(100);
  await expect(connectedGemeenten(REGISTER, 1000)).rejects.toThrow('not 1000');
});

it('is the same file every time, with both wetten, credits, late care and every unit', async () => {
  const gemeentecodes = await connectedGemeenten(REGISTER, 20);
  const hash = (): string => {
    const som = createHash('sha256');
    for (const stuk of generate({ prestaties: 2_000, gemeentecodes })) som.update(stuk);
    return som.digest('hex');
  };
  expect(hash()).toBe(hash());
  const regels = Array.from({ length: 2_000 }, (_, nr) => prestatie(nr, gemeentecodes));
  const soorten = <Waarde>(van: (regel: (typeof regels)[number]) => Waarde): number => new Set(regels.map(van)).size;
  expect(soorten(({ gemeentecode }) => gemeentecode)).toBe(20);
  expect(soorten(({ wet }) => wet)).toBe(2);
  expect(soorten(({ debetCredit }) => debetCredit)).toBe(2);
  expect(soorten(({ eenheid }) => eenheid)).toBe(6);
  expect(soorten(({ declaratiestand }) => declaratiestand)).toBe(2);
});

it('goes through every stage without a fout, and each takes time', async () => {
  const register = await readRegisterFolder(REGISTER);
  if (!register.ok) throw new Error(register.error.join('\n'));
  const gemeentecodes = await connectedGemeenten(REGISTER, 20);
  const bestand = path.join(await tempFolder(), 'verantwoording.json');
  await writeFile(bestand, [...generate({ prestaties: 2_000, gemeentecodes })].join(''));
  const tijden = await measureStages(bestand, toBeeld(register.value));
  for (const tijd of Object.values(tijden)) expect(tijd).toBeGreaterThan(0);
});

it('measures a gateway with the settings of wrangler.toml, of which every folder and file is there', async () => {
  const config = readConfig({ config: await writeConfig(await tempFolder()) });
  const eigen = readConfig({ config: path.join(ROOT, 'wrangler.toml') });
  expect(config.durable_objects).toEqual(eigen.durable_objects);
  expect(config.compatibility_flags).toEqual(eigen.compatibility_flags);
  const paden = [config.main, config.assets?.directory, config.d1_databases[0]?.migrations_dir];
  expect(paden.map((pad) => pad !== undefined && existsSync(pad))).toEqual([true, true, true]);
});
