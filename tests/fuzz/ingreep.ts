/**
 * Damage as data: what is done to a good file, so that fast-check can make it smaller again. Every kind works on any bytes; those that know
 * tokens, elements or values of a format are the likelier ones to come deep into its reader.
 */
import * as fc from 'fast-check';

export interface Ingreep {
  readonly soort: (typeof SOORTEN)[number];
  /** Where, and how much: turned into what the file at hand has. */
  readonly plaats: number;
  readonly maat: number;
  readonly keuze: number;
}

const SOORTEN = [
  'bit',
  'weg',
  'dubbel',
  'woord',
  'vervang',
  'kap',
  'getal',
  'teken',
  'wissel',
  'element',
  'waarde',
  'ander',
  'lang',
] as const;

export const ingreep: fc.Arbitrary<Ingreep> = fc.record({
  soort: fc.constantFrom(...SOORTEN),
  plaats: fc.nat(1_000_000),
  maat: fc.nat(1_000_000),
  keuze: fc.nat(1_000_000),
});

export interface Taal {
  /** Cuts a text into the pieces that mean something; must cover all of it. */
  readonly tekens: RegExp;
  /** Pieces that readers of this format look at. */
  readonly woorden: readonly string[];
}

/** A file never grows beyond this: what is tried is how it is read, not how long that takes. */
const MEESTE_BYTES = 200_000;

const latin = new TextDecoder('latin1');
/** One character is one byte, so that bytes that are no text stay what they are. */
const naarTekst = (bytes: Uint8Array): string => latin.decode(bytes);
const utf8 = new TextEncoder();
const naarBytes = (tekst: string): Uint8Array => Uint8Array.from(tekst, (teken) => teken.charCodeAt(0));
/** As bytes in UTF-8, written with one character for each. */
const woord = (tekst: string): string => String.fromCharCode(...utf8.encode(tekst));

const GETALLEN = [
  '0',
  '-1',
  '-0',
  '1e400',
  '9007199254740993',
  '4294967296',
  '65536',
  '0.1',
  '00',
  '1E5',
  '99999999999999999999',
];

const LANG = [' ', 'a', '0', '<', '>', '"', '(', '[', '.', "'", '\n', '\t', '-', '&', '\\'];

const kies = <T>(lijst: readonly T[], nummer: number): T | undefined => lijst[nummer % Math.max(1, lijst.length)];

/** @param anderen other files of the corpus, to put pieces of into this one */
export function doe(bytes: Uint8Array, een: Ingreep, taal: Taal, anderen: readonly Uint8Array[]): Uint8Array {
  const tekst = naarTekst(bytes);
  const nieuw = change(tekst, een, taal, anderen);
  return naarBytes(nieuw.length > MEESTE_BYTES ? nieuw.slice(0, MEESTE_BYTES) : nieuw);
}

function change(
  tekst: string,
  { soort, plaats, maat, keuze }: Ingreep,
  taal: Taal,
  anderen: readonly Uint8Array[],
): string {
  const van = tekst.length === 0 ? 0 : plaats % tekst.length;
  const tot = Math.min(tekst.length, van + 1 + (maat % 64));
  const inEnOm = (erin: string): string => tekst.slice(0, van) + erin + tekst.slice(tot);
  switch (soort) {
    case 'bit':
      return (
        tekst.slice(0, van) +
        String.fromCharCode((tekst.charCodeAt(van) || 0) ^ (1 << (keuze % 8))) +
        tekst.slice(van + 1)
      );
    case 'weg':
      return inEnOm('');
    case 'dubbel':
      return inEnOm(tekst.slice(van, tot).repeat(2 + (keuze % 40)));
    case 'woord':
      return tekst.slice(0, van) + woord(kies(taal.woorden, keuze) ?? '') + tekst.slice(van);
    case 'vervang':
      return inEnOm(woord(kies(taal.woorden, keuze) ?? ''));
    case 'kap':
      return tekst.slice(0, van);
    case 'getal':
      return replaceNth(tekst, /-?\d+(\.\d+)?/g, plaats, () => kies(GETALLEN, keuze) ?? '0');
    case 'teken':
      return withTokens(tekst, taal, (tekens) => {
        const hier = plaats % tekens.length;
        tekens.splice(hier, 1, ...Array.from({ length: maat % 3 }, () => kies(tekens, keuze) ?? ''));
      });
    case 'wissel':
      return withTokens(tekst, taal, (tekens) => {
        const een = plaats % tekens.length;
        const ander = keuze % tekens.length;
        [tekens[een], tekens[ander]] = [tekens[ander] ?? '', tekens[een] ?? ''];
      });
    case 'element':
      return changeElement(tekst, plaats, maat, keuze);
    case 'waarde':
      return changeValue(tekst, plaats, keuze);
    case 'lang':
      // A reader that looks at such a run once from each of its characters takes seconds.
      return tekst.slice(0, van) + (kies(LANG, keuze) ?? ' ').repeat(1000 * (1 + (maat % 40))) + tekst.slice(van);
    case 'ander': {
      const ander = naarTekst(kies(anderen, keuze) ?? new Uint8Array(0));
      return tekst.slice(0, van) + ander.slice(ander.length === 0 ? 0 : maat % ander.length);
    }
  }
}

function replaceNth(tekst: string, patroon: RegExp, nummer: number, maak: (oud: string) => string): string {
  const gevonden = [...tekst.matchAll(patroon)];
  const een = kies(gevonden, nummer);
  if (een === undefined) return tekst;
  return tekst.slice(0, een.index) + maak(een[0]) + tekst.slice(een.index + een[0].length);
}

function withTokens(tekst: string, { tekens: patroon }: Taal, doeIets: (tekens: string[]) => void): string {
  const tekens = tekst.match(patroon) ?? [];
  if (tekens.length === 0) return tekst;
  doeIets(tekens);
  return tekens.join('');
}

/** Takes a whole XML element away, doubles it, or puts it elsewhere. */
function changeElement(tekst: string, plaats: number, maat: number, keuze: number): string {
  const tags = [...tekst.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/g)];
  const eerste = kies(
    tags.filter(([, sluit]) => sluit === ''),
    plaats,
  );
  if (eerste === undefined) return tekst;
  let diepte = 0;
  let einde = eerste.index + eerste[0].length;
  for (const tag of tags.slice(tags.indexOf(eerste))) {
    if (tag[1] === '/') diepte--;
    else if (tag[3] !== '/') diepte++;
    if (diepte <= 0) {
      einde = tag.index + tag[0].length;
      break;
    }
  }
  const heel = tekst.slice(eerste.index, einde);
  const zonder = tekst.slice(0, eerste.index) + tekst.slice(einde);
  switch (maat % 4) {
    case 0:
      return zonder;
    case 1:
      return tekst.slice(0, einde) + heel.repeat(1 + (keuze % 5)) + tekst.slice(einde);
    case 2: {
      const naar = kies(tags, keuze)?.index ?? 0;
      return zonder.slice(0, naar) + heel + zonder.slice(naar);
    }
    default:
      // As deep as it goes, and one further.
      return (
        tekst.slice(0, eerste.index) + `<a>`.repeat(keuze % 40) + heel + `</a>`.repeat(keuze % 40) + tekst.slice(einde)
      );
  }
}

const WAARDEN: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  -1,
  0,
  1.5,
  1e21,
  [],
  {},
  [[]],
  { a: 1 },
  '999900006',
  '2026-02-30',
  '\u0000',
  '\ud800',
  '__proto__',
  'é'.repeat(300),
];

type Plek = { readonly in: Record<string, unknown> | unknown[]; readonly sleutel: string };

/** Puts another value somewhere in a JSON document, and keeps it JSON. */
function changeValue(tekst: string, plaats: number, keuze: number): string {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(naarBytes(tekst)));
  } catch {
    return tekst;
  }
  const plekken: Plek[] = [];
  const loop = (waarde: unknown): void => {
    if (typeof waarde !== 'object' || waarde === null) return;
    for (const [sleutel, binnen] of Object.entries(waarde)) {
      plekken.push({ in: waarde as Record<string, unknown>, sleutel });
      loop(binnen);
    }
  };
  loop(document);
  const plek = kies(plekken, plaats);
  if (plek === undefined) return tekst;
  const bron = kies(plekken, keuze);
  const ouder = plek.in as Record<string, unknown>;
  const gekozen = keuze % (WAARDEN.length + 3);
  if (gekozen < WAARDEN.length) ouder[plek.sleutel] = WAARDEN[gekozen];
  else if (gekozen === WAARDEN.length) delete ouder[plek.sleutel];
  else if (bron !== undefined)
    ouder[plek.sleutel] = structuredClone((bron.in as Record<string, unknown>)[bron.sleutel]);
  return woord(JSON.stringify(document));
}
