/**
 * What an aanbieder submits, whatever kind of file it is, ready to be read once: the standard JSON as it comes in, everything else after it
 * is stored, because a workbook or a bundle begins with its end. Either way the standard document is what is kept under the submission.
 */

import type { Invoermapping } from '../domain/invoermapping.ts';
import type { Aanvulling } from '../ingest/invoerdeel.ts';
import { type LeesOpties, type LeesUitkomst, leesVerantwoording } from '../ingest/lees-verantwoording.ts';
import { toEigentabel } from '../ingest/mapping/tabel.ts';
import { detectInvoer } from '../ingest/soort.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';
import { fork } from './fork.ts';
import { OmgezetteLezing } from './omgezette-lezing.ts';
import { inhoudSleutel } from './sleutels-van-opslag.ts';
import { openStored, peek } from './stromen.ts';

export type { Aanvulling } from '../ingest/invoerdeel.ts';

export interface Opgeslagen {
  readonly bytes: number;
  readonly sha256: string;
}

export interface Lezing {
  /** Reads; a second time only after `kop-achteraan`, with the kop. */
  lees(opties: LeesOpties): Promise<LeesUitkomst>;
  /** The standard document is stored. Fails when the submission was refused. */
  readonly opgeslagen: Promise<Opgeslagen>;
}

/**
 * @param aanvulling what the standard asks and a file without a kop does not say; only asked for such a file
 * @param mapping for a workbook or CSV file that is not ours
 */
export async function openLezing(
  blobs: Blobs,
  id: string,
  body: Bytestroom,
  aanvulling: () => Promise<Aanvulling>,
  mapping?: Invoermapping,
): Promise<Lezing> {
  const { begin, alles } = await peek(body);
  const soort = detectInvoer(begin);
  if (soort === 'json' || soort === 'gzip') return jsonLezing(blobs, id, alles);
  return new OmgezetteLezing(blobs, id, alles, soort, await aanvulling(), mapping && toEigentabel(mapping));
}

function jsonLezing(blobs: Blobs, id: string, body: Bytestroom): Lezing {
  const { eerste, tweede } = fork(body);
  const opgeslagen = blobs.put(inhoudSleutel(id), tweede);
  // A refusal ends the storing as well; its failure is then expected, and awaited only when the submission is good.
  opgeslagen.catch(() => undefined);
  return {
    opgeslagen,
    async lees(opties) {
      if (opties.kop === undefined) return leesVerantwoording(eerste, opties);
      await opgeslagen;
      return leesVerantwoording(await openStored(blobs, inhoudSleutel(id)), opties);
    },
  };
}

/** A standard document that lies elsewhere and is only looked at: nothing of it is stored again. */
export const rereadLezing = (open: () => Promise<Bytestroom>): Pick<Lezing, 'lees'> => ({
  lees: async (opties) => leesVerantwoording(await open(), opties),
});

/** A standard document that is stored already, for making its files again. */
export const storedLezing = (blobs: Blobs, id: string, opgeslagen: Opgeslagen): Lezing => ({
  opgeslagen: Promise.resolve(opgeslagen),
  lees: async (opties) => leesVerantwoording(await openStored(blobs, inhoudSleutel(id)), opties),
});
