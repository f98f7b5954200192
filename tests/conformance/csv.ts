/** The published code lists: semicolon, one header line; no quoting in them. */
import { readFileSync } from 'node:fs';
import { sharedPath } from '../helpers/shared.ts';

export type Rij = Readonly<Record<string, string>>;

export function readCodes(bestand: string): readonly Rij[] {
  const [kop = '', ...regels] = readFileSync(sharedPath('domein', 'codes', bestand), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  const namen = kop.split(';');
  return regels.map((regel) => {
    const cellen = regel.split(';');
    if (cellen.length !== namen.length)
      throw new Error(`${bestand}: ${cellen.length} cells under ${namen.length} heads`);
    return Object.fromEntries(namen.map((naam, plaats) => [naam, cellen[plaats] ?? '']));
  });
}

/** One column of one row; a column that is not there is a fault of the test. */
export function cel(rij: Rij, naam: string): string {
  const waarde = rij[naam];
  if (waarde === undefined) throw new Error(`no column ${naam}`);
  return waarde;
}
