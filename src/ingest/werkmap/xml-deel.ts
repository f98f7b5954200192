/** One XML part of a workbook, as calls about elements. Prefixes are left off: the standard's elements differ by their local names. */
import { SaxesParser } from 'saxes';
import { LIMIETEN } from '../../domain/limieten.ts';
import { Stukwachter } from '../xml/stukwachter.ts';
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
  let diepte = 0;
  const stop = (): never => {
    throw new WerkmapLeesfout({ fout: 'onleesbaar-deel', deel });
  };
  const wachter = new Stukwachter(stop);
  parser.on('error', stop);
  parser.on('doctype', stop);
  parser.on('attribute', () => wachter.attribuut());
  parser.on('comment', () => wachter.anders());
  parser.on('processinginstruction', () => wachter.anders());
  parser.on('opentag', ({ name, attributes }) => {
    wachter.tag();
    if (++diepte > LIMIETEN.xmlBerichtDiepte.waarde) stop();
    luisteraar.open(localName(name), attributes);
  });
  const tekst = (gelezen: string): void => {
    wachter.tekst(gelezen.length);
    luisteraar.tekst(gelezen);
  };
  parser.on('text', tekst);
  parser.on('cdata', tekst);
  parser.on('closetag', ({ name }) => {
    wachter.tag();
    diepte--;
    luisteraar.sluit(localName(name));
  });
  const decode = (stuk?: Uint8Array): string => {
    try {
      return stuk === undefined ? decoder.decode() : decoder.decode(stuk, { stream: true });
    } catch {
      return stop();
    }
  };
  for await (const chunk of bytes)
    for (let van = 0; van < chunk.length; van += STUK_BYTES) {
      const stuk = decode(chunk.subarray(van, van + STUK_BYTES));
      wachter.gaatIn(stuk.length);
      parser.write(stuk);
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
