/**
 * XML as a tree that is written back as it was read: prefixes, order, unknown elements, texts and comments stay. Of a template
 * everything must survive that filling does not touch, known to us or not; no library here promises that.
 *
 * Reads documents without a DTD, as all parts of a workbook are (ECMA-376-2 §8).
 */
import { LIMIETEN } from '../../../domain/limieten.ts';
import { escapeXml } from '../../xml.ts';

export interface XmlElement {
  readonly naam: string;
  /** The name without its prefix. */
  readonly lokaal: string;
  /** Values as they stand in the file, escaped. */
  readonly attributen: Map<string, string>;
  kinderen: XmlKnoop[];
}

/** A string is text, a comment, CDATA or a processing instruction, as it stands in the file. */
export type XmlKnoop = XmlElement | string;

export interface XmlDocument {
  readonly proloog: string;
  readonly wortel: XmlElement;
}

/** The part is not XML that we can read. */
export class XmlFout extends Error {}

const STUK =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[\s\S]*?\?>|(\/?)([^\s/>!?<]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>)/y;
const ATTRIBUUT = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const MAX_DIEPTE = LIMIETEN.sjabloonDiepte.waarde;

const localName = (naam: string): string => naam.slice(naam.indexOf(':') + 1);

function parseAttributen(tekst: string): Map<string, string> {
  const attributen = new Map<string, string>();
  for (const [, naam = '', dubbel, enkel = ''] of tekst.matchAll(ATTRIBUUT)) {
    attributen.set(naam, dubbel ?? enkel.replaceAll('"', '&quot;'));
  }
  return attributen;
}

interface Lezer {
  /** Text, a comment, CDATA or a processing instruction; `diepte` is 0 outside the root. */
  tekst(tekst: string, diepte: number): void;
  begin(naam: string, attributen: string): void;
  einde(): void;
}

function scan(tekst: string, lezer: Lezer): void {
  const open: string[] = [];
  let wortels = 0;
  let plaats = 0;
  while (plaats < tekst.length) {
    const haak = tekst.indexOf('<', plaats);
    const einde = haak === -1 ? tekst.length : haak;
    if (einde > plaats) {
      const kaal = tekst.slice(plaats, einde);
      if (open.length === 0 && /[^\s\ufeff]/.test(kaal)) throw new XmlFout('text outside the root');
      lezer.tekst(kaal, open.length);
      plaats = einde;
      continue;
    }
    STUK.lastIndex = plaats;
    const stuk = STUK.exec(tekst);
    if (stuk === null) throw new XmlFout('no XML');
    plaats = STUK.lastIndex;
    const [heel, sluit, naam, attributen = '', leeg] = stuk;
    if (naam === undefined) lezer.tekst(heel, open.length);
    else if (sluit === '/') {
      if (open.pop() !== naam) throw new XmlFout('an end tag that closes nothing');
      lezer.einde();
    } else {
      if (open.length === 0 && ++wortels > 1) throw new XmlFout('two roots');
      lezer.begin(naam, attributen);
      if (leeg === '/') lezer.einde();
      else if (open.push(naam) > MAX_DIEPTE) throw new XmlFout('too deep');
    }
  }
  if (wortels === 0 || open.length > 0) throw new XmlFout('no whole document');
}

/** Throws XmlFout when it is not XML; keeps nothing, so that a large sheet costs no memory. */
export function checkXml(tekst: string): void {
  const niets = (): void => undefined;
  scan(tekst, { tekst: niets, begin: niets, einde: niets });
}

/** Throws XmlFout. */
export function parseXml(tekst: string): XmlDocument {
  let proloog = '';
  const document = maakElement('', {});
  const open = [document];
  scan(tekst, {
    tekst(stuk, diepte) {
      if (diepte > 0) open.at(-1)?.kinderen.push(stuk);
      else if (document.kinderen.length === 0) proloog += stuk;
    },
    begin(naam, attributen) {
      const element = { naam, lokaal: localName(naam), attributen: parseAttributen(attributen), kinderen: [] };
      open.at(-1)?.kinderen.push(element);
      open.push(element);
    },
    einde() {
      open.pop();
    },
  });
  const [wortel] = elementen(document);
  if (wortel === undefined) throw new XmlFout('no root');
  return { proloog, wortel };
}

export function elementTekst(element: XmlElement): string {
  let uit = `<${element.naam}`;
  for (const [naam, waarde] of element.attributen) uit += ` ${naam}="${waarde}"`;
  if (element.kinderen.length === 0) return `${uit}/>`;
  uit += '>';
  for (const kind of element.kinderen) uit += typeof kind === 'string' ? kind : elementTekst(kind);
  return `${uit}</${element.naam}>`;
}

export const documentTekst = ({ proloog, wortel }: XmlDocument): string => proloog + elementTekst(wortel);

const BENOEMD: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as it was meant: the five named entities and character references. */
export const decodeXml = (tekst: string): string =>
  tekst.includes('&')
    ? tekst.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (heel, hex, decimaal, naam) => {
        if (naam !== undefined) return BENOEMD[naam] ?? heel;
        const code = hex === undefined ? Number(decimaal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : heel;
      })
    : tekst;

/** For between tags and between double quotes alike. */
export const encodeXml = (tekst: string): string => escapeXml(tekst).replaceAll('"', '&quot;');

export const attribuut = (element: XmlElement, naam: string): string | undefined => {
  const waarde = element.attributen.get(naam);
  return waarde === undefined ? undefined : decodeXml(waarde);
};

export function zetAttribuut(element: XmlElement, naam: string, waarde: string): void {
  element.attributen.set(naam, encodeXml(waarde));
}

/** The value of an attribute of another namespace (`r:id`), whatever its prefix is here. */
export function attribuutMetVoorvoegsel(element: XmlElement, lokaal: string): string | undefined {
  for (const [naam, waarde] of element.attributen) {
    if (naam.includes(':') && localName(naam) === lokaal) return decodeXml(waarde);
  }
  return undefined;
}

export const elementen = (element: XmlElement, lokaal?: string): XmlElement[] =>
  element.kinderen.filter(
    (kind): kind is XmlElement => typeof kind !== 'string' && (lokaal === undefined || kind.lokaal === lokaal),
  );

export const eersteElement = (element: XmlElement, lokaal: string): XmlElement | undefined =>
  elementen(element, lokaal)[0];

/** All descendants, parents before children. */
export function* nakomelingen(element: XmlElement): Generator<XmlElement> {
  for (const kind of elementen(element)) {
    yield kind;
    yield* nakomelingen(kind);
  }
}

/** The text in an element, decoded; comments do not count. */
export const tekstVan = (element: XmlElement): string =>
  element.kinderen
    .map((kind) => {
      if (typeof kind !== 'string' || kind.startsWith('<!--') || kind.startsWith('<?')) return '';
      return kind.startsWith('<![CDATA[') ? kind.slice(9, -3) : decodeXml(kind);
    })
    .join('');

export function zetTekst(element: XmlElement, tekst: string): void {
  element.kinderen = tekst === '' ? [] : [encodeXml(tekst)];
}

/** The prefix of an element's name with its colon, or nothing: for elements made beside it. */
export const voorvoegselVan = ({ naam, lokaal }: XmlElement): string => naam.slice(0, naam.length - lokaal.length);

export const maakElement = (naam: string, attributen: Readonly<Record<string, string>>): XmlElement => ({
  naam,
  lokaal: localName(naam),
  attributen: new Map(Object.entries(attributen).map(([sleutel, waarde]) => [sleutel, encodeXml(waarde)])),
  kinderen: [],
});

export const kopieVan = (element: XmlElement): XmlElement => ({
  naam: element.naam,
  lokaal: element.lokaal,
  attributen: new Map(element.attributen),
  kinderen: element.kinderen.map((kind) => (typeof kind === 'string' ? kind : kopieVan(kind))),
});
