/** One measurement in a process of its own, so that none pays for what another left in memory: `node bench/apart.ts <wat> <bestand>`. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../scripts/lib/project.ts';
import { readRegisterFolder } from '../scripts/lib/register-folder.ts';
import { gegevensOf } from './gegevens.ts';
import { processByHand } from './handgeschreven.ts';
import { measureStages, toBeeld } from './stages.ts';

export interface Handwerk {
  readonly milliseconden: number;
  /** `<ontvangercode> <formaat> <sha256>`, sorted. */
  readonly bestanden: readonly string[];
}

const [wat, bestand, uit] = process.argv.slice(2);
if (bestand === undefined) throw new Error('which file?');
const register = await readRegisterFolder(path.join(PROJECT, 'register'));
if (!register.ok) throw new Error(register.error.join('\n'));

if (wat === 'stages') {
  process.stdout.write(JSON.stringify(await measureStages(bestand, toBeeld(register.value))));
} else if (wat === 'handgeschreven' && uit !== undefined) {
  const gegevens = gegevensOf(register.value);
  await mkdir(uit, { recursive: true });
  const begin = performance.now();
  const bestanden = await processByHand(bestand, gegevens);
  await Promise.all(bestanden.map(({ tekst }, nr) => writeFile(path.join(uit, String(nr)), tekst)));
  const handwerk: Handwerk = {
    milliseconden: performance.now() - begin,
    bestanden: bestanden
      .map(
        ({ ontvangercode, formaat, tekst }) =>
          `${ontvangercode} ${formaat} ${createHash('sha256').update(tekst).digest('hex')}`,
      )
      .sort(),
  };
  process.stdout.write(JSON.stringify(handwerk));
} else throw new Error(`unknown measurement: ${wat}`);
