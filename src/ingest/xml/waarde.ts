/** Simple values of XML messages, as the types of an XSD describe them. */
import type { Verwacht } from '../../domain/bevindingen/http.ts';

export interface Waardetype {
  readonly verwacht: Verwacht;
  /** The value in its one notation (no white space around a number, no leading zeroes), or undefined when the text is none. */
  readonly lees: (tekst: string) => string | undefined;
}

const NIET_LEEG = /[^\s]/;

/** xs:string of a number of characters; `nietBlank`: not only white space (RS033). */
export const tekst = (minimum: number, maximum: number, nietBlank = false): Waardetype => ({
  verwacht: { vorm: 'lengte', minimum, maximum },
  lees: (waarde) => {
    const lengte = [...waarde].length;
    return lengte >= minimum && lengte <= maximum && (!nietBlank || NIET_LEEG.test(waarde)) ? waarde : undefined;
  },
});

/** Letters without accents and digits only. */
export const lettersCijfers = (maximum: number): Waardetype => {
  const patroon = new RegExp(`^[a-zA-Z0-9]{1,${maximum}}$`);
  return {
    verwacht: { vorm: 'lengte', minimum: 1, maximum },
    lees: (waarde) => (patroon.test(waarde) ? waarde : undefined),
  };
};

/** Letters only, with or without accents: initials. */
export const letters = (maximum: number): Waardetype => {
  const patroon = new RegExp(`^[a-zA-Z\\u00c0-\\u1ef3]{1,${maximum}}$`, 'u');
  return {
    verwacht: { vorm: 'lengte', minimum: 1, maximum },
    lees: (waarde) => (patroon.test(waarde) ? waarde : undefined),
  };
};

/** Exactly so many digits. */
export const cijfers = (lengte: number): Waardetype => {
  const patroon = new RegExp(`^[0-9]{${lengte}}$`);
  return {
    verwacht: { vorm: 'lengte', minimum: lengte, maximum: lengte },
    lees: (waarde) => (patroon.test(waarde) ? waarde : undefined),
  };
};

export const keuze = (waarden: readonly string[]): Waardetype => {
  const toegestaan = new Set(waarden);
  return {
    verwacht: { vorm: 'keuze', waarden },
    lees: (waarde) => (toegestaan.has(waarde) ? waarde : undefined),
  };
};

const WIT = ' \t\r\n';

/** White space as XSD folds it for what is not xs:string. A regular expression would look at a run of it once from each of its characters. */
function vouw(waarde: string): string {
  let van = 0;
  let tot = waarde.length;
  while (van < tot && WIT.includes(waarde.charAt(van))) van++;
  while (tot > van && WIT.includes(waarde.charAt(tot - 1))) tot--;
  return waarde.slice(van, tot);
}

/** xs:integer from 0. */
export const geheel = (maximum: number): Waardetype => ({
  verwacht: { vorm: 'waarde', minimum: 0, maximum },
  lees: (waarde) => {
    const getal = vouw(waarde);
    // Longer than this no type has; a million zeroes would still be a number.
    if (!/^[+-]?\d{1,40}$/.test(getal)) return undefined;
    const n = Number(getal);
    return n >= 0 && n <= maximum ? String(Math.abs(n)) : undefined;
  },
});

/** xs:integer that can only be written in this one way. */
export const vast = (waarde: string): Waardetype => ({
  verwacht: { vorm: 'keuze', waarden: [waarde] },
  lees: (gelezen) => (vouw(gelezen) === waarde ? waarde : undefined),
});

const DAGEN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(waarde: string): boolean {
  const [, jaar, maand, dag] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(waarde)?.map(Number) ?? [];
  if (jaar === undefined || maand === undefined || dag === undefined || jaar === 0) return false;
  const schrikkel = maand === 2 && ((jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0) ? 1 : 0;
  return dag >= 1 && dag <= (DAGEN[maand - 1] ?? 0) + schrikkel;
}

/** xs:date without a time zone (RS032). */
export const datum: Waardetype = {
  verwacht: { vorm: 'datum' },
  lees: (waarde) => {
    const gevouwen = vouw(waarde);
    return isDate(gevouwen) ? gevouwen : undefined;
  },
};

/** RS048: three whole numbers with points between them, without leading zeroes. */
export const versie: Waardetype = {
  verwacht: { vorm: 'patroon' },
  lees: (waarde) => (/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(waarde) ? waarde : undefined),
};
