/** Regular expressions that a schema brings along run on every value, so their time must be bounded. */
import type { Groei } from '../xsd/groei.ts';
import { canBacktrack, growthOf, MEEST_UITGESCHREVEN, weighGroei } from '../xsd/traag.ts';

const HERHALING = /^(?:[*+]|\{\d+,\d*\}|\{\d+\})/;
const EINDELOOS = /^(?:[*+]|\{\d+,\})$/;

/** `bezwaar`: why it is refused, in Dutch. `kort`: it is for short values only (`patroonWaardeTekens`). */
export type Patroonkeuring = { readonly bezwaar: string } | { readonly kort: boolean };

/**
 * Of a pattern (ECMA-262, with flag `u`). One whose text can be read in two ways can take exponential time: `(a+)+`, `(a|a)*`; one in which
 * many loops can share a text takes a high power of its length: `a*a*a*b`.
 */
export function judgeJsonPattern(patroon: string): Patroonkeuring {
  try {
    new RegExp(patroon, 'u');
  } catch {
    return { bezwaar: `de reguliere expressie ${patroon} is ongeldig` };
  }
  if (repeatsRepetition(patroon)) return { bezwaar: `de reguliere expressie ${patroon} herhaalt een herhaling` };
  const kijktOm = KIJKT_OM.test(patroon);
  const slow = kijktOm ? HERHAALDE_GROEP.test(patroon) : canBacktrack(toXmlSchema(patroon));
  const oordeel = slow ? 'traag' : weighGroei(kijktOm ? lookingGrowth(patroon) : searchGrowth(patroon));
  return oordeel === 'traag'
    ? { bezwaar: `de reguliere expressie ${patroon} kan dezelfde tekst op te veel manieren lezen` }
    : { kort: oordeel === 'kort' };
}

/** Whether every way to read it begins at the beginning of the text. */
function isAnchored(patroon: string): boolean {
  let diepte = 0;
  for (let hier = 0; hier < patroon.length; hier = skip(patroon, hier)) {
    if (patroon[hier] === '(') diepte++;
    else if (patroon[hier] === ')') diepte--;
    else if (patroon[hier] === '|' && diepte === 0) return false;
  }
  return patroon.startsWith('^');
}

/** Without an anchor it is looked for from every place in the text. */
const searchGrowth = (patroon: string): Groei =>
  growthOf(isAnchored(patroon) ? toXmlSchema(patroon) : `[\\s\\S]*(${toXmlSchema(patroon)})`);

/** What looks ahead or behind without groups of its own. */
const OMKIJK = /\(\?<?[=!]((?:[^()\\[]|\\.|\[(?:\\.|[^\]\\])*\])*)\)/gsu;

/**
 * What is looked at ahead is read once at every place where it stands: at the beginning that is once, elsewhere as often as the rest has steps.
 * What cannot be taken apart counts every repetition as one that shares its text with all others.
 */
function lookingGrowth(patroon: string): Groei {
  const delen: { readonly groei: Groei; readonly vooraan: boolean }[] = [];
  let gezien = '';
  const rest = patroon.replaceAll(OMKIJK, (geheel, binnen: string, plaats: number) => {
    delen.push({ groei: growthOf(toXmlSchema(binnen)), vooraan: patroon.slice(0, plaats) === `^${gezien}` });
    gezien += geheel;
    return '';
  });
  if (KIJKT_OM.test(rest)) {
    const herhalingen = patroon.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
    return { macht: herhalingen + 1, factor: patroon.length };
  }
  const zonder = searchGrowth(rest);
  return delen.reduce<Groei>(
    (som, { groei, vooraan }) => ({
      macht: Math.max(som.macht, groei.macht + (vooraan ? 0 : zonder.macht)),
      factor: som.factor + groei.factor * (vooraan ? 1 : zonder.factor),
    }),
    zonder,
  );
}

/** Looking ahead or behind, and what was read before: XML Schema has none of it. Without a group that is repeated it takes no long time either. */
const KIJKT_OM = /\(\?<?[=!]|\\[1-9]|\\k</;
const HERHAALDE_GROEP = /\)(?:[*+]|\{\d)/;

/** What ECMA-262 writes and XML Schema does not: the begin of a group, a code point, an anchor, the edge of a word, and to take as little as can be. */
const ANDERS =
  /\\u\{(?<ruim>[0-9a-f]+)\}|\\u(?<vier>[0-9a-f]{4})|\\x(?<twee>[0-9a-f]{2})|\\[bB]|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?::|<\w+>))?|(?<herhaling>[*+?]|\{\d+(?:,\d*)?\})\??|[$^]/giu;
const IN_KLASSE = /\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\./giu;

const letterlijk = (hex: string): string => {
  const teken = String.fromCodePoint(Number.parseInt(hex, 16));
  return /[\\^$.*+?()[\]{}|-]/.test(teken) ? `\\${teken}` : teken;
};

/** The same expression as XML Schema writes it; what it takes there as a whole holds every way in which it can be read here. */
const toXmlSchema = (patroon: string): string =>
  patroon.replaceAll(ANDERS, (stuk, ...rest) => {
    const { ruim, vier, twee, herhaling } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const hex = ruim ?? vier ?? twee;
    if (hex !== undefined) return letterlijk(hex);
    if (herhaling !== undefined) return herhaling;
    if (stuk.startsWith('(')) return '(';
    if (stuk.startsWith('['))
      return stuk.replaceAll(IN_KLASSE, (binnen, een?: string, ander?: string, derde?: string) => {
        const code = een ?? ander ?? derde;
        return code === undefined ? binnen : letterlijk(code);
      });
    return /^(?:[$^]|\\[bB])$/.test(stuk) ? '' : stuk;
  });

/** Without end, or so often that it is not written out to be judged. */
const isOften = (herhaling: string): boolean =>
  EINDELOOS.test(herhaling) || Number(/(\d+)\}$/.exec(herhaling)?.[1] ?? 0) > MEEST_UITGESCHREVEN;

/** Index after an escape or a class that begins at `hier`; `hier + 1` for any other character. */
function skip(patroon: string, hier: number): number {
  if (patroon[hier] === '\\') return hier + 2;
  if (patroon[hier] !== '[') return hier + 1;
  let eind = hier + 1;
  while (eind < patroon.length && patroon[eind] !== ']') eind += patroon[eind] === '\\' ? 2 : 1;
  return eind + 1;
}

function repeatsRepetition(patroon: string): boolean {
  /** For every open group: whether something in it repeats without end, or very often. */
  const groepen: { eindeloos: boolean; vaak: boolean }[] = [];
  let hier = 0;
  while (hier < patroon.length) {
    const teken = patroon[hier];
    let binnen = { eindeloos: false, vaak: false };
    if (teken === '(') {
      groepen.push(binnen);
      hier++;
      continue;
    }
    if (teken === ')') binnen = groepen.pop() ?? binnen;
    hier = skip(patroon, hier);
    const [herhaling] = HERHALING.exec(patroon.slice(hier, hier + 16)) ?? [];
    const vaak = herhaling !== undefined && isOften(herhaling);
    if ((binnen.eindeloos && herhaling !== undefined) || (binnen.vaak && vaak)) return true;
    const buiten = groepen.at(-1);
    if (buiten !== undefined) {
      buiten.eindeloos ||= binnen.eindeloos || (herhaling !== undefined && EINDELOOS.test(herhaling));
      // As often as it is always is no choice: `(x{18})*`.
      buiten.vaak ||= binnen.vaak || (vaak && !/^\{\d+\}$/.test(herhaling ?? ''));
    }
    hier += herhaling?.length ?? 0;
  }
  return false;
}
