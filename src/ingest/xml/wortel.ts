/** Which message a file holds, by its root: the only thing that is sure, names of files are not. */
import { readXml, type Xmllimieten } from './stroom.ts';

export interface Wortel {
  /** Namespace, whole. */
  readonly ruimte: string;
  readonly naam: string;
}

/** Reads no further than the root. Undefined when there is none: reading the whole file then tells what is wrong. */
export async function readRoot(bytes: AsyncIterable<Uint8Array>, limieten: Xmllimieten): Promise<Wortel | undefined> {
  let gevonden: Wortel | undefined;
  const luisteraar = {
    open(ruimte: string, naam: string): void {
      gevonden ??= { ruimte, naam };
    },
    tekst: () => undefined,
    sluit: () => undefined,
    get gestopt(): boolean {
      return gevonden !== undefined;
    },
  };
  const lezing = readXml(bytes, luisteraar, limieten);
  while (gevonden === undefined && !(await lezing.next()).done);
  // Only its beginning was wanted.
  await lezing.return(undefined);
  return gevonden;
}
