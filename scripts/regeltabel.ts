/** Brings the tables of docs/regels.md up to date. Run: node scripts/regeltabel.ts */
import { readFile, writeFile } from 'node:fs/promises';
import { regeltabellen } from './lib/regeltabel.ts';

const pagina = new URL('../docs/regels.md', import.meta.url);
const tekst = await readFile(pagina, 'utf8');
const nieuw = tekst.replace(
  /(<!-- regels -->\n)[\s\S]*?(<!-- \/regels -->)/,
  (_, begin: string, einde: string) => `${begin}\n${regeltabellen()}\n\n${einde}`,
);
if (nieuw !== tekst) await writeFile(pagina, nieuw);
