/** Regular expressions that a schema brings along run on every value, so their time must be bounded. */
import { canBacktrack, MEEST_UITGESCHREVEN } from '../xsd/traag.ts';

const HERHALING = /^(?:[*+]|\{\d+,\d*\}|\{\d+\})/;
const EINDELOOS = /^(?:[*+]|\{\d+,\})$/;

/**
 * Why a pattern (ECMA-262, with flag `u`) is refused, in Dutch, or undefined when it is fine. One whose text can be read in two ways can
 * take exponential time: `(a+)+`, `(a|a)*`.
 */
export function refusePattern(patroon: string): string | undefined {
  try {
    new RegExp(patroon, 'u');
  } catch {
    return `de reguliere expressie ${patroon} is ongeldig`;
  }
  if (repeatsRepetition(patroon)) return `de reguliere expressie ${patroon} herhaalt een herhaling`;
  const slow = KIJKT_OM.test(patroon) ? HERHAALDE_GROEP.test(patroon) : canBacktrack(toXmlSchema(patroon));
  return slow ? `de reguliere expressie ${patroon} kan dezelfde tekst op meer manieren lezen` : undefined;
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
