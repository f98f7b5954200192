import { XmlDocument, XmlLibError } from 'libxml2-wasm';
import { BerichtenDeel } from '../../../src/ingest/declaratie/lees-berichten.ts';
import { compareWith323, readRetour325 } from '../../../src/ingest/retour/retour325.ts';
import { readXml, type Xmlfout } from '../../../src/ingest/xml/stroom.ts';
import { bevindingenVan, TABEL, VANDAAG } from '../../ingest/bouw.ts';
import { readCorpus } from '../corpus.ts';
import { type Doel, eis, eisGelijk, inStukken } from '../doel.ts';
import type { Taal } from '../ingreep.ts';
import { leesDeel, watTelt } from '../lezen.ts';

const XMLTAAL: Taal = {
  tekens: /<[^>]*>?|[^<]+/g,
  woorden: [
    ...[
      '<',
      '>',
      '&',
      '&amp;',
      '&#0;',
      '&#xD800;',
      '&#x10FFFF;',
      '&lt',
      '&x;',
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '--',
      '<?',
      '?>',
      '/>',
      '</',
    ],
    ...[
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '<?xml version="1.0"?>',
      '<?xml version="1.1" encoding="utf-16"?>',
      '<a>',
      '</a>',
      '<a:b/>',
      'xmlns="urn:x"',
    ],
    ...[
      'xmlns:m=""',
      ' a="1"',
      ' a="1" a="2"',
      ' xml:lang="nl"',
      'xsi:nil="true"',
      '\u0000',
      '\u0001',
      '\ufffe',
      '\ufeff',
      '\u0085',
      '\u2028',
      'é',
      '😀',
      '\r\n',
    ],
  ],
};

const LIMIETEN = { maximaleBytes: 1_000_000, diepte: 64 };
const STIL = { open: () => undefined, tekst: () => undefined, sluit: () => undefined, gestopt: false };

async function verdict(bytes: Uint8Array, stap: number): Promise<Xmlfout | undefined> {
  const lezing = readXml(inStukken(bytes, stap), STIL, LIMIETEN);
  for (;;) {
    const deel = await lezing.next();
    if (deel.done) return deel.value;
  }
}

/** Whether libxml2 takes it for well-formed; what its own limits or namespaces refuse says nothing. */
function libxml2(bytes: Uint8Array): 'ja' | 'nee' | 'anders' {
  try {
    XmlDocument.fromBuffer(bytes).dispose();
    return 'ja';
  } catch (fout) {
    if (!(fout instanceof XmlLibError)) throw fout;
    const uitleg = fout.details.map(({ message }) => message).join(' ');
    return /amespace|xmlns|QName|excessive|depth/i.test(uitleg) ? 'anders' : 'nee';
  }
}

const tekstVan = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
/** What the two may judge differently: we take no DTD, no other encoding and no other version than libxml2 would. */
const ongelijk = (tekst: string): boolean =>
  /<!DOCTYPE|encoding|version|standalone|xmlns|:/i.test(tekst.replace(/https?:\/\//g, '')) &&
  !/^<[?]xml version="1.0" encoding="UTF-8"[?]>/.test(tekst);

export const xml: Doel = {
  naam: 'xml',
  taal: XMLTAAL,
  corpus: () => readCorpus('xml'),
  async probeer(bytes, stap) {
    const eerste = await verdict(bytes, stap);
    eisGelijk(eerste === undefined, (await verdict(bytes, 1_000_000)) === undefined, 'read in pieces and at once');
    const echt = libxml2(bytes);
    if (echt === 'anders' || ongelijk(tekstVan(bytes))) return;
    if (eerste === undefined) eis(echt === 'ja', () => 'taken, and libxml2 refuses it');
    else if (eerste.fout === 'niet-welgevormd' || eerste.fout === 'afgebroken')
      eis(echt === 'nee', () => `refused as ${eerste.fout}, and libxml2 takes it`);
  },
};

/**
 * What the bytes are before any message, or that it is none of ours: of several things that are wrong, which comes first depends on the pieces,
 * and so does how much is read of what stops the reading.
 */
const BYTES =
  /^XML_(ANDER_BERICHT|TE_VEEL_HERHALINGEN|NIET_WELGEVORMD|AFGEBROKEN|GEEN_UTF8|DOCTYPE|TE_DIEP|LEEG|STUK_TE_LANG|TE_VEEL_ATTRIBUTEN)$/;

const isRefusedAsBytes = (bevindingen: readonly { readonly code: string }[]): boolean =>
  bevindingen.some(({ code }) => BYTES.test(code));

const verstuurd = async (): Promise<Uint8Array> => {
  const alle = await readCorpus('declaratie');
  const een = alle.find((bytes) => tekstVan(bytes).includes('jw323'));
  eis(een !== undefined, () => 'no 323 in the corpus');
  return een;
};

export const retour325: Doel = {
  naam: 'retour325',
  taal: XMLTAAL,
  corpus: () => readCorpus('retour325'),
  async probeer(bytes, stap) {
    const lees = async (maat: number) => {
      const gelezen = await readRetour325(inStukken(bytes, maat), { vandaag: VANDAAG, gemeenten: TABEL });
      const uitslagen: unknown[] = [];
      if (gelezen.bericht !== undefined)
        for await (const een of compareWith323(gelezen.bericht, inStukken(await verstuurd(), 4096), gelezen.melder))
          uitslagen.push(een);
      return { bericht: gelezen.bericht, bevindingen: gelezen.bevindingen(), uitslagen };
    };
    const [een, ander] = [await lees(stap), await lees(1_000_000)];
    const kapot = isRefusedAsBytes(een.bevindingen.bevindingen);
    eisGelijk(kapot, isRefusedAsBytes(ander.bevindingen.bevindingen), 'read in pieces and at once');
    if (!kapot) eisGelijk(een, ander, 'read in pieces and at once');
  },
};

/** 323, 305 and 307. */
export const declaratie: Doel = {
  naam: 'declaratie',
  taal: XMLTAAL,
  corpus: () => readCorpus('declaratie'),
  async probeer(bytes, stap) {
    const lees = (maat: number) => leesDeel(new BerichtenDeel([{ open: () => inStukken(bytes, maat) }], 1_000_000));
    const [een, ander] = [await lees(stap), await lees(1_000_000)];
    const kapot = isRefusedAsBytes(bevindingenVan(een));
    eisGelijk(kapot, isRefusedAsBytes(bevindingenVan(ander)), 'read in pieces and at once');
    if (!kapot) eisGelijk(watTelt(een), watTelt(ander), 'read in pieces and at once');
  },
};
