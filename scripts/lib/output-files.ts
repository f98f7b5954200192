/** Where the files of zendingen are written: names come from formaten, so nothing in them may lead outside the chosen folder. */
import path from 'node:path';

/** Characters that some file system or shell does not take: separators, control characters and the reserved ones of Windows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
const VERBODEN = /[\u0000-\u001f\u007f<>:"/\\|?*]/g;
const LANGSTE_NAAM = 200;

/** One path segment: never empty, never `.` or `..`, never a separator. */
export function safeName(naam: string): string {
  const veilig = naam
    .replace(VERBODEN, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '');
  return veilig === '' ? '_' : [...veilig].slice(0, LANGSTE_NAAM).join('');
}

/**
 * Gives every file its own path under one folder. Two zendingen to one ontvanger in one formaat may choose the same file name; the
 * second is numbered, because nothing may be written over.
 */
export class OutputPaths {
  readonly #map: string;
  readonly #gebruikt = new Set<string>();

  constructor(map: string) {
    this.#map = path.resolve(map);
  }

  next(ontvangercode: string, formaatnaam: string, bestandsnaam: string): string {
    const folder = path.join(this.#map, safeName(ontvangercode), safeName(formaatnaam));
    const { name, ext } = path.parse(safeName(bestandsnaam));
    for (let nummer = 1; ; nummer++) {
      const pad = path.join(folder, nummer === 1 ? `${name}${ext}` : `${name}-${nummer}${ext}`);
      // Some file systems do not tell capitals apart.
      if (this.#gebruikt.has(pad.toLowerCase())) continue;
      this.#gebruikt.add(pad.toLowerCase());
      return pad;
    }
  }
}
