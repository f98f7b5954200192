/**
 * The official XSDs, registered as the schemas of the two 323 formaten: the example leaves, and a code that the XSD does not know holds
 * its zending. The same command and the same worker as for anybody; the XSDs come from outside the repository.
 */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sharedPath } from '../helpers/shared.ts';
import { ROOT, VOORBEELD } from './uitkomst.ts';

const BERICHTEN = [
  { formaat: 'iwmo323', map: 'iwmo', xsd: 'wmo323.xsd', gemeente: '0384' },
  { formaat: 'ijw323', map: 'ijw', xsd: 'jw323.xsd', gemeente: '0855' },
] as const;

let map = '';
beforeEach(async () => {
  map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-schemas-'));
});
afterEach(() => rm(map, { recursive: true, force: true }));

type Json = Record<string, unknown>;

/** A register folder with both XSD sets, and a newer version of both formaten that names them. */
async function writeRegister(change: (formaat: string) => string): Promise<string> {
  const register = path.join(map, 'register');
  for (const { formaat, map: standaard, xsd } of BERICHTEN) {
    const schemas = path.join(register, 'schemas', formaat, '3.2.0');
    await mkdir(schemas, { recursive: true });
    for (const naam of [xsd, 'basisschema.xsd'])
      await copyFile(sharedPath('domein/xsd', standaard, naam), path.join(schemas, naam));
    const schema = {
      naam: formaat,
      versie: '3.2.0',
      titel: formaat,
      schemasoort: 'xsd',
      hoofdbestand: xsd,
      bronnen: [{ naam: 'Zorginstituut Nederland' }],
    };
    await writeFile(path.join(schemas, 'schema.json'), JSON.stringify(schema));

    const bron = path.join(ROOT, 'register/formaten', formaat, '3.2.0/formaat.json');
    const document = JSON.parse(change(await readFile(bron, 'utf8'))) as Json & { readonly bestanden: readonly Json[] };
    const formaten = path.join(register, 'formaten', formaat, '3.2.1');
    await mkdir(formaten, { recursive: true });
    await writeFile(
      path.join(formaten, 'formaat.json'),
      JSON.stringify({
        ...document,
        versie: '3.2.1',
        geldigVanaf: '2026-01-01',
        bestanden: document.bestanden.map((bestand) => ({ ...bestand, schema: { naam: formaat, versie: '3.2.0' } })),
      }),
    );
  }
  return register;
}

interface Zending {
  readonly formaat: { readonly naam: string; readonly versie: string };
  readonly toestand: string;
}

async function verwerk(
  register: string,
): Promise<{ readonly status: number | null; readonly zendingen: readonly string[] }> {
  const opdracht = ['scripts/verwerk.ts', VOORBEELD, '--uit', path.join(map, 'uit'), '--register', register];
  const { status, stderr } = spawnSync(process.execPath, opdracht, { cwd: ROOT, encoding: 'utf8' });
  if (status === null || status > 1) throw new Error(stderr);
  const bewijs = JSON.parse(await readFile(path.join(map, 'uit/ontvangstbewijs.json'), 'utf8')) as {
    readonly zendingen: readonly Zending[];
  };
  const zendingen = bewijs.zendingen
    .filter(({ formaat }) => formaat.naam.endsWith('323'))
    .map(({ formaat, toestand }) => `${formaat.naam} ${formaat.versie} ${toestand}`);
  return { status, zendingen: zendingen.sort() };
}

it('delivers 323 messages that satisfy the official XSDs', async () => {
  const register = await writeRegister((formaat) => formaat);
  expect(await verwerk(register)).toEqual({
    status: 0,
    zendingen: ['ijw323 3.2.1 bezorgd', 'iwmo323 3.2.1 bezorgd'],
  });
});

it('holds 323 messages with a ProductCategorie that the official XSDs do not know', async () => {
  const register = await writeRegister((formaat) =>
    formaat.replaceAll(
      '"waarde": "prestatie.productcategorie"',
      '"waarde": "\\"9\\" + prestatie.productcategorie.substring(1)"',
    ),
  );
  expect(await verwerk(register)).toEqual({
    status: 1,
    zendingen: ['ijw323 3.2.1 vastgehouden', 'iwmo323 3.2.1 vastgehouden'],
  });
  const { bevindingen } = JSON.parse(await readFile(path.join(map, 'uit/bevindingen.json'), 'utf8')) as {
    readonly bevindingen: readonly Readonly<Record<string, string>>[];
  };
  const gevonden = bevindingen.filter(({ code }) => code === 'UITVOER_XSD');
  expect(gevonden.length).toBeGreaterThan(2);
  for (const bevinding of gevonden) {
    expect(bevinding.melding).toMatch(
      /bij het element "ProductCategorie" \(Client \d+\): de waarde staat niet in de lijst/,
    );
    expect(bevinding.pointer).toMatch(/^\/prestaties\/\d+$/);
    expect(bevinding.uitvoerveld).toMatch(
      /\/\w+:Client\[\d+\]\/\w+:Prestaties\/\w+:Prestatie\[\d+\]\/\w+:ProductCategorie$/,
    );
  }
});
