/** The files that stand in tests/fuzz/corpus: good ones to begin from, and every one that once broke something. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const MAP = path.join(import.meta.dirname, 'corpus');

/** @param map of one target: `json`, `csv`, … */
export async function readCorpus(map: string): Promise<readonly Uint8Array[]> {
  const namen = (await readdir(path.join(MAP, map))).toSorted();
  return Promise.all(namen.map(async (naam) => new Uint8Array(await readFile(path.join(MAP, map, naam)))));
}
