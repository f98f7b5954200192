/**
 * A form with a file as browsers send it (multipart/form-data, RFC 7578), read as a stream: a part is handed over while it comes in, so that
 * memory holds one piece of it. What a browser would not send is refused, not guessed at.
 */
import { joinBytes } from '../domain/bytestroom.ts';

export interface Formulierdeel {
  readonly naam: string;
  /** Of a file; absent for a field. */
  readonly bestandsnaam?: string;
  /** To be read before the next part is asked for; what is not read is skipped. */
  readonly inhoud: AsyncIterable<Uint8Array>;
}

/** The body is no form as browsers send it, or was broken off. */
export class Formulierfout extends Error {}

const MAX_KOPPEN_BYTES = 8_192;
const MAX_DELEN = 50;
const CR = 13;
const utf8 = new TextEncoder();
const KOP_EINDE = utf8.encode('\r\n\r\n');

/** The boundary that a Content-Type names; undefined when it is no form with parts. */
export function grensVan(contentType: string | undefined): string | undefined {
  const grens = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType ?? '',
  );
  return grens?.[1] ?? grens?.[2];
}

/** Where `zoek` begins in `bytes`; when it is not there, minus one. */
function find(bytes: Uint8Array, zoek: Uint8Array, vanaf: number): number {
  for (let van = bytes.indexOf(CR, vanaf); van >= 0; van = bytes.indexOf(CR, van + 1)) {
    if (van + zoek.length > bytes.length) return -1;
    let gelijk = 1;
    while (gelijk < zoek.length && bytes[van + gelijk] === zoek[gelijk]) gelijk++;
    if (gelijk === zoek.length) return van;
  }
  return -1;
}

class Bron {
  bytes: Uint8Array;
  readonly #stroom: AsyncIterator<Uint8Array>;

  constructor(stroom: AsyncIterable<Uint8Array>) {
    this.#stroom = stroom[Symbol.asyncIterator]();
    // The first boundary has no line end before it; with this one it is like the others.
    this.bytes = utf8.encode('\r\n');
  }

  async more(): Promise<void> {
    const stap = await this.#stroom.next();
    if (stap.done) throw new Formulierfout('the form ends too early');
    this.bytes = joinBytes(this.bytes, stap.value);
  }

  /** What stands before `einde`, which is taken away as well. Bounded: it is kept in memory. */
  async take(einde: Uint8Array): Promise<Uint8Array> {
    for (;;) {
      const plaats = find(this.bytes, einde, 0);
      if (plaats >= 0 && plaats <= MAX_KOPPEN_BYTES) {
        const genomen = this.bytes.subarray(0, plaats);
        this.bytes = this.bytes.subarray(plaats + einde.length);
        return genomen;
      }
      if (this.bytes.length > MAX_KOPPEN_BYTES) throw new Formulierfout('a head is too long');
      await this.more();
    }
  }

  /** What stands before `einde`, piece by piece. */
  async *until(einde: Uint8Array): AsyncGenerator<Uint8Array> {
    for (;;) {
      const plaats = find(this.bytes, einde, 0);
      if (plaats >= 0) {
        if (plaats > 0) yield this.bytes.subarray(0, plaats);
        this.bytes = this.bytes.subarray(plaats + einde.length);
        return;
      }
      // Its beginning may already be there.
      const zeker = Math.max(0, this.bytes.length - einde.length + 1);
      if (zeker > 0) yield this.bytes.subarray(0, zeker);
      this.bytes = this.bytes.subarray(zeker);
      await this.more();
    }
  }

  async finish(): Promise<void> {
    await this.#stroom.return?.();
  }
}

/** Browsers write a quotation mark and line ends in a name as %22, %0D and %0A (HTML, multipart/form-data encoding). */
const unescapeNaam = (naam: string): string =>
  naam.replace(/%(22|0D|0A)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function readKop(koppen: string): Pick<Formulierdeel, 'naam' | 'bestandsnaam'> {
  const kop = koppen.split('\r\n').find((regel) => /^content-disposition\s*:/i.test(regel));
  const naam = /;\s*name="([^"]*)"/i.exec(kop ?? '')?.[1];
  if (kop === undefined || !/^[^:]*:\s*form-data\s*;/i.test(kop) || naam === undefined)
    throw new Formulierfout('a part does not say what it is');
  const bestandsnaam = /;\s*filename="([^"]*)"/i.exec(kop)?.[1];
  return {
    naam: unescapeNaam(naam),
    ...(bestandsnaam === undefined ? {} : { bestandsnaam: unescapeNaam(bestandsnaam) }),
  };
}

/** The parts in order. Throws `Formulierfout`. */
export async function* readFormulier(stroom: AsyncIterable<Uint8Array>, grens: string): AsyncGenerator<Formulierdeel> {
  const bron = new Bron(stroom);
  const scheiding = utf8.encode(`\r\n--${grens}`);
  try {
    if ((await bron.take(scheiding)).length > 0) throw new Formulierfout('something stands before the first part');
    for (let aantal = 0; ; aantal++) {
      while (bron.bytes.length < 2) await bron.more();
      const na = new TextDecoder().decode(bron.bytes.subarray(0, 2));
      bron.bytes = bron.bytes.subarray(2);
      if (na === '--') return;
      if (na !== '\r\n' || aantal >= MAX_DELEN) throw new Formulierfout('a part does not begin as it should');
      const koppen = new TextDecoder().decode(await bron.take(KOP_EINDE));
      const inhoud = bron.until(scheiding);
      yield { ...readKop(koppen), inhoud };
      // Skips what was not read.
      for await (const _ of inhoud);
    }
  } finally {
    await bron.finish();
  }
}
