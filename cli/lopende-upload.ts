/** Remembers, beside a large file, which upload of it is under way: whoever starts again goes on where it stopped. */
import { readFile, rm, writeFile } from 'node:fs/promises';

const uploadFile = (bestand: string): string => `${bestand}.enkelvoud-upload`;

/** The id of the upload; undefined when there is none to go on with. */
export async function readUpload(bestand: string): Promise<string | undefined> {
  const tekst = await readFile(uploadFile(bestand), 'utf8').catch(() => '');
  return /^[0-9a-f-]{36}$/.test(tekst.trim()) ? tekst.trim() : undefined;
}

/** In a folder where nothing may be written, the next attempt begins anew. */
export const rememberUpload = (bestand: string, id: string): Promise<void> =>
  writeFile(uploadFile(bestand), `${id}\n`).catch(() => undefined);

export const forgetUpload = (bestand: string): Promise<void> => rm(uploadFile(bestand), { force: true });
