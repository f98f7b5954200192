/**
 * Reads one verantwoording as a stream of JSON bytes: syntax, schema and rules in one pass, all findings together. Pure: what is read goes
 * to the two callbacks, in batches and in order; memory holds the kop, one batch and the hashes that the uniqueness rules need.
 *
 * A line that fails the schema is reported for that only; the rules need its values. After a syntax error nothing more is read.
 */
import type { Bevindingenlijst } from '../domain/bevinding.ts';
import type { PrestatieRegel, TrajectRegel } from '../domain/deel.ts';
import type { Gemeentetabel } from '../domain/gemeentetabel.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { JsonLezer } from './json-lezer.ts';
import type { Lijst } from './kop-velden.ts';
import type { Invoerlimieten } from './limieten.ts';

export interface LeesOpties {
  /** Plain date in Europe/Amsterdam (TR135). */
  readonly vandaag: string;
  readonly gemeenten: Gemeentetabel;
  readonly limieten: Invoerlimieten;
  /** For the second pass, after `kop-achteraan`. */
  readonly kop?: Kop;
  /** Valid lines, in order. Not called any more after the first fout: what was handed over before is void when the end is `geweigerd`. */
  readonly opPrestaties: (regels: readonly PrestatieRegel[]) => void | Promise<void>;
  readonly opTrajecten: (regels: readonly TrajectRegel[]) => void | Promise<void>;
  /** Every line as it was read, sound or not: for showing what was submitted. */
  readonly opGelezen?: (gelezen: Gelezenregels) => void | Promise<void>;
  /** The kop as it was read, sound or not, when reading comes to its end. Not called for a file that cannot be opened. */
  readonly opKop?: (kop: Readonly<Record<string, unknown>>) => void;
}

export interface Gelezenregels {
  readonly lijst: Lijst;
  /** Index in the list of the first line. */
  readonly eerste: number;
  readonly waarden: readonly unknown[];
}

export type LeesUitkomst =
  | {
      readonly uitkomst: 'geldig';
      readonly kop: Kop;
      readonly telling: {
        readonly aantalPrestaties: number;
        readonly aantalTrajecten: number;
        /** Debet minus credit over all prestaties. */
        readonly saldoCenten: number;
      };
      readonly waarschuwingen: Bevindingenlijst;
    }
  | {
      readonly uitkomst: 'geweigerd';
      readonly bevindingen: Bevindingenlijst;
      /** The document, or the number of lines in it, is beyond the limit (HTTP 413). */
      readonly teGroot: boolean;
    }
  /** The lists came before the kop fields that the rules need: read again, with this kop. */
  | { readonly uitkomst: 'kop-achteraan'; readonly kop: Kop };

/** Large chunks are read in pieces, so that what is in memory as values stays bounded. */
const STUK_BYTES = 262_144;

/** @param bytes the unpacked document, UTF-8. It is read to its end, or until an error that stops reading. */
export async function leesVerantwoording(bytes: AsyncIterable<Uint8Array>, opties: LeesOpties): Promise<LeesUitkomst> {
  const lezer = new JsonLezer(opties);
  for await (const chunk of bytes) {
    for (let i = 0; i < chunk.length && !lezer.gestopt; i += STUK_BYTES) {
      await lezer.push(chunk.subarray(i, i + STUK_BYTES));
    }
    if (lezer.gestopt) break;
  }
  return lezer.finish();
}
