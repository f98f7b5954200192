/** What every part of a random verantwoording is made with: text, figures, months, test numbers. */
import type * as FastCheck from 'fast-check';
import { isBsn } from '../domain/bsn.ts';
import type { Prestatie, Soort, Wet } from '../domain/verantwoording.ts';

export type Fc = typeof FastCheck;
export type Willekeurig<T> = FastCheck.Arbitrary<T>;

export interface Willekeuropgave {
  readonly wetten: readonly Wet[];
  readonly invoer: 'prestaties' | 'trajecten';
  readonly soorten: readonly Soort[];
  /** The year that is accounted for; a declaratie takes its last month. */
  readonly jaar: number;
  /** Codes that were in force through the whole year. */
  readonly gemeentecodes: readonly string[];
  /** Products that the formaat is known to take, so that its selection lets some through. */
  readonly producten: readonly Pick<Prestatie, 'wet' | 'productcategorie' | 'productcode'>[];
}

const EERSTE_TEST_BSN = 999_900_006;
export const BSNS: readonly string[] = Array.from({ length: 400 }, (_, i) => String(EERSTE_TEST_BSN + i)).filter(isBsn);
export const MEESTE_REGELS = 12;

/** Letters, marks that formats give a meaning to, and letters that few character sets hold. */
const TEKENS = [...'abcdeMNOPQ 0123456789éëïöüçñÉÖß-.,;:&<>"\'/=+@#%()|€ŠžőğØ'];

const tweeCijfers = (getal: number): string => String(getal).padStart(2, '0');
const laatsteDag = (jaar: number, maand: number): number => new Date(Date.UTC(jaar, maand, 0)).getUTCDate();
export const maandVan = (jaar: number, maand: number): Prestatie['productperiode'] => ({
  begindatum: `${jaar}-${tweeCijfers(maand)}-01`,
  einddatum: `${jaar}-${tweeCijfers(maand)}-${tweeCijfers(laatsteDag(jaar, maand))}`,
});

/** Not empty and not only spaces: the standard asks a character that can be seen. */
export const tekst = (fc: Fc, maximum: number): Willekeurig<string> =>
  fc
    .string({ unit: fc.constantFrom(...TEKENS), minLength: 1, maxLength: maximum, size: 'max' })
    .map((waarde) => (waarde.trim() === '' ? 'a' : waarde));

export const cijfers = (fc: Fc, lengte: number): Willekeurig<string> =>
  fc.integer({ min: 0, max: 10 ** lengte - 1 }).map((getal) => String(getal).padStart(lengte, '0'));
