/**
 * A real TCP server that plays a clamd, and takes nothing that is not as clamd(8) says: the command `zINSTREAM` with a zero byte, then pieces
 * with their length before them, then a length of zero. What a document holds decides what it answers, so that it remembers nothing and tests
 * do not disturb each other:
 *
 * - the EICAR test string: found; anything else: `OK`;
 * - `clamd-fout`: it cannot look at this one; `clamd-stil`: it never answers; `clamd-weg`: it hangs up; `clamd-onzin`: it says something else;
 * - `clamd-meteen`: it says `OK` as soon as it has seen this, and reads on.
 *
 * A document over `MAXIMUM` bytes is refused and the connection ended, before all of it was sent.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { EICAR } from './eicar.ts';

const OPDRACHT = 'zINSTREAM\0';
const MAXIMUM = 26 * 1024 * 1024;
const MAXIMUM_BROK = 1024 * 1024;
const WOORDEN = /clamd-(fout|stil|weg|onzin|meteen)/;
/** A word that is cut by the end of a piece is still found. */
const STAART = EICAR.length;

class Gesprek {
  readonly #socket: Socket;
  #wacht = Buffer.alloc(0);
  #begonnen = false;
  #klaar = false;
  #bytes = 0;
  #staart = '';
  #besmet = false;
  #woord: string | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (stuk) => this.#neem(stuk));
    socket.on('error', () => socket.destroy());
  }

  #zeg(antwoord: string): void {
    if (this.#klaar) return;
    this.#klaar = true;
    this.#socket.end(`${antwoord}\0`);
  }

  /** What the first bytes are: `undefined` as long as they may still become the command. */
  #isOpdracht(): boolean | undefined {
    const begin = this.#wacht.toString('latin1', 0, OPDRACHT.length);
    if (!OPDRACHT.startsWith(begin)) return false;
    return begin.length === OPDRACHT.length ? true : undefined;
  }

  #neem(stuk: Buffer): void {
    if (this.#klaar) return;
    this.#wacht = Buffer.concat([this.#wacht, stuk]);
    if (!this.#begonnen) {
      const opdracht = this.#isOpdracht();
      if (opdracht === false) this.#zeg('UNKNOWN COMMAND');
      if (opdracht !== true) return;
      this.#begonnen = true;
      this.#wacht = this.#wacht.subarray(OPDRACHT.length);
    }
    while (!this.#klaar && this.#wacht.length >= 4) {
      const lengte = this.#wacht.readUInt32BE(0);
      if (lengte > MAXIMUM_BROK) this.#zeg('INSTREAM: piece too long. ERROR');
      else if (lengte === 0) this.#einde();
      else if (this.#wacht.length < 4 + lengte) return;
      else {
        this.#lees(this.#wacht.subarray(4, 4 + lengte));
        this.#wacht = this.#wacht.subarray(4 + lengte);
      }
    }
  }

  #lees(stuk: Buffer): void {
    this.#bytes += stuk.length;
    if (this.#bytes > MAXIMUM) this.#zeg('INSTREAM size limit exceeded. ERROR');
    const tekst = this.#staart + stuk.toString('latin1');
    this.#besmet ||= tekst.includes(EICAR);
    this.#woord ??= WOORDEN.exec(tekst)?.[1];
    this.#staart = tekst.slice(-STAART);
    if (this.#woord === 'meteen') {
      this.#woord = 'stil';
      this.#socket.write('stream: OK\0');
    }
    if (this.#woord === 'weg') {
      this.#klaar = true;
      this.#socket.destroy();
    }
  }

  #einde(): void {
    // Nothing may come behind the end.
    if (this.#wacht.length > 4) this.#zeg('INSTREAM: more than was announced. ERROR');
    else if (this.#besmet) this.#zeg('stream: Eicar-Test-Signature FOUND');
    else if (this.#woord === 'fout') this.#zeg("stream: Can't allocate memory ERROR");
    else if (this.#woord === 'onzin') this.#zeg('stream: NOT OK');
    else if (this.#woord === undefined) this.#zeg('stream: OK');
    this.#wacht = Buffer.alloc(0);
  }
}

export interface Clamdserver {
  /** As the setting VIRUSSCAN has it. */
  readonly adres: string;
  stop(): Promise<void>;
}

export async function startClamd(): Promise<Clamdserver> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    new Gesprek(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    adres: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
