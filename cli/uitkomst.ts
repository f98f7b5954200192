/** How a command ends: an exit code that a script can act on (docs/cli.md), and a Dutch sentence when it failed. */
import { ApiFout, Verbindingsfout } from '../clients/typescript/src/index.ts';

export const CODES = {
  goed: 0,
  /** Done, and there is something to look at: held, rejected, without an ontvanger. */
  'kijk-na': 1,
  /** The gateway refused what was offered; all bevindingen are shown. */
  geweigerd: 2,
  'verkeerd-gebruik': 3,
  'geen-toegang': 4,
  /** No connection or a fault, after every attempt: later it may succeed. */
  storing: 5,
} as const;

export type Uitkomst = keyof typeof CODES;

/** Wrong use or settings: the sentence says what to do. */
export class Gebruiksfout extends Error {
  override readonly name = 'Gebruiksfout';
}

export function judgeFout(fout: unknown): Uitkomst {
  if (fout instanceof Gebruiksfout) return 'verkeerd-gebruik';
  if (fout instanceof Verbindingsfout) return 'storing';
  if (!(fout instanceof ApiFout)) return isMissingFile(fout) ? 'verkeerd-gebruik' : 'storing';
  if (fout.status === 401 || fout.status === 403) return 'geen-toegang';
  return fout.status >= 500 || fout.status === 429 ? 'storing' : 'geweigerd';
}

export function describeFout(fout: unknown): string {
  if (isMissingFile(fout))
    return `Dit bestand of deze map is niet te lezen: ${String(Reflect.get(Object(fout), 'path'))}`;
  if (fout instanceof Verbindingsfout)
    return `${fout.message} Controleer het adres en uw verbinding, en probeer het later opnieuw.`;
  return fout instanceof Error ? fout.message : String(fout);
}

const isMissingFile = (fout: unknown): boolean =>
  ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR'].includes(String(Reflect.get(Object(fout), 'code')));
