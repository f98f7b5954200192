/** Brings the tables of docs/limieten.md up to date. Run: node scripts/limietentabel.ts */
import { readFile, writeFile } from 'node:fs/promises';
import { limietentabellen } from './lib/limietentabel.ts';

const pagina = new URL('../docs/limieten.md', import.meta.url);
const tekst = await readFile(pagina, 'utf8');
const nieuw = tekst.replace(
  /(<!-- limieten -->\n)[\s\S]*?(<!-- \/limieten -->)/,
  (_, begin: string, einde: string) => `${begin}\n${limietentabellen()}\n\n${einde}`,
);
if (nieuw !== tekst) await writeFile(pagina, nieuw);
