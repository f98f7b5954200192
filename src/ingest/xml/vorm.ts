/** The form of a message as data: which elements, in which order, how often, with which values. The reader for it is `volger.ts`. */
import type { Waardetype } from './waarde.ts';

export interface Elementvorm {
  readonly naam: string;
  /** Namespace, whole. */
  readonly ruimte: string;
  readonly verplicht: boolean;
  readonly herhaald: boolean;
  /** Handed over as soon as it closes, and not kept by its parent: there can be very many. */
  readonly los: boolean;
  readonly inhoud: Waardetype | readonly Elementvorm[];
}

/** A kind of message: what it is called, and its root. */
export interface Berichtvorm<Soort extends string> {
  readonly soort: Soort;
  readonly wortel: Elementvorm;
}

export type Vormenmaker = Readonly<
  Record<
    'een' | 'misschien' | 'meer' | 'los',
    (naam: string, inhoud: Waardetype | readonly Elementvorm[]) => Elementvorm
  >
>;

/** Makers of elements in one namespace: exactly one, at most one, one or more, one or more that are handed over one by one. */
export function vormen(ruimte: string): Vormenmaker {
  const maak =
    (verplicht: boolean, herhaald: boolean, los: boolean) =>
    (naam: string, inhoud: Waardetype | readonly Elementvorm[]): Elementvorm => ({
      naam,
      ruimte,
      verplicht,
      herhaald,
      los,
      inhoud,
    });
  return {
    een: maak(true, false, false),
    misschien: maak(false, false, false),
    meer: maak(true, true, false),
    los: maak(true, true, true),
  };
}

/** An element that was read. */
export interface Gelezen {
  readonly naam: string;
  readonly regel: number;
  readonly ouder: Gelezen | undefined;
  /** Which one of its name under its parent, from 1; 0 when there can be only one. */
  readonly nummer: number;
  /** Value in its one notation; absent for an element with elements, and for one whose text is no such value. */
  readonly waarde?: string;
  readonly kinderen: readonly Gelezen[];
  /** It and everything in it has the form it must have. */
  readonly gaaf: boolean;
}

/** `Bericht/DeclaratieAntwoord/Clienten/Client[2]`: where an element stands, as an XPath without namespaces. */
export function padVan(knoop: Gelezen): string {
  const stap = knoop.nummer === 0 ? knoop.naam : `${knoop.naam}[${knoop.nummer}]`;
  return knoop.ouder === undefined ? stap : `${padVan(knoop.ouder)}/${stap}`;
}

/** The first element under `knoop` along these names. */
export function vind(knoop: Gelezen | undefined, ...namen: readonly string[]): Gelezen | undefined {
  return namen.reduce<Gelezen | undefined>((hier, naam) => hier?.kinderen.find((kind) => kind.naam === naam), knoop);
}

/** The value there; undefined when the element or its value is missing. */
export const waardeVan = (knoop: Gelezen | undefined, ...namen: readonly string[]): string | undefined =>
  vind(knoop, ...namen)?.waarde;
