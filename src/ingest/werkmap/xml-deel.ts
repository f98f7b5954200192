/** One XML part of a workbook, as calls about elements. Prefixes are left off: the standard's elements differ by their local names. */
import { SaxesParser } from 'saxes';
import { WerkmapLeesfout } from './fout.ts';

export interface Deelluisteraar {
  open(naam: string, attributen: Readonly<Record<string, string>>): void;
  tekst(tekst: string): void;
  sluit(naam: string): void;
}

/** Bytes that go into the parser at a time: what is found in them waits in memory. */
const STUK_BYTES = 64 * 1024;

/** Yields after every piece. Throws `WerkmapLeesfout` for what is not well-formed UTF-8 XML, or has a DOCTYPE. */
export async function* readXmlDeel(
  deel: string,
  bytes: AsyncIterable<Uint8Array>,
  luisteraar: Deelluisteraar,
): AsyncGenerator<undefined> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  const stop = (): never => {
    throw new WerkmapLeesfout({ fout: 'onleesbaar-deel', deel });
  };
  parser.on('error', stop);
  parser.on('doctype', stop);
  parser.on('opentag', ({ name, attributes }) => luisteraar.open(localName(name), attributes));
  parser.on('text', (tekst) => luisteraar.tekst(tekst));
  parser.on('cdata', (tekst) => luisteraar.tekst(tekst));
  parser.on('closetag', ({ name }) => luisteraar.sluit(localName(name)));
  const decode = (stuk?: Uint8Array): string => {
    try {
      return stuk === undefined ? decoder.decode() : decoder.decode(stuk, { stream: true });
    } catch {
      return stop();
    }
  };
  for await (const chunk of bytes)
    for (let van = 0; van < chunk.length; van += STUK_BYTES) {
      parser.write(decode(chunk.subarray(van, van + STUK_BYTES)));
      yield;
    }
  parser.write(decode());
  parser.close();
  yield;
}

function localName(naam: string): string {
  const dubbelepunt = naam.indexOf(':');
  return dubbelepunt < 0 ? naam : naam.slice(dubbelepunt + 1);
}
