/** A clamd that is reached over a connection: one document per connection, read as fast as the clamd takes it. */
import type { Scanuitslag, Virusscanner } from '../../domain/virusscan.ts';
import { Antwoordlezer, toInstream } from './protocol.ts';

/** As a socket of the runtime. What goes wrong with connecting shows when it is read or written. */
export interface Verbinding {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  close(): Promise<void>;
}

export interface Clamd {
  readonly verbind: () => Verbinding;
  /** Goes off after so many milliseconds. */
  readonly wekker: (ms: number) => AbortSignal;
}

/** For one document, from connecting to answer. A clamd takes seconds for 25 MB; who waits for an upload waits for this. */
export const SCAN_MS = 30_000;

export const createClamd = ({ verbind, wekker }: Clamd): Virusscanner => ({
  async scan(inhoud) {
    const laat = wekker(SCAN_MS);
    let verbinding: Verbinding;
    try {
      verbinding = verbind();
    } catch {
      return ONBEREIKBAAR;
    }
    try {
      return await Promise.race([ask(verbinding, inhoud), goesOff(laat)]);
    } finally {
      // Ends what still reads or writes; that it was closed already is no news.
      await verbinding.close().catch(() => undefined);
    }
  },
});

const ONBEREIKBAAR = { soort: 'mislukt', reden: 'onbereikbaar' } as const;
const ONBEGREPEN = { soort: 'mislukt', reden: 'onbegrepen' } as const;

const goesOff = (signaal: AbortSignal): Promise<Scanuitslag> =>
  new Promise((resolve) => {
    const meld = (): void => resolve({ soort: 'mislukt', reden: 'te-laat' });
    if (signaal.aborted) meld();
    else signaal.addEventListener('abort', meld, { once: true });
  });

/** Writes and listens at once: a clamd that has enough answers before it has read everything, and then hangs up. */
async function ask({ readable, writable }: Verbinding, inhoud: AsyncIterable<Uint8Array>): Promise<Scanuitslag> {
  let gelezen = false;
  async function* geheel(): AsyncGenerator<Uint8Array> {
    yield* inhoud;
    gelezen = true;
  }
  const sturen = send(writable, geheel());
  const uitslag = await Promise.race([listen(readable), failureOf(sturen)]);
  // "OK" about a part says nothing about the whole.
  return uitslag.soort === 'schoon' && !gelezen ? ONBEGREPEN : uitslag;
}

/** Ends early when the other side hung up: its answer says why. Fails when the content cannot be read. */
async function send(writable: WritableStream<Uint8Array>, inhoud: AsyncIterable<Uint8Array>): Promise<void> {
  const schrijver = writable.getWriter();
  for await (const stuk of toInstream(inhoud))
    try {
      await schrijver.write(stuk);
    } catch {
      return;
    }
}

/** Never comes to anything but its failure. */
const failureOf = (werk: Promise<void>): Promise<never> =>
  new Promise((_, reject) => {
    werk.catch(reject);
  });

async function listen(readable: ReadableStream<Uint8Array>): Promise<Scanuitslag> {
  const lezer = readable.getReader();
  const antwoord = new Antwoordlezer();
  let begonnen = false;
  try {
    for (;;) {
      const { done, value } = await lezer.read();
      // The runtime tells nothing else of a connection that was refused or lost.
      if (done) return begonnen ? ONBEGREPEN : ONBEREIKBAAR;
      begonnen = true;
      const uitslag = antwoord.lees(value);
      if (uitslag !== undefined) return uitslag;
    }
  } catch {
    return ONBEREIKBAAR;
  }
}
