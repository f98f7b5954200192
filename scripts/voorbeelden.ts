/**
 * Writes the expected output of every example of every formaat in `register/`, or in a folder of your own:
 * `npm run voorbeelden -- --register <map>`. Nothing is written that the receiver's own schema would refuse. With `--controleer` it writes
 * nothing at all and fails when a file differs. Look at what changes before you commit it: these files are what a receiver gets.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Formaat } from '../src/domain/formaat.ts';
import type { Voorbeelddocument } from '../src/domain/levensloop.ts';
import type { Register } from '../src/domain/register.ts';
import type { Schemaset } from '../src/domain/schema.ts';
import { runVoorbeeld } from '../src/pipeline/example.ts';
import { readFormaat } from '../src/pipeline/formaat-lezen.ts';
import { createBeeld } from '../src/pipeline/register-bron.ts';
import { createSchemavoorraad } from '../src/pipeline/schemas.ts';
import { leesbaar } from '../src/text/nl.ts';
import { PROJECT } from './lib/project.ts';
import { readExample } from './lib/register-examples.ts';
import { type Registerdocument, readRegisterFolder } from './lib/register-folder.ts';

const STARTREGISTER = path.join(PROJECT, 'register');

const { values } = parseArgs({ options: { controleer: { type: 'boolean' }, register: { type: 'string' } } });
const eigen =
  values.register === undefined ? undefined : path.resolve(process.env.INIT_CWD ?? process.cwd(), values.register);
const map = eigen ?? STARTREGISTER;

async function readFolder(van: string): Promise<readonly Registerdocument[]> {
  const gelezen = await readRegisterFolder(van, { voorbeelden: false });
  if (gelezen.ok) return gelezen.value;
  process.stderr.write(`${gelezen.error.join('\n')}\n`);
  process.exit(1);
}

const listDirs = async (van: string): Promise<string[]> =>
  (await readdir(van, { withFileTypes: true }).catch(() => []))
    .filter((item) => item.isDirectory())
    .map((item) => item.name)
    .sort();

// A folder of one's own may leave out what it does not change.
const hier = await readFolder(map);
const documenten = eigen === undefined ? hier : [...(await readFolder(STARTREGISTER)), ...hier];
const van = <Inhoud>(soort: Registerdocument['documentsoort'], uit = documenten): readonly Inhoud[] =>
  uit.filter(({ documentsoort }) => documentsoort === soort).map(({ inhoud }) => inhoud as Inhoud);
const schemas = van<Schemaset>('schema');

const paden = van<Formaat>('formaat', hier);
let verschillen = 0;
for (const formaat of paden) {
  const gelezen = readFormaat(formaat);
  if (gelezen.ok) continue;
  for (const bevinding of gelezen.error)
    process.stderr.write(`${formaat.naam} ${formaat.versie}: ${JSON.stringify(leesbaar(bevinding))}\n`);
  process.exit(1);
}

const register: Register = {
  revisie: 'voorbeelden',
  gemeenten: van<Pick<Register, 'gemeenten'>>('gemeenten').at(-1)?.gemeenten ?? [],
  herindelingen: van<Pick<Register, 'herindelingen'>>('herindelingen').at(-1)?.herindelingen ?? [],
  inkoopregios: van<Pick<Register, 'inkoopregios'>>('inkoopregios').at(-1)?.inkoopregios ?? [],
  formaten: van<Formaat>('formaat'),
  aansluitingen: [],
  antwoordformaten: [],
  schemas: schemas.map(({ naam, versie, titel, schemasoort }) => ({ naam, versie, titel, schemasoort, sha256: '' })),
};
const beeld = createBeeld(
  register,
  createSchemavoorraad(async ({ naam, versie }) =>
    schemas.find((schema) => schema.naam === naam && schema.versie === versie),
  ),
);
const alleenControleren = values.controleer === true;
let aantal = 0;

for (const { naam, versie } of paden)
  for (const voorbeeld of await listDirs(path.join(map, 'formaten', naam, versie, 'voorbeelden'))) {
    const plek = path.join(map, 'formaten', naam, versie, 'voorbeelden', voorbeeld);
    const plaats = `${naam} ${versie}, ${voorbeeld}`;
    const basis = await readExample(plek);
    if (!basis.ok) throw new Error(`${plaats}: ${basis.error}`);
    const { invoer: _, ...wie } = basis.value as Omit<Voorbeelddocument, 'verwacht'>;
    const uitkomst = await runVoorbeeld(beeld, {
      ...wie,
      invoer: createReadStream(path.join(plek, 'invoer.json')),
      formaat: { naam, versie },
    });
    aantal++;
    if (uitkomst.toestand !== 'omgezet') {
      verschillen++;
      process.stderr.write(`${plaats}: ${uitkomst.toestand}\n`);
      for (const bevinding of uitkomst.bevindingen) process.stderr.write(`  ${JSON.stringify(leesbaar(bevinding))}\n`);
      continue;
    }
    const doel = path.join(plek, 'verwacht');
    if (!alleenControleren) {
      await rm(doel, { recursive: true, force: true });
      await mkdir(doel, { recursive: true });
    }
    const verwacht = await readdir(doel).catch(() => []);
    for (const bestandsnaam of verwacht)
      if (!uitkomst.bestanden.some((bestand) => bestand.bestandsnaam === bestandsnaam)) {
        verschillen++;
        process.stderr.write(`${plaats}: ${bestandsnaam} is no longer made\n`);
      }
    for (const { bestandsnaam, inhoud } of uitkomst.bestanden) {
      if (!alleenControleren) await writeFile(path.join(doel, bestandsnaam), inhoud);
      else if (!Buffer.from(inhoud).equals(await readFile(path.join(doel, bestandsnaam)).catch(() => Buffer.of()))) {
        verschillen++;
        process.stderr.write(`${plaats}: ${bestandsnaam} differs\n`);
      }
    }
  }
process.stdout.write(`${aantal} voorbeelden, ${verschillen} verschillen\n`);
process.exitCode = verschillen > 0 ? 1 : 0;
