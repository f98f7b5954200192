/** Brings the table of functions in docs/formaten.md up to date. Run: node scripts/functietabel.ts */
import { readFile, writeFile } from 'node:fs/promises';
import { functietabel } from '../src/convert/functies/documentatie.ts';

const pagina = new URL('../docs/formaten.md', import.meta.url);
const tekst = await readFile(pagina, 'utf8');
const nieuw = tekst.replace(
  /(<!-- functies -->\n)[\s\S]*?(<!-- \/functies -->)/,
  (_, begin: string, einde: string) => `${begin}${functietabel()}\n${einde}`,
);
if (nieuw !== tekst) await writeFile(pagina, nieuw);
