/** The golden files of every formaat in register/: what the conversion makes is, byte for byte, what was looked at and committed. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { removeTempFolders, tempFolder } from '../verwerk/command.ts';

afterAll(removeTempFolders);

const root = path.resolve(import.meta.dirname, '../../..');

it('makes the expected files of every example', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/voorbeelden.ts', '--controleer'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^[1-9]\d* voorbeelden, 0 verschillen\n$/);
  expect(status).toBe(0);
});

it('has an example with expected files for every version of every formaat', () => {
  const formaten = path.join(root, 'register/formaten');
  for (const naam of readdirSync(formaten))
    for (const versie of readdirSync(path.join(formaten, naam))) {
      const voorbeelden = path.join(formaten, naam, versie, 'voorbeelden');
      const bestanden = readdirSync(voorbeelden).flatMap((v) => readdirSync(path.join(voorbeelden, v, 'verwacht')));
      expect(bestanden.length, `${naam} ${versie}`).toBeGreaterThan(0);
    }
});

/** A folder of one's own: a formaat whose one element must satisfy the XSD of its receiver, and an example. */
async function ownFolder(element: string): Promise<string> {
  const map = await tempFolder();
  const schema = { naam: 'eigen-bericht', versie: '1.0.0' };
  const formaat = {
    naam: 'eigen',
    versie: '1.0.0',
    titel: 'Eigen',
    omschrijving: 'Eigen.',
    geldigVanaf: '2026-01-01',
    levensfase: 'concept',
    niveau: 'geaggregeerd',
    grondslag: 'Eigen afspraak.',
    wetten: ['wmo', 'jw'],
    bronnen: [{ naam: 'Eigen afspraak' }],
    bronstatus: 'eigen',
    onbekend: [],
    invoer: 'prestaties',
    velden: ['aanbieder.agbcode'],
    verdeling: 'zending',
    selectie: [],
    totalen: {},
    codetabellen: {},
    parameters: {},
    controles: [],
    bestanden: [
      {
        bestandssoort: 'xml',
        bestandsnaam: '"eigen.xml"',
        naamruimten: {},
        schema,
        boom: { element, waarde: 'aanbieder.agbcode', ontbreekt: 'verplicht' },
      },
    ],
  };
  const xsd =
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Agb" type="xs:string"/></xs:schema>';
  const kop = {
    ...schema,
    titel: 'Eigen',
    schemasoort: 'xsd',
    hoofdbestand: 'eigen.xsd',
    bronnen: [{ naam: 'Eigen' }],
  };
  for (const [bestand, tekst] of [
    ['formaten/eigen/1.0.0/formaat.json', JSON.stringify(formaat)],
    ['schemas/eigen-bericht/1.0.0/schema.json', JSON.stringify(kop)],
    ['schemas/eigen-bericht/1.0.0/eigen.xsd', xsd],
  ] as const) {
    await mkdir(path.dirname(path.join(map, bestand)), { recursive: true });
    await writeFile(path.join(map, bestand), tekst);
  }
  const voorbeeld = path.join(map, 'formaten/eigen/1.0.0/voorbeelden/een');
  await mkdir(voorbeeld, { recursive: true });
  await copyFile(path.join(root, 'examples/verantwoording.json'), path.join(voorbeeld, 'invoer.json'));
  return map;
}

const update = (map: string): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, ['scripts/voorbeelden.ts', '--register', map], { cwd: root, encoding: 'utf8' });

it('writes what comes out of a folder of your own, when the schema of the receiver takes it', async () => {
  const map = await ownFolder('Agb');
  expect(update(map)).toMatchObject({ stderr: '', stdout: '1 voorbeelden, 0 verschillen\n', status: 0 });
  const verwacht = path.join(map, 'formaten/eigen/1.0.0/voorbeelden/een/verwacht');
  expect(await readFile(path.join(verwacht, 'eigen.xml'), 'utf8')).toContain('<Agb>65656055</Agb>');
});

it('writes nothing that the schema of the receiver refuses', async () => {
  const map = await ownFolder('Ander');
  const { stderr, status } = update(map);
  expect(status).toBe(1);
  expect(stderr).toContain('UITVOER_XSD');
  expect(readdirSync(path.join(map, 'formaten/eigen/1.0.0/voorbeelden/een'))).toEqual(['invoer.json']);
});
