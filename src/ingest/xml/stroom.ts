/** XML bytes as they come, to calls about elements and text. Knows nothing of messages; see `volger.ts` for those. */
import { SaxesParser } from 'saxes';
import { type Stukfout, Stukwachter } from './stukwachter.ts';

export interface Xmllimieten {
  /** Whole document, in bytes. */
  readonly maximaleBytes: number;
  /** Elements inside each other; the root is 1. */
  readonly diepte: number;
}

/** Who is told what is read. Lines are counted from 1. */
export interface Xmlluisteraar {
  /** @param attributen whether it has an attribute besides namespace declarations and hints where its schema is */
  open(ruimte: string, naam: string, attributen: boolean, regel: number): void;
  tekst(tekst: string, regel: number): void;
  sluit(regel: number): void;
  /** Asked between pieces: reading on makes no sense any more. */
  readonly gestopt: boolean;
}

/** Why reading stopped before the end. */
export interface Xmlfout {
  readonly fout:
    | 'leeg'
    | 'niet-welgevormd'
    | 'afgebroken'
    | 'geen-utf8'
    | 'doctype'
    | 'te-diep'
    | 'te-groot'
    | Stukfout;
  readonly regel: number;
}

/** Bytes that go into the parser at a time: what is found in them waits in memory. */
const STUK_BYTES = 64 * 1024;
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Leaves the parser from within one of its calls; never leaves this file. */
class Stop extends Error {
  readonly reden: Xmlfout;
  constructor(reden: Xmlfout) {
    super(reden.fout);
    this.reden = reden;
  }
}

interface Attribuut {
  readonly uri: string;
  readonly prefix: string;
  readonly local: string;
}

const isOwn = ({ uri, prefix, local }: Attribuut): boolean =>
  !(uri === XMLNS || prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) &&
  !(uri === XSI && (local === 'schemaLocation' || local === 'noNamespaceSchemaLocation'));

/**
 * Reads the document, telling `luisteraar` what is in it; yields after every piece, so that the caller can hand on what was gathered.
 * Returns why it stopped, or undefined at the end of a whole document. No DOCTYPE, no entities but those of XML itself (XML 1.0 §4.6),
 * UTF-8 only: every official message is.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  luisteraar: Xmlluisteraar,
  limieten: Xmllimieten,
): AsyncGenerator<undefined, Xmlfout | undefined> {
  const { parser, wachter } = createParser(luisteraar, limieten);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let gelezen = 0;
  try {
    for await (const chunk of bytes) {
      gelezen += chunk.length;
      if (gelezen > limieten.maximaleBytes) return { fout: 'te-groot', regel: parser.line };
      for (let van = 0; van < chunk.length; van += STUK_BYTES) {
        const tekst = decode(decoder, parser, chunk.subarray(van, van + STUK_BYTES));
        wachter.gaatIn(tekst.length);
        parser.write(tekst);
        yield;
        if (luisteraar.gestopt) return undefined;
      }
    }
    parser.write(decode(decoder, parser));
    if (gelezen === 0) return { fout: 'leeg', regel: 1 };
    close(parser);
    yield;
    return undefined;
  } catch (fout) {
    if (fout instanceof Stop) return fout.reden;
    throw fout;
  }
}

interface Opstelling {
  readonly parser: SaxesParser<{ xmlns: true }>;
  readonly wachter: Stukwachter;
}

function createParser(luisteraar: Xmlluisteraar, limieten: Xmllimieten): Opstelling {
  const parser = new SaxesParser({ xmlns: true });
  let diepte = 0;
  const stop = (fout: Xmlfout['fout']): never => {
    throw new Stop({ fout, regel: parser.line });
  };
  const wachter = new Stukwachter(stop);
  parser.on('error', () => stop('niet-welgevormd'));
  parser.on('doctype', () => stop('doctype'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) stop('geen-utf8');
  });
  parser.on('attribute', () => wachter.attribuut());
  parser.on('comment', () => wachter.anders());
  parser.on('processinginstruction', () => wachter.anders());
  parser.on('opentag', ({ uri, local, attributes }) => {
    wachter.tag();
    if (++diepte > limieten.diepte) stop('te-diep');
    luisteraar.open(uri, local, Object.values(attributes).some(isOwn), parser.line);
  });
  const tekst = (gelezen: string): void => {
    wachter.tekst(gelezen.length);
    luisteraar.tekst(gelezen, parser.line);
  };
  parser.on('text', tekst);
  parser.on('cdata', tekst);
  parser.on('closetag', () => {
    wachter.tag();
    diepte--;
    luisteraar.sluit(parser.line);
  });
  return { parser, wachter };
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  parser: { readonly line: number },
  stuk?: Uint8Array,
): string {
  try {
    return stuk === undefined ? decoder.decode() : decoder.decode(stuk, { stream: true });
  } catch {
    throw new Stop({ fout: 'geen-utf8', regel: parser.line });
  }
}

/** What is wrong at the very end was cut off: everything before it was well-formed. */
function close(parser: { readonly line: number; close(): unknown }): void {
  try {
    parser.close();
  } catch (fout) {
    if (fout instanceof Stop) throw new Stop({ fout: 'afgebroken', regel: fout.reden.regel });
    throw fout;
  }
}
