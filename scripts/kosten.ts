/**
 * `node scripts/kosten.ts`: makes the tables of docs/kosten.md again from what was measured (docs/kosten/metingen.json, written by
 * `npm run bench -- bezorging --bewaar`), the price list and the use that is assumed. Without `--schrijf` it only says whether they
 * are the same.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { METERNAMEN } from '../bench/bezorging/tellers.ts';
import type { Verbruik } from '../bench/bezorging/verbruik.ts';
import { fillIn, type Gebruik, kostenTabel, type Prijslijst, prijzenTabel, verbruikTabel } from './lib/kosten.ts';
import { PROJECT } from './lib/project.ts';

const MAP = path.join(PROJECT, 'docs', 'kosten');
const DOCUMENT = path.join(PROJECT, 'docs', 'kosten.md');

export interface Metingen {
  readonly gemetenOp: string;
  readonly verbruik: Verbruik;
}

const readJson = async <Inhoud>(naam: string): Promise<Inhoud> =>
  JSON.parse(await readFile(path.join(MAP, naam), 'utf8')) as Inhoud;

/** The document as it is, and as it should be. */
export async function renderKosten(): Promise<{ readonly nu: string; readonly goed: string }> {
  const [prijzen, gebruik, { verbruik }, nu] = await Promise.all([
    readJson<Prijslijst>('prijzen.json'),
    readJson<Readonly<Record<string, Gebruik>>>('gebruik.json'),
    readJson<Metingen>('metingen.json'),
    readFile(DOCUMENT, 'utf8'),
  ]);
  const goed = fillIn(nu, {
    verbruik: verbruikTabel(verbruik, METERNAMEN),
    rekening: kostenTabel(prijzen, verbruik, Object.values(gebruik)),
    prijzen: prijzenTabel(prijzen),
  });
  return { nu, goed };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { schrijf: { type: 'boolean', default: false } } });
  const { nu, goed } = await renderKosten();
  if (values.schrijf) await writeFile(DOCUMENT, goed);
  else if (nu !== goed) {
    process.stderr.write('docs/kosten.md klopt niet meer: node scripts/kosten.ts --schrijf\n');
    process.exitCode = 1;
  }
}
