/**
 * What is said to a clamd, and what its answer means (clamd(8), COMMANDS: INSTREAM, with the prefix z: a command and its answer end in a
 * zero byte). Bytes in, bytes out: who carries them is no matter here.
 */
import type { Scanuitslag } from '../../domain/virusscan.ts';

const OPDRACHT = new TextEncoder().encode('zINSTREAM\0');
/** Far below the StreamMaxLength of any clamd; larger pieces of the content are cut. */
export const MAXIMUM_BROK = 64 * 1024;
const LENGTE_BYTES = 4;

/** The command, the content in pieces with their length before them, and the length zero that ends it. */
export async function* toInstream(inhoud: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield OPDRACHT;
  for await (const brok of inhoud)
    for (let van = 0; van < brok.length; van += MAXIMUM_BROK) yield withLength(brok.subarray(van, van + MAXIMUM_BROK));
  yield withLength(new Uint8Array());
}

/** The length in four bytes, the highest first. One write per piece: the network then has no reason to wait. */
function withLength(brok: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(LENGTE_BYTES + brok.length);
  new DataView(bytes.buffer).setUint32(0, brok.length);
  bytes.set(brok, LENGTE_BYTES);
  return bytes;
}

/** An answer is one short line; more than this is none. */
const MAXIMUM_ANTWOORD = 4 * 1024;
const GEVONDEN = /^stream: (\S(?:.*\S)?) FOUND$/;
const FOUT = / ERROR$/;
/** What a name of a virus may hold when people read it. */
const ANDERE_TEKENS = /[^A-Za-z0-9._-]+/g;
const LANGSTE_NAAM = 100;

/** Gathers an answer as it comes in, until its zero byte. */
export class Antwoordlezer {
  #tekst = '';
  readonly #lezer = new TextDecoder('latin1');

  /** @returns what it means, as soon as it is whole or cannot be one any more */
  lees(brok: Uint8Array): Scanuitslag | undefined {
    const einde = brok.indexOf(0);
    this.#tekst += this.#lezer.decode(einde < 0 ? brok : brok.subarray(0, einde), { stream: true });
    if (this.#tekst.length > MAXIMUM_ANTWOORD) return { soort: 'mislukt', reden: 'onbegrepen' };
    return einde < 0 ? undefined : readAntwoord(this.#tekst);
  }
}

/** @param antwoord without its zero byte */
export function readAntwoord(antwoord: string): Scanuitslag {
  if (antwoord === 'stream: OK') return { soort: 'schoon' };
  const virus = GEVONDEN.exec(antwoord)?.[1];
  if (virus !== undefined) return { soort: 'besmet', virus: virus.replace(ANDERE_TEKENS, '_').slice(0, LANGSTE_NAAM) };
  return { soort: 'mislukt', reden: FOUT.test(antwoord) ? 'geweigerd' : 'onbegrepen' };
}
