/** Which gemeente answers for a code after herindelingen. */
import type { Gemeente, Herindeling } from '../domain/register.ts';
import { isGeldigOp } from './geldigheid.ts';

export type Antwoordend =
  | { readonly uitkomst: 'gevonden'; readonly gemeente: Gemeente; readonly overgeslagen?: Herindeling }
  /** The code went to several gemeenten at once: only a person can say to which. */
  | { readonly uitkomst: 'gesplitst'; readonly ingangsdatum: string; readonly nieuweCodes: readonly string[] }
  /** The code ended and the register does not say who took over. */
  | { readonly uitkomst: 'zonder-opvolger'; readonly geldigTot: string }
  | { readonly uitkomst: 'onbekend' };

/**
 * Follows herindelingen that are law and in force on `datum`, however many in a row. A planned one is never followed; when its day
 * has passed it is named in `overgeslagen`, so that a person can look.
 */
export function findAntwoordend(
  code: string,
  datum: string,
  gemeenten: ReadonlyMap<string, readonly Gemeente[]>,
  herindelingen: ReadonlyMap<string, readonly Herindeling[]>,
): Antwoordend {
  const bezocht = new Set<string>();
  let huidig = code;
  for (;;) {
    if (bezocht.has(huidig))
      throw new Error(`herindelingen go round in a circle at ${huidig}: checkRegister refuses this`);
    bezocht.add(huidig);
    const begonnen = (herindelingen.get(huidig) ?? []).filter((herindeling) => herindeling.ingangsdatum <= datum);
    const vastgesteld = begonnen.filter((herindeling) => herindeling.zekerheid === 'vastgesteld');
    const laatste = vastgesteld.reduce((max, { ingangsdatum }) => (ingangsdatum > max ? ingangsdatum : max), '');
    const nieuweCodes = [
      ...new Set(vastgesteld.filter((h) => h.ingangsdatum === laatste).map((herindeling) => herindeling.nieuweCode)),
    ].sort();
    const [opvolger, ...meer] = nieuweCodes;
    if (opvolger === undefined) {
      return answerItself(gemeenten.get(huidig) ?? [], datum, begonnen[0]);
    }
    if (meer.length > 0) return { uitkomst: 'gesplitst', ingangsdatum: laatste, nieuweCodes };
    huidig = opvolger;
  }
}

function answerItself(
  perioden: readonly Gemeente[],
  datum: string,
  overgeslagen: Herindeling | undefined,
): Antwoordend {
  const gemeente = perioden.find((periode) => isGeldigOp(periode, datum));
  if (gemeente !== undefined) {
    return { uitkomst: 'gevonden', gemeente, ...(overgeslagen === undefined ? {} : { overgeslagen }) };
  }
  const eind = perioden.reduce((max, { geldigTot = '' }) => (geldigTot > max ? geldigTot : max), '');
  return eind === '' || datum <= eind ? { uitkomst: 'onbekend' } : { uitkomst: 'zonder-opvolger', geldigTot: eind };
}
