/**
 * A zip file as a stream. Compression is fflate's and not the platform's, because outputs are hashed and can be made again: the
 * same input must give the same bytes in every runtime and every version of it.
 */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Meelezer } from './brokken.ts';

/** What the plain form of a zip can hold (APPNOTE 4.4.1.4); the larger form is not written here. */
export const MAXIMUM_ZIPDELEN = 65_535;

/** Zip times begin here. */
const EERSTE_JAAR = 1980;
const NIVEAU = 5;

export interface Zipdeel {
  readonly pad: string;
  readonly inhoud: Uint8Array | string | AsyncIterable<string | Uint8Array>;
  /** ISO 8601 in UTC; without it the first moment a zip knows. */
  readonly tijd?: string;
  /** Packed already: packing again costs time and wins nothing. */
  readonly ingepakt?: boolean;
}

const utf8 = new TextEncoder();

/** Zip times are local; built from local parts, this is the same bytes in every time zone. */
function toZiptijd(tijd: string | undefined): Date {
  const [jaar = EERSTE_JAAR, maand = 1, dag = 1, uur = 0, minuut = 0, seconde = 0] = (tijd?.match(/\d+/g) ?? []).map(
    Number,
  );
  return new Date(jaar, maand - 1, dag, uur, minuut, seconde);
}

/** Each part is written to its end before the next is asked for; `meelezer` sees it before it is compressed. */
export async function* zip(
  delen: AsyncIterable<Zipdeel>,
  meelezer: Meelezer = () => undefined,
): AsyncIterable<Uint8Array> {
  let klaar: Uint8Array[] = [];
  const archief = new Zip((fout, brok) => {
    if (fout) throw fout;
    if (brok.length > 0) klaar.push(brok);
  });
  function take(): Uint8Array[] {
    const uit = klaar;
    klaar = [];
    return uit;
  }

  for await (const { pad, inhoud, tijd, ingepakt = false } of delen) {
    const deel = ingepakt ? new ZipPassThrough(pad) : new ZipDeflate(pad, { level: NIVEAU });
    deel.mtime = toZiptijd(tijd);
    archief.add(deel);
    const push = (brok: Uint8Array, einde: boolean): void => {
      meelezer(brok);
      deel.push(brok, einde);
    };
    if (typeof inhoud === 'string') push(utf8.encode(inhoud), true);
    else if (inhoud instanceof Uint8Array) push(inhoud, true);
    else {
      for await (const stuk of inhoud) {
        push(typeof stuk === 'string' ? utf8.encode(stuk) : stuk, false);
        yield* take();
      }
      push(new Uint8Array(0), true);
    }
    yield* take();
  }
  archief.end();
  yield* take();
}
