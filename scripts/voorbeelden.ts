/**
 * Writes the expected output of every example of every formaat in `register/`: `node scripts/voorbeelden.ts`. With `--controleer` it
 * writes nothing and fails when a file differs. Look at what changes before you commit it: these files are what a receiver gets.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Formaat } from '../src/domain/formaat.ts';
import type { Voorbeelddocument } from '../src/domain/levensloop.ts';
import type { Register } from '../src/domain/register.ts';
import { runVoorbeeld } from '../src/pipeline/example.ts';
import { createBeeld } from '../src/pipeline/register-bron.ts';
import { leesbaar } from '../src/text/nl.ts';
import { readExample } from './lib/register-examples.ts';

const map = path.resolve(import.meta.dirname, '../register');
const readJson = async <T>(...delen: string[]): Promise<T> =>
  JSON.parse(await readFile(path.join(map, ...delen), 'utf8')) as T;
const listDirs = async (...delen: string[]): Promise<string[]> =>
  (await readdir(path.join(map, ...delen), { withFileTypes: true }))
    .filter((d) => d.isDirectory())
    .map((d) => d.name)
    .sort();

const paden: { naam: string; versie: string; formaat: Formaat }[] = [];
for (const naam of await listDirs('formaten'))
  for (const versie of await listDirs('formaten', naam))
    paden.push({ naam, versie, formaat: await readJson<Formaat>('formaten', naam, versie, 'formaat.json') });

const register: Register = {
  revisie: 'voorbeelden',
  ...(await readJson<Pick<Register, 'gemeenten'>>('gemeenten.json')),
  ...(await readJson<Pick<Register, 'herindelingen'>>('herindelingen.json')),
  ...(await readJson<Pick<Register, 'inkoopregios'>>('inkoopregios.json')),
  formaten: paden.map(({ formaat }) => formaat),
  aansluitingen: [],
  schemas: [],
};
const beeld = createBeeld(register);
const alleenControleren = process.argv.includes('--controleer');
let verschillen = 0;
let aantal = 0;

for (const { naam, versie } of paden)
  for (const voorbeeld of await listDirs('formaten', naam, versie, 'voorbeelden')) {
    const hier = path.join(map, 'formaten', naam, versie, 'voorbeelden', voorbeeld);
    const plaats = `${naam} ${versie}, ${voorbeeld}`;
    const basis = await readExample(hier);
    if (!basis.ok) throw new Error(`${plaats}: ${basis.error}`);
    const { invoer: _, ...wie } = basis.value as Omit<Voorbeelddocument, 'verwacht'>;
    const uitkomst = await runVoorbeeld(beeld, {
      ...wie,
      invoer: createReadStream(path.join(hier, 'invoer.json')),
      formaat: { naam, versie },
    });
    aantal++;
    if (uitkomst.toestand !== 'omgezet') {
      verschillen++;
      process.stderr.write(`${plaats}: ${uitkomst.toestand}\n`);
      for (const bevinding of uitkomst.bevindingen) process.stderr.write(`  ${JSON.stringify(leesbaar(bevinding))}\n`);
      continue;
    }
    const doel = path.join(hier, 'verwacht');
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
