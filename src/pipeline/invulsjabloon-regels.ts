/** The lines of a verantwoording as a stream, from a reader that hands them over. */
import type { Gelezenregels } from '../ingest/lees-verantwoording.ts';

type Lezer = (opGelezen: (gelezen: Gelezenregels) => Promise<void>) => Promise<unknown>;

/** Thrown into the reader when nobody wants the rest. */
class Genoeg extends Error {}

/**
 * Reads anew each time it is walked through; one batch is in memory at a time.
 *
 * @param lees reads the whole verantwoording, and stops when what it calls fails
 */
export async function* regelsVan(lees: Lezer, lijst: Gelezenregels['lijst']): AsyncGenerator<readonly unknown[]> {
  let klaar = false;
  let fout: unknown;
  let wachtend: readonly unknown[] | undefined;
  let wekLezer: (() => void) | undefined;
  let wekVrager: (() => void) | undefined;
  let genoeg = false;
  const lezing = lees(async (gelezen) => {
    if (genoeg) throw new Genoeg();
    if (gelezen.lijst !== lijst || gelezen.waarden.length === 0) return;
    wachtend = gelezen.waarden;
    wekVrager?.();
    await new Promise<void>((verder) => {
      wekLezer = verder;
    });
    if (genoeg) throw new Genoeg();
  })
    .catch((reden: unknown) => {
      if (!(reden instanceof Genoeg)) fout = reden;
    })
    .finally(() => {
      klaar = true;
      wekVrager?.();
    });
  try {
    for (;;) {
      if (wachtend === undefined && !klaar)
        await new Promise<void>((verder) => {
          wekVrager = verder;
        });
      if (fout !== undefined) throw fout;
      if (wachtend === undefined) return;
      const batch = wachtend;
      wachtend = undefined;
      yield batch;
      wekLezer?.();
    }
  } finally {
    genoeg = true;
    wekLezer?.();
    await lezing;
  }
}
