/** The one-shot command, from outside: exit codes, what it writes, what it says. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { AlleBevindingen } from '../../../scripts/lib/submission.ts';
import type { Verantwoording } from '../../../src/domain/verantwoording.ts';
import type { Balans } from '../../../src/receipts/balans.ts';
import type { Ontvangstbewijs } from '../../../src/receipts/ontvangstbewijs.ts';
import { type Afloop, readJson, readTree, removeTempFolders, runVerwerk, tempFolder, VOORBEELD } from './command.ts';
import { extraRegister } from './extra-register.ts';

afterAll(removeTempFolders);

const folders = (bestanden: ReadonlyMap<string, unknown>): string[] =>
  [...bestanden.keys()].filter((naam) => naam.includes('/')).map((naam) => path.posix.dirname(naam));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Ontvanger and formaat of every file of the example; which version of a formaat is in force is for the register to say. */
const UITVOER = ['0384/iwmo323', '0384/pv-landelijk-wmo', '0855/ijw323', 'hart-van-brabant/pv-hart-van-brabant-jw'];
const VERSLAGEN = ['balans.json', 'bevindingen.json', 'ontvangstbewijs.json'];

async function exampleWith(change: (verantwoording: Verantwoording) => unknown): Promise<string> {
  const inhoud = change(await readJson<Verantwoording>(VOORBEELD));
  const bestand = path.join(await tempFolder(), 'verantwoording.json');
  await writeFile(bestand, typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud));
  return bestand;
}

/** Starting a process takes seconds: two tests look at the outcome of the example. */
let voorbeeld: Promise<{ readonly uit: string; readonly afloop: Afloop }> | undefined;

async function runVoorbeeld(): Promise<{ readonly uit: string; readonly afloop: Afloop }> {
  const uit = path.join(await tempFolder(), 'nieuw', 'uit');
  return { uit, afloop: await runVerwerk(VOORBEELD, '--uit', uit) };
}

describe('everything delivered: exit code 0', () => {
  it('writes every file where its ontvanger is named, with receipt, balans and bevindingen, and prints the table', async () => {
    voorbeeld ??= runVoorbeeld();
    const { uit, afloop } = await voorbeeld;
    const { code, stdout, stderr } = afloop;
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('4 zendingen') });

    const bestanden = await readTree(uit);
    expect(folders(bestanden)).toEqual(UITVOER);
    expect([...bestanden.keys()].filter((naam) => !naam.includes('/'))).toEqual(VERSLAGEN);
    const bewijs = await readJson<Ontvangstbewijs>(uit, 'ontvangstbewijs.json');
    expect(bewijs.sha256).toBe(sha256(await readFile(VOORBEELD)));
    const volgensBewijs = bewijs.zendingen.flatMap(({ ontvanger, formaat, bestanden: genoemd }) =>
      genoemd.map(({ bestandsnaam, sha256: hash }) => [`${ontvanger.code}/${formaat.naam}/${bestandsnaam}`, hash]),
    );
    const uitgevoerd = [...bestanden].filter(([naam]) => naam.includes('/'));
    expect(volgensBewijs.sort()).toEqual(uitgevoerd.map(([naam, bytes]) => [naam, sha256(bytes)]));

    const balans = await readJson<Balans>(uit, 'balans.json');
    expect(balans).toMatchObject({ sluitend: true, afgerond: true, verschillen: [] });
    expect(balans.totaal).toMatchObject({ aantal: 18, bezorgd: 18, gefilterd: 0, vastgehouden: 0, onderweg: 0 });
    const { bevindingen, aantal } = await readJson<AlleBevindingen>(uit, 'bevindingen.json');
    expect(bevindingen).toHaveLength(aantal);

    expect(stdout).toMatch(/ontvanger +formaat +bestand +toestand/);
    expect(stdout).toMatch(/0855 Tilburg +ijw323 [0-9.]+ +JW323_65656055_0855_765432199\.xml +bezorgd/);
    expect(stdout).not.toContain('wrangler');
  });

  it('takes a gzip file and a register folder with a formaat of its own, without a change of code', async () => {
    const map = await tempFolder();
    const ingepakt = path.join(map, 'verantwoording.json.gz');
    await writeFile(ingepakt, gzipSync(await readFile(VOORBEELD)));
    const uit = path.join(map, 'uit');
    const { code } = await runVerwerk(ingepakt, '--uit', uit, '--register', await extraRegister('totaal.aantal > 8.0'));
    expect(code).toBe(0);
    const bestanden = await readTree(uit);
    const eigen = [...bestanden.keys()].filter((naam) => naam.startsWith('telbureau/'));
    expect(eigen).toEqual(['telbureau/telling/telling-2026-04-voorbeeld.csv']);
    expect(bestanden.get(eigen[0] ?? '')?.toString()).toBe('gemeente;aantal\nDiemen;4\nTilburg;5\n');
    expect(folders(bestanden)).toEqual([...UITVOER, 'telbureau/telling']);
  });
});

describe('a file that says less about itself', () => {
  it('is taken as it is: a 323 message that was made here goes in again, and out to its ontvanger', async () => {
    voorbeeld ??= runVoorbeeld();
    const bericht = path.join((await voorbeeld).uit, '0855/ijw323/JW323_65656055_0855_765432199.xml');
    const uit = path.join(await tempFolder(), 'uit');
    const { code, stdout } = await runVerwerk(bericht, '--uit', uit, '--kenmerk', '2026-04');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/0855 Tilburg +ijw323/) });
    const bestanden = [...(await readTree(uit)).keys()];
    expect(bestanden.filter((naam) => naam.startsWith('0855/ijw323/'))).toHaveLength(1);
  });

  it('needs the AGB-code beside it when we read none in it', async () => {
    const map = await tempFolder();
    const bestand = path.join(map, 'prestaties.csv');
    await writeFile(bestand, 'bsn;productcode\n');
    const { code, stderr } = await runVerwerk(bestand, '--uit', path.join(map, 'uit'));
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('--agbcode 12345678') });
  });
});

describe('something held or without an ontvanger: exit code 1', () => {
  it('delivers the rest and says what stayed behind', async () => {
    const groningen = await exampleWith((verantwoording) => ({
      ...verantwoording,
      controletotaal: undefined,
      declaraties: undefined,
      prestaties: verantwoording.prestaties?.map((prestatie, nr) =>
        nr === 0 ? { ...prestatie, gemeentecode: '0014' } : prestatie,
      ),
    }));
    const uit = path.join(await tempFolder(), 'uit');
    const { code, stdout } = await runVerwerk(
      groningen,
      '--uit',
      uit,
      '--register',
      await extraRegister('totaal.aantal > 9.0'),
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/telbureau Telbureau +telling 1\.0\.0 +– +vastgehouden/);
    expect(stdout).toContain('Te weinig regels.');
    const balans = await readJson<Balans>(uit, 'balans.json');
    expect(balans).toMatchObject({ sluitend: true, afgerond: true });
    expect(balans.totaal.vastgehouden).toBeGreaterThan(0);
    const bestanden = [...(await readTree(uit)).keys()];
    expect(bestanden.filter((naam) => naam.startsWith('telbureau'))).toEqual([]);
    expect(bestanden.filter((naam) => naam.startsWith('0014/iwmo323/'))).toHaveLength(1);
  });

  it('says so when nobody is connected for a gemeente', async () => {
    const groningen = await exampleWith((verantwoording) => ({
      ...verantwoording,
      controletotaal: undefined,
      declaraties: undefined,
      prestaties: verantwoording.prestaties?.map((prestatie, nr) =>
        nr === 0 ? { ...prestatie, gemeentecode: '0014' } : prestatie,
      ),
    }));
    const uit = path.join(await tempFolder(), 'uit');
    const { code, stdout } = await runVerwerk(groningen, '--uit', uit);
    expect(code).toBe(1);
    expect(stdout).toMatch(/geen \(gemeente 0014, wmo\) +productieverantwoording +– +zonder ontvanger/);
    expect((await readJson<Ontvangstbewijs>(uit, 'ontvangstbewijs.json')).zonderOntvanger).toEqual([
      { gemeentecode: '0014', wet: 'wmo', soort: 'productieverantwoording' },
    ]);
  });
});

describe('refused: exit code 2', () => {
  it('writes and prints every bevinding with what to do, and nothing else', async () => {
    const fout = await exampleWith((verantwoording) => ({
      ...verantwoording,
      prestaties: verantwoording.prestaties?.map((prestatie, nr) =>
        nr === 2 ? { ...prestatie, bsn: '999900007', bedragCenten: 5001 } : prestatie,
      ),
    }));
    const uit = path.join(await tempFolder(), 'uit');
    const { code, stdout, stderr } = await runVerwerk(fout, '--uit', uit);
    expect(code).toBe(2);
    const { bevindingen } = await readJson<AlleBevindingen>(uit, 'bevindingen.json');
    expect(bevindingen.map(({ code: regel, pointer }) => [regel, pointer])).toEqual(
      expect.arrayContaining([
        ['CS002', '/prestaties/2/bsn'],
        ['TR346', '/prestaties/2/bedragCenten'],
      ]),
    );
    for (const { code: regel, melding, oplossing } of bevindingen) {
      expect(stdout).toContain(regel);
      expect(stdout).toContain(melding);
      expect(stdout).toContain(oplossing);
    }
    expect(stdout + stderr).not.toContain('999900007');
    expect([...(await readTree(uit)).keys()]).toEqual(['bevindingen.json']);
  });

  it('also when the file is cut off', async () => {
    const uit = path.join(await tempFolder(), 'uit');
    const half = '{"standaardversie": "1.0.0", "aanbieder": {"agbcode": "656560';
    const { code } = await runVerwerk(await exampleWith(() => half), '--uit', uit);
    expect(code).toBe(2);
    const { bevindingen } = await readJson<AlleBevindingen>(uit, 'bevindingen.json');
    expect(bevindingen.map(({ code: gevonden }) => gevonden)).toContain('JSON_AFGEBROKEN');
  });

  it('when the gzip is broken', async () => {
    const map = await tempFolder();
    const heel = gzipSync(await readFile(VOORBEELD));
    await writeFile(path.join(map, 'half.gz'), heel.subarray(0, heel.length / 2));
    const { code } = await runVerwerk(path.join(map, 'half.gz'), '--uit', path.join(map, 'uit'));
    expect(code).toBe(2);
    const { bevindingen } = await readJson<AlleBevindingen>(map, 'uit', 'bevindingen.json');
    expect(bevindingen.map(({ code: gevonden }) => gevonden)).toContain('GZIP_ONGELDIG');
  });

  it('when the file is over the limit, before anything is kept', async () => {
    const tekst = await readFile(VOORBEELD, 'utf8');
    const groot = await exampleWith(() => `${tekst.trimEnd().slice(0, -1)}${' '.repeat(105 * 1024 * 1024)}}`);
    const uit = path.join(await tempFolder(), 'uit');
    const { code } = await runVerwerk(groot, '--uit', uit);
    expect(code).toBe(2);
    const { bevindingen } = await readJson<AlleBevindingen>(uit, 'bevindingen.json');
    expect(bevindingen.map(({ code: gevonden }) => gevonden)).toContain('INVOER_TE_GROOT');
  });
});

describe('wrong use: exit code 3, before anything starts', () => {
  it('explains itself in Dutch', async () => {
    const { code, stdout } = await runVerwerk('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Gebruik: npm run verwerk -- <bestand> --uit <map>');
    expect(stdout).toContain('de verantwoording is geweigerd');
  });

  it.each([
    ['no file', [], 'Noem het bestand'],
    ['no folder', [VOORBEELD], 'Noem met --uit de map'],
    ['two files', [VOORBEELD, 'b.json', '--uit', 'x'], 'Noem één bestand; er staat ook: b.json.'],
    ['an unknown option', [VOORBEELD, '--uti', 'x'], 'De optie --uti is onbekend'],
    ['a file that is not there', ['weg.json', '--uit', 'x'], 'bestaat niet'],
  ])('%s', async (_, args, melding) => {
    const { code, stdout, stderr } = await runVerwerk(...args);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(melding);
  });

  it('a folder that holds something already: nothing of the user is written over', async () => {
    const uit = await tempFolder();
    await writeFile(path.join(uit, 'van-mij.txt'), 'x');
    const { code, stderr } = await runVerwerk(VOORBEELD, '--uit', uit);
    expect(code).toBe(3);
    expect(stderr).toContain('is niet leeg');
    expect([...(await readTree(uit)).keys()]).toEqual(['van-mij.txt']);
  });

  it('a register folder with files that have no place in it, each by name', async () => {
    const register = await extraRegister('totaal.aantal > 8.0');
    await writeFile(path.join(register, 'aansluitingen/telling.jsno'), '{}');
    await writeFile(path.join(register, 'formaten/telling/formaat.json'), '{}');
    await writeFile(path.join(register, 'aansluitingen/kapot.json'), '{"id": ');
    const { code, stderr } = await runVerwerk(
      VOORBEELD,
      '--uit',
      path.join(await tempFolder(), 'uit'),
      '--register',
      register,
    );
    expect(code).toBe(3);
    for (const naam of ['aansluitingen/telling.jsno', 'formaten/telling/formaat.json', 'aansluitingen/kapot.json'])
      expect(stderr).toContain(naam);
  });

  it('a register the gateway refuses, with file, place and remedy', async () => {
    const register = await extraRegister('totaal.bestaatniet > 8.0');
    const { code, stderr } = await runVerwerk(
      VOORBEELD,
      '--uit',
      path.join(await tempFolder(), 'uit'),
      '--register',
      register,
    );
    expect(code).toBe(3);
    expect(stderr).toContain('formaten/telling/1.0.0/formaat.json /controles/0/als');
    expect(stderr).toContain('bestaatniet');
  });
});
