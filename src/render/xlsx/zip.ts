/**
 * A zip file as a stream. Compression is fflate's and not the platform's, because outputs are hashed and can be made again: the
 * same input must give the same bytes in every runtime and every version of it.
 */
import { Zip, ZipDeflate } from 'fflate';
import type { Meelezer } from '../brokken.ts';

/** Zip times are local and begin in 1980; built from local parts, this is the same bytes in every time zone. */
const VASTE_TIJD = new Date(1980, 0, 1);
const NIVEAU = 5;

export interface Zipdeel {
  readonly pad: string;
  readonly inhoud: Uint8Array | string | AsyncIterable<string>;
}

const utf8 = new TextEncoder();

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

  for await (const { pad, inhoud } of delen) {
    const deel = new ZipDeflate(pad, { level: NIVEAU });
    deel.mtime = VASTE_TIJD;
    archief.add(deel);
    const push = (brok: Uint8Array, einde: boolean): void => {
      meelezer(brok);
      deel.push(brok, einde);
    };
    if (typeof inhoud === 'string') push(utf8.encode(inhoud), true);
    else if (inhoud instanceof Uint8Array) push(inhoud, true);
    else {
      for await (const tekst of inhoud) {
        push(utf8.encode(tekst), false);
        yield* take();
      }
      push(new Uint8Array(0), true);
    }
    yield* take();
  }
  archief.end();
  yield* take();
}
