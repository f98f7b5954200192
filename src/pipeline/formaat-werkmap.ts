/** A workbook (xlsx) laid out for a reader: one line for every cell that holds something, sheet by sheet. */
import { strFromU8, unzipSync } from 'fflate';

/** A part that unpacks to more than this is not read: the difference is then only told in bytes. */
const MAXIMALE_DEELBYTES = 16 * 1024 * 1024;

const NODIG = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

const LAATSTE_TEKEN = 0x10ffff;
const TEKENS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescapeXml = (tekst: string): string =>
  tekst.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (geheel, hex?: string, getal?: string, naam?: string) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : getal === undefined ? undefined : Number(getal);
    // No such character: shown as it stands.
    if (code !== undefined) return code <= LAATSTE_TEKEN ? String.fromCodePoint(code) : geheel;
    return TEKENS[naam ?? ''] ?? geheel;
  });

const attribuut = (tag: string, naam: string): string | undefined => {
  const waarde = new RegExp(`\\s${naam}="([^"]*)"`).exec(tag)?.[1];
  return waarde === undefined ? undefined : unescapeXml(waarde);
};

/** The text of every `<t>`; a text may be cut in runs. */
const tekstVan = (xml: string): string =>
  [...xml.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)].map(([, tekst = '']) => unescapeXml(tekst)).join('');

/**
 * Lines as `Blad1!B4: 12.5`; a formula shows itself, `=SUM(B2:B3)`.
 *
 * @returns undefined when these bytes are no whole workbook, or one too large to lay out
 */
export function werkmapRegels(bytes: Uint8Array): readonly string[] | undefined {
  const delen = openPakket(bytes);
  const werkmap = delen?.get('xl/workbook.xml');
  const koppelingen = delen?.get('xl/_rels/workbook.xml.rels');
  if (delen === undefined || werkmap === undefined || koppelingen === undefined) return undefined;
  const doelen = new Map(
    [...koppelingen.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [
      attribuut(tag, 'Id'),
      attribuut(tag, 'Target')?.replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  const teksten = [...elementen(delen.get('xl/sharedStrings.xml') ?? '', 'si')].map(({ inhoud }) => tekstVan(inhoud));
  return [...werkmap.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const blad = delen.get(doelen.get(attribuut(tag, 'r:id')) ?? '') ?? '';
    return cellen(blad, attribuut(tag, 'name') ?? '', teksten);
  });
}

/** Elements that have content, in order. One way through the text: where an end is missing, nothing further is looked for. */
function* elementen(xml: string, naam: string): Generator<{ readonly tag: string; readonly inhoud: string }> {
  const open = new RegExp(`<(?:\\w+:)?${naam}(\\s[^>]*)?>`, 'g');
  const sluit = new RegExp(`</(?:\\w+:)?${naam}>`, 'g');
  for (let begin = open.exec(xml); begin !== null; begin = open.exec(xml)) {
    const tag = begin[1] ?? '';
    if (tag.endsWith('/')) continue;
    sluit.lastIndex = open.lastIndex;
    const einde = sluit.exec(xml);
    if (einde === null) return;
    yield { tag, inhoud: xml.slice(open.lastIndex, einde.index) };
    open.lastIndex = sluit.lastIndex;
  }
}

function openPakket(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  let teGroot = false;
  try {
    const delen = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!NODIG.test(name)) return false;
        if (originalSize > MAXIMALE_DEELBYTES) teGroot = true;
        return !teGroot;
      },
    });
    return teGroot ? undefined : new Map(Object.entries(delen).map(([naam, deel]) => [naam, strFromU8(deel)]));
  } catch {
    return undefined;
  }
}

function cellen(xml: string, blad: string, teksten: readonly string[]): string[] {
  return [...elementen(xml, 'c')].flatMap(({ tag, inhoud }) => {
    const waarde = celwaarde(tag, inhoud, teksten);
    return waarde === '' ? [] : [`${blad}!${attribuut(tag, 'r') ?? ''}: ${waarde.replaceAll(/[\r\n]+/g, ' ')}`];
  });
}

function celwaarde(tag: string, inhoud: string, teksten: readonly string[]): string {
  const formule = /<(?:\w+:)?f(?:\s[^>]*)?>([^<]*)</.exec(inhoud)?.[1];
  if (formule !== undefined) return `=${unescapeXml(formule)}`;
  const soort = attribuut(tag, 't');
  if (soort === 'inlineStr') return tekstVan(inhoud);
  const waarde = unescapeXml(/<(?:\w+:)?v>([^<]*)</.exec(inhoud)?.[1] ?? '');
  return soort === 's' ? (teksten[Number(waarde)] ?? '') : waarde;
}
