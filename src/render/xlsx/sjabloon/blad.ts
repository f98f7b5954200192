/**
 * A sheet of a template in two: its rows, each as the text it is, and all around them (`omlijsting`) as a tree. Rows are parsed one
 * at a time, so that a template of thousands of rows does not become a tree of hundreds of thousands of cells.
 */
import { kolomletters, kolomnummer } from '../cel.ts';
import {
  attribuut,
  checkXml,
  documentTekst,
  elementen,
  parseXml,
  type XmlDocument,
  type XmlElement,
  XmlFout,
} from './xml-boom.ts';

export interface Bladcel {
  readonly kolom: number;
  readonly element: XmlElement;
}

export interface Bladrij {
  readonly nummer: number;
  /** As it stands in the file. */
  readonly tekst: string;
  /** Attributes of the row but its number. A new map at every call. */
  attributen(): Map<string, string>;
  /** A new tree at every call. */
  cellen(): readonly Bladcel[];
}

export interface Sjabloonblad {
  /** Prefix of its elements with the colon, or nothing. */
  readonly voorvoegsel: string;
  /** The document with its rows taken out. */
  readonly omlijsting: XmlDocument;
  readonly rijen: readonly Bladrij[];
}

/** A prefix becomes part of patterns below: letters, digits, `_` and `-` mean nothing there. */
const BEGIN = /<((?:[\p{L}_][\p{L}\p{N}_-]*:)?)sheetData\b[^>]*>/u;

function createRij(nummer: number, tekst: string): Bladrij {
  const parse = (): XmlElement => parseXml(tekst).wortel;
  return {
    nummer,
    tekst,
    attributen() {
      const { attributen } = parse();
      attributen.delete('r');
      return attributen;
    },
    cellen() {
      let vorige = 0;
      return elementen(parse(), 'c').map((element) => {
        const plaats = /^[A-Z]+/i.exec(attribuut(element, 'r') ?? '')?.[0];
        // The number of a cell may be left out: then it is the next one (ECMA-376-1 18.3.1.4).
        vorige = plaats === undefined ? vorige + 1 : kolomnummer(plaats.toUpperCase());
        return { kolom: vorige, element };
      });
    },
  };
}

function splitRijen(tekst: string, voorvoegsel: string): readonly Bladrij[] {
  const rijen: Bladrij[] = [];
  const begin = new RegExp(`<${voorvoegsel}row\\b((?:[^>"']|"[^"]*"|'[^']*')*?)(/?)>`, 'g');
  const inRij = new RegExp(`<${voorvoegsel}row\\b`);
  const sluit = `</${voorvoegsel}row>`;
  let vorige = 0;
  for (let gevonden = begin.exec(tekst); gevonden !== null; gevonden = begin.exec(tekst)) {
    const einde = gevonden[2] === '/' ? begin.lastIndex : tekst.indexOf(sluit, begin.lastIndex) + sluit.length;
    if (einde < begin.lastIndex) throw new XmlFout('a row without an end');
    const nummer = /(?:^|\s)r\s*=\s*["'](\d+)["']/.exec(gevonden[1] ?? '')?.[1];
    vorige = nummer === undefined ? vorige + 1 : Number(nummer);
    const rij = tekst.slice(gevonden.index, einde);
    // Its end was found by its letters: a comment may hold those too, and a row another row.
    if (rij.includes('<!') || inRij.test(rij.slice(1))) checkXml(rij);
    rijen.push(createRij(vorige, rij));
    begin.lastIndex = einde;
  }
  return rijen.toSorted((een, ander) => een.nummer - ander.nummer);
}

/** Throws XmlFout when there are no cells in it. */
export function splitBlad(tekst: string): Sjabloonblad {
  const begin = BEGIN.exec(tekst);
  if (begin === null) throw new XmlFout('a sheet without cells');
  const voorvoegsel = begin[1] ?? '';
  const isLeeg = begin[0].endsWith('/>');
  const na = begin.index + begin[0].length;
  const sluit = `</${voorvoegsel}sheetData>`;
  const einde = isLeeg ? na : tekst.indexOf(sluit, na);
  if (einde === -1) throw new XmlFout('rows without an end');
  const omlijsting = parseXml(
    `${tekst.slice(0, begin.index)}<${voorvoegsel}sheetData/>${tekst.slice(isLeeg ? na : einde + sluit.length)}`,
  );
  return { voorvoegsel, omlijsting, rijen: isLeeg ? [] : splitRijen(tekst.slice(na, einde), voorvoegsel) };
}

/** What stands before the rows and after them, ready to be written, with the tags of the rows themselves. */
export function omlijstingTekst({ omlijsting, voorvoegsel }: Sjabloonblad): readonly [voor: string, na: string] {
  const leeg = `<${voorvoegsel}sheetData/>`;
  const tekst = documentTekst(omlijsting);
  const plaats = tekst.indexOf(leeg);
  return [
    `${tekst.slice(0, plaats)}<${voorvoegsel}sheetData>`,
    `</${voorvoegsel}sheetData>${tekst.slice(plaats + leeg.length)}`,
  ];
}

export const celplaats = (kolom: number, rij: number): string => kolomletters(kolom) + rij;
