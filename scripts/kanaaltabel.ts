/** Brings the tables of settings in docs/kanalen.md up to date. Run: node scripts/kanaaltabel.ts */
import { readFile, writeFile } from 'node:fs/promises';
import { readSchema } from './generate/schema.ts';
import { kanaaltabellen } from './lib/kanaaltabel.ts';

const schema = await readSchema(new URL('../schemas/kanaal/1.0.0.json', import.meta.url));
if (schema === undefined) throw new Error('schemas/kanaal is missing');
const tabellen = kanaaltabellen(schema);
const pagina = new URL('../docs/kanalen.md', import.meta.url);
const tekst = await readFile(pagina, 'utf8');
const nieuw = tekst.replace(
  /(<!-- kanalen -->\n)[\s\S]*?(<!-- \/kanalen -->)/,
  (_, begin: string, einde: string) => `${begin}\n${tabellen}\n${einde}`,
);
if (nieuw !== tekst) await writeFile(pagina, nieuw);
