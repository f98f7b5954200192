/** What one function of the formaat language is: one entry holds its types, its Dutch description, its examples and its work. */
import type { Rekenreden } from '../../domain/bevindingen/omzetting.ts';
import type { Decimaal } from '../../domain/output.ts';

/** The four kinds of value an expression can give. */
export type Basistype = 'tekst' | 'getal' | 'ja-nee' | 'decimaal';
export type Basiswaarde = string | number | boolean | Decimaal;

interface Waardetypen {
  readonly tekst: string;
  readonly getal: number;
  readonly 'ja-nee': boolean;
  readonly decimaal: Decimaal;
}

interface FunctieParameter {
  readonly naam: string;
  readonly typen: readonly Basistype[];
  readonly omschrijving: string;
}

type Argumenten<P extends readonly FunctieParameter[]> = {
  -readonly [I in keyof P]: P[I] extends { readonly typen: readonly (infer T extends Basistype)[] }
    ? Waardetypen[T]
    : never;
};

export interface Functievoorbeeld {
  readonly expressie: string;
  readonly uitkomst: Basiswaarde;
}

interface Opgave<P extends readonly FunctieParameter[], R extends Basistype> {
  readonly naam: string;
  readonly omschrijving: string;
  /** Rule or standard the outcome follows. */
  readonly bron?: string;
  readonly parameters: P;
  readonly resultaat: R;
  /** The outcome is so coarse that it no longer tells about one person (a year, a quarter). */
  readonly verlaagt?: boolean;
  /** A text it gives is never longer than this. */
  readonly maxTekens?: number;
  readonly voorbeelden: readonly [Functievoorbeeld, ...Functievoorbeeld[]];
  /** Pure; throws `RekenFout` for a value it cannot work with. */
  readonly bereken: (...argumenten: Argumenten<P>) => Waardetypen[R];
}

export interface Functie extends Omit<Opgave<readonly FunctieParameter[], Basistype>, 'bereken'> {
  readonly bereken: (...argumenten: Basiswaarde[]) => Basiswaarde;
}

/** Ties the types of the parameters to those of the implementation, and then forgets them: the table holds all kinds. */
export function functie<const P extends readonly FunctieParameter[], const R extends Basistype>(
  opgave: Opgave<P, R>,
): Functie {
  return opgave as unknown as Functie;
}

/** A value that an expression cannot work with; becomes a bevinding that holds the zending. */
export class RekenFout extends Error {
  readonly reden: Rekenreden;
  constructor(reden: Rekenreden) {
    super(reden);
    this.reden = reden;
  }
}

export function heelGetal(waarde: number): number {
  if (!Number.isSafeInteger(waarde)) throw new RekenFout('geen-heel-getal');
  return waarde;
}
