/**
 * How many bytes something takes in a file, never less than it will be: a file that is split at a maximum must stay below it, and
 * its bytes exist only after rendering.
 */
import {
  type Boomrij,
  type BoomStap,
  type Cel,
  celTekst,
  type LosseStap,
  type Rijstap,
  type VasteRegel,
} from '../domain/output.ts';
import type { Inhoud } from './formaat/bestand.ts';
import type { Celregel } from './formaat/opdracht.ts';
import type { Rij } from './formaat/rijen.ts';

export interface Maat<T> {
  readonly of: (stuk: T) => number;
  /** The most one value can add, whatever it is; Infinity when its length is not bounded. */
  readonly grens: (cel: Celregel) => number;
  /** What stands around the whole: declarations, headings. */
  readonly omlijsting: number;
}

/** The longest escape of one character in any of our files: `&quot;` in XML, `\u0001` in JSON. */
const PER_TEKEN = 6;
const MAXIMUM_NAMEN = 10_000;

function utf8Length(tekst: string): number {
  let bytes = 0;
  for (let plaats = 0; plaats < tekst.length; plaats++) {
    const code = tekst.charCodeAt(plaats);
    // Half of a surrogate pair is two of the four bytes of the whole.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

const naamlengten = new Map<string, number>();

/** Names come by a million times, and there are only a few. */
function nameLength(naam: string): number {
  let lengte = naamlengten.get(naam);
  if (lengte === undefined) {
    lengte = utf8Length(naam);
    if (naamlengten.size < MAXIMUM_NAMEN) naamlengten.set(naam, lengte);
  }
  return lengte;
}

const ESCAPES: Readonly<Record<string, number>> = { '&': 4, '<': 3, '>': 3, '\r': 4, '"': 5, '\n': 4, '\t': 3 };

function xmlLength(waarde: Cel): number {
  if (typeof waarde !== 'string') return celTekst(waarde).length;
  let bytes = utf8Length(waarde);
  if (/[&<>\r"\n\t]/.test(waarde)) for (const teken of waarde) bytes += ESCAPES[teken] ?? 0;
  return bytes;
}

const jsonLength = (waarde: Cel): number =>
  typeof waarde === 'string' ? utf8Length(JSON.stringify(waarde)) : celTekst(waarde).length + 4;

/** Quotes around it, an apostrophe in front, and every quote inside twice. */
const csvLength = (waarde: Cel): number =>
  typeof waarde === 'string' ? utf8Length(waarde) + 3 + waarde.split('"').length - 1 : celTekst(waarde).length + 2;

function boundOf({ uitdrukking, waarde }: Celregel): number {
  const { maxLengte, ontbreekt, codetabel } = waarde;
  const standaard = typeof ontbreekt === 'object' ? ontbreekt.standaard.length : 0;
  // A translation can come from the aansluiting, and be of any length.
  const eigen = codetabel === undefined ? uitdrukking.maxTekens : Number.POSITIVE_INFINITY;
  return Math.max(Math.min(eigen, maxLengte ?? Number.POSITIVE_INFINITY), standaard) * PER_TEKEN + 4;
}

function xmlStep(stap: LosseStap): number {
  const naam = nameLength(stap.naam);
  if (stap.stap === 'sluit') return naam + 3;
  let bytes = naam + 2;
  for (const attribuut of stap.attributen ?? []) bytes += utf8Length(attribuut.naam) + 4 + xmlLength(attribuut.waarde);
  return stap.stap === 'open' ? bytes : bytes + naam + 3 + xmlLength(stap.waarde);
}

/** The name in quotes, colon, comma and a bracket. */
const jsonStep = (stap: LosseStap): number =>
  stap.stap === 'sluit' ? 1 : jsonLength(stap.naam) + 3 + (stap.stap === 'blad' ? jsonLength(stap.waarde) : 0);

/** Of a rij what is the same every time is measured once. */
function createTreeMeter(stepOf: (stap: LosseStap) => number, lengthOf: (waarde: Cel) => number): Maat<BoomStap>['of'] {
  const gemeten = new Map<readonly Rijstap[], number>();
  const without = (vorm: readonly Rijstap[]): number =>
    vorm.reduce(
      (som, stap) => som + (stap.stap === 'blad' ? stepOf({ ...stap, waarde: null }) - lengthOf(null) : stepOf(stap)),
      0,
    );
  const rowOf = ({ vorm, waarden }: Boomrij): number => {
    let bytes = gemeten.get(vorm);
    if (bytes === undefined) {
      bytes = without(vorm);
      gemeten.set(vorm, bytes);
    }
    for (const waarde of waarden) bytes += lengthOf(waarde ?? null);
    return bytes;
  };
  return (stap) => (stap.stap === 'rij' ? rowOf(stap) : stepOf(stap));
}

export function treeSize({ bestandssoort, naamruimten }: Extract<Inhoud, { vorm: 'boom' }>): Maat<BoomStap> {
  if (bestandssoort === 'json') return { of: createTreeMeter(jsonStep, jsonLength), grens: boundOf, omlijsting: 2 };
  const ruimten = Object.entries(naamruimten).map(([naam, ruimte]) => utf8Length(naam) + 10 + xmlLength(ruimte));
  return {
    of: createTreeMeter(xmlStep, xmlLength),
    // Two quotes, a name and a space around an attribute.
    grens: (cel) => boundOf(cel) + utf8Length(cel.naam) + 4,
    omlijsting: ruimten.reduce((som, bytes) => som + bytes, '<?xml version="1.0" encoding="UTF-8"?>\n\n'.length),
  };
}

export function rowSize({ koppen }: Extract<Inhoud, { vorm: 'records' }>): Maat<Rij> {
  const of = (rij: Rij): number => rij.reduce<number>((som, cel) => som + csvLength(cel) + 1, 4);
  return { of, grens: (cel) => boundOf(cel) + 4, omlijsting: of(koppen) + 3 };
}

/** A record is as long as its fields, whatever stands in them; in UTF-8 a character takes up to four bytes. */
export function recordSize({ opmaak }: Extract<Inhoud, { vorm: 'vaste-breedte' }>): Maat<VasteRegel> {
  const perTeken = opmaak.tekenset === 'utf-8' ? 4 : 1;
  return {
    of: ({ velden }) => velden.reduce((som, { lengte }) => som + lengte * perTeken, 2),
    grens: () => 0,
    omlijsting: 0,
  };
}
