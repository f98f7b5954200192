/** A matcher that tries one way after another and counts its steps: the simplest model of what libxml2 and ECMA-262 do with an expression. */
import fc from 'fast-check';

export type Uitdrukking =
  | { readonly soort: 'een'; readonly tekens: string }
  | { readonly soort: 'reeks' | 'keuze'; readonly delen: readonly Uitdrukking[] }
  | { readonly soort: 'keer'; readonly deel: Uitdrukking; readonly minst: number; readonly meest: number };

const ONEINDIG = Number.POSITIVE_INFINITY;

export class TeVeelStappen extends Error {}

/** As XML Schema and ECMA-262 both write it, without anchors. */
export function schrijf(uitdrukking: Uitdrukking): string {
  switch (uitdrukking.soort) {
    case 'een':
      return uitdrukking.tekens.length === 1 ? uitdrukking.tekens : `[${uitdrukking.tekens}]`;
    case 'reeks':
      return uitdrukking.delen.map((deel) => (deel.soort === 'keuze' ? `(${schrijf(deel)})` : schrijf(deel))).join('');
    case 'keuze':
      return uitdrukking.delen.map(schrijf).join('|');
    case 'keer': {
      const { deel, minst, meest } = uitdrukking;
      const binnen = deel.soort === 'een' ? schrijf(deel) : `(${schrijf(deel)})`;
      if (meest === ONEINDIG) return `${binnen}${minst === 0 ? '*' : minst === 1 ? '+' : `{${minst},}`}`;
      return `${binnen}${minst === 0 && meest === 1 ? '?' : `{${minst},${meest}}`}`;
    }
  }
}

interface Plaatsen {
  readonly begin: readonly number[];
  readonly eind: readonly number[];
  readonly leeg: boolean;
}

/**
 * A matcher like that of libxml2, which knows places in the expression and no longer how these were written: `(a+)*` is `a*` to it.
 * Counts the characters that were looked at, and stops like `telStappen`.
 */
export function telPlaatsstappen(uitdrukking: Uitdrukking, tekst: string, meest: number): number {
  const tekens: string[] = [];
  const volgt: Set<number>[] = [];
  const join = (van: readonly number[], naar: readonly number[]): void => {
    for (const een of van) for (const ander of naar) volgt[een]?.add(ander);
  };
  const na = (een: Plaatsen, ander: Plaatsen): Plaatsen => {
    join(een.eind, ander.begin);
    return {
      begin: een.leeg ? [...een.begin, ...ander.begin] : een.begin,
      eind: ander.leeg ? [...een.eind, ...ander.eind] : ander.eind,
      leeg: een.leeg && ander.leeg,
    };
  };
  const leeg: Plaatsen = { begin: [], eind: [], leeg: true };
  /** `x{0,3}` is `(x(xx?)?)?`. */
  const hoogstens = (deel: Uitdrukking, keer: number): Plaatsen =>
    keer === 0 ? leeg : { ...na(lees(deel), hoogstens(deel, keer - 1)), leeg: true };
  const lees = (deze: Uitdrukking): Plaatsen => {
    switch (deze.soort) {
      case 'een': {
        const plaats = tekens.push(deze.tekens) - 1;
        volgt.push(new Set());
        return { begin: [plaats], eind: [plaats], leeg: false };
      }
      case 'reeks':
        return deze.delen.reduce((som, deel) => na(som, lees(deel)), leeg);
      case 'keuze': {
        const takken = deze.delen.map(lees);
        return {
          begin: takken.flatMap(({ begin }) => begin),
          eind: takken.flatMap(({ eind }) => eind),
          leeg: takken.some((tak) => tak.leeg),
        };
      }
      case 'keer': {
        let som = leeg;
        for (let keer = 0; keer < deze.minst; keer++) {
          const lus = lees(deze.deel);
          if (keer === deze.minst - 1 && deze.meest === ONEINDIG) join(lus.eind, lus.begin);
          som = na(som, lus);
        }
        if (deze.meest !== ONEINDIG) return na(som, hoogstens(deze.deel, deze.meest - deze.minst));
        if (deze.minst > 0) return som;
        const lus = lees(deze.deel);
        join(lus.eind, lus.begin);
        return { ...lus, leeg: true };
      }
    }
  };
  const geheel = lees(uitdrukking);
  const eind = new Set(geheel.eind);
  let stappen = 0;
  const zoek = (naar: Iterable<number>, hier: number): boolean => {
    for (const plaats of naar) {
      if (++stappen > meest) throw new TeVeelStappen();
      const teken = tekst[hier];
      if (teken === undefined || tekens[plaats]?.includes(teken) !== true) continue;
      if (hier + 1 === tekst.length && eind.has(plaats)) return true;
      if (zoek(volgt[plaats] ?? [], hier + 1)) return true;
    }
    return false;
  };
  if (tekst.length > 0 || !geheel.leeg) zoek(geheel.begin, 0);
  return stappen;
}

/** Characters that were looked at before the whole text fitted, or nothing was left to try. @param meest throws `TeVeelStappen` beyond it */
export function telStappen(uitdrukking: Uitdrukking, tekst: string, meest: number): number {
  let stappen = 0;
  type Verder = (hier: number) => boolean;
  const reeks = (delen: readonly Uitdrukking[], nr: number, hier: number, verder: Verder): boolean => {
    const deel = delen[nr];
    return deel === undefined ? verder(hier) : pas(deel, hier, (daar) => reeks(delen, nr + 1, daar, verder));
  };
  const pas = (deel: Uitdrukking, hier: number, verder: Verder): boolean => {
    switch (deel.soort) {
      case 'een': {
        if (++stappen > meest) throw new TeVeelStappen();
        const teken = tekst[hier];
        return teken !== undefined && deel.tekens.includes(teken) && verder(hier + 1);
      }
      case 'reeks':
        return reeks(deel.delen, 0, hier, verder);
      case 'keuze':
        return deel.delen.some((tak) => pas(tak, hier, verder));
      case 'keer': {
        const nogEens = (keer: number, waar: number): boolean => {
          const meer = keer < deel.meest && pas(deel.deel, waar, (daar) => daar > waar && nogEens(keer + 1, daar));
          return meer || (keer >= deel.minst && verder(waar));
        };
        return nogEens(0, hier);
      }
    }
  };
  pas(uitdrukking, 0, (hier) => hier === tekst.length);
  return stappen;
}

const KEREN = [
  { minst: 0, meest: ONEINDIG },
  { minst: 0, meest: ONEINDIG },
  { minst: 1, meest: ONEINDIG },
  { minst: 0, meest: 1 },
  { minst: 2, meest: 3 },
  { minst: 0, meest: 4 },
];

/** Small expressions over a, b and c, with loops that overlap more often than not. */
export const uitdrukkingen: fc.Arbitrary<Uitdrukking> = fc.letrec<{ geheel: Uitdrukking; deel: Uitdrukking }>(
  (tie) => ({
    geheel: fc.array(tie('deel'), { minLength: 1, maxLength: 4 }).map((delen) => ({ soort: 'reeks', delen })),
    deel: fc.oneof(
      { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('a', 'b', 'c', 'ab', 'abc').map((tekens): Uitdrukking => ({ soort: 'een', tekens })),
      fc
        .record({ deel: tie('deel'), keer: fc.constantFrom(...KEREN) })
        .map(({ deel, keer }): Uitdrukking => ({ soort: 'keer', deel, ...keer })),
      fc.array(tie('geheel'), { minLength: 2, maxLength: 2 }).map((delen): Uitdrukking => ({ soort: 'keuze', delen })),
    ),
  }),
).geheel;

/** Texts that such a matcher finds hard: a few short words, each many times, and an end that fits nothing. */
export const lastigeTeksten: fc.Arbitrary<string> = fc
  .record({
    delen: fc.array(fc.record({ woord: fc.stringMatching(/^[abc]{1,4}$/), keer: fc.integer({ min: 1, max: 14 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    einde: fc.constantFrom('', 'x', 'a', 'b'),
  })
  .map(({ delen, einde }) => delen.map(({ woord, keer }) => woord.repeat(keer)).join('') + einde);
