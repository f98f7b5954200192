/** Checks the licences of all packages in the lock against the list. Run: npm run licenties */
import { readFile } from 'node:fs/promises';
import { checkLicenties, type Slot, telLicenties } from './lib/leveringsketen.ts';

const slot: Slot = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8'));
const fouten = checkLicenties(slot);
for (const [licentie, aantal] of telLicenties(slot)) console.log(`${String(aantal).padStart(5)}  ${licentie}`);
if (fouten.length > 0) {
  console.error(`\nNiet op de lijst (scripts/lib/leveringsketen.ts):\n  ${fouten.join('\n  ')}`);
  process.exitCode = 1;
}
