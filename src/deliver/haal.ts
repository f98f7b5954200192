/** `fetch` of the runtime as a `Haal`. */
import type { Bytestroom } from '../storage/ports.ts';
import type { Haal } from './aanroep.ts';

/** What can send a request: the runtime itself, or a binding with a client certificate. */
export interface Zender {
  fetch(adres: string, init: RequestInit): Promise<Response>;
}

/** With its length, so that it is sent with Content-Length and not in chunks: buckets refuse those. */
function toBody(stroom: Bytestroom, bytes: number): ReadableStream<Uint8Array> {
  const { readable, writable } = new FixedLengthStream(bytes);
  const pomp = async (): Promise<void> => {
    const schrijver = writable.getWriter();
    try {
      for await (const stuk of stroom) await schrijver.write(stuk);
      await schrijver.close();
    } catch (fout) {
      await schrijver.abort(fout);
    }
  };
  // Whoever reads learns of a failure; when nobody reads any more there is nobody to tell.
  pomp().catch(() => undefined);
  return readable;
}

export const createHaal =
  (zender: Zender): Haal =>
  async ({ methode, adres, headers, body }, signal) =>
    zender.fetch(adres, {
      method: methode,
      headers: { ...headers, 'User-Agent': 'Enkelvoud' },
      body: 'open' in body ? toBody(await body.open(), body.bytes) : body,
      redirect: 'manual',
      signal,
    });
