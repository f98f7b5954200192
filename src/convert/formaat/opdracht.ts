/**
 * What is written, as a flat list of instructions: whatever is the same for every regel (opening, closing) is made once. The same
 * kinds of instruction serve trees (T is a step), rows (T is a list of cells) and records of fixed width.
 */
import type { Waarde } from '../../domain/formaat.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
import type { Omgeving } from '../expressie/omgeving.ts';
import type { Meldingen } from '../meldingen.ts';

/** Where one value of the output comes from; only for explaining it afterwards. */
export interface Celregel {
  /** JSON pointer of the rule in the formaat. */
  readonly pointer: string;
  /** Name of the element, column, field or attribute. */
  readonly naam: string;
  readonly waarde: Waarde;
  readonly uitdrukking: Uitdrukking;
}

/** `gemeente`: deel after deel; `bsn`: all delen merged. */
export type Regelvolgorde = 'gemeente' | 'bsn';

/** Makes one thing to write, or undefined when nothing is to be written. */
export type Maker<T> = (omgeving: Omgeving, meldingen: Meldingen) => T | undefined;

export interface Voorwaarde {
  readonly als: (omgeving: Omgeving, meldingen: Meldingen) => boolean;
  /** The answer can differ between the parts of one split file. */
  readonly perDeel: boolean;
}

export type Opdracht<T> =
  | { readonly soort: 'stap'; readonly stap: T }
  | {
      readonly soort: 'blad';
      readonly maak: Maker<T>;
      readonly cellen: readonly Celregel[];
      /** What stands around its values, for measuring. */
      readonly raam: T;
    }
  | ({ readonly soort: 'als'; readonly inhoud: readonly Opdracht<T>[] } & Voorwaarde)
  | { readonly soort: 'regels'; readonly volgorde: Regelvolgorde; readonly inhoud: readonly Opdracht<T>[] }
  | { readonly soort: 'groepen'; readonly inhoud: readonly Opdracht<T>[] }
  | { readonly soort: 'subgroepen'; readonly inhoud: readonly Opdracht<T>[] }
  | {
      readonly soort: 'lijst';
      readonly lees: (omgeving: Omgeving) => readonly unknown[];
      /** Which elements go along; absent: all. */
      readonly als?: Voorwaarde['als'];
      readonly inhoud: readonly Opdracht<T>[];
    }
  | {
      readonly soort: 'clienten';
      readonly voor: readonly Opdracht<T>[];
      /** Absent when nothing is written per regel. */
      readonly regel?: readonly Opdracht<T>[];
      readonly na: readonly Opdracht<T>[];
    };

/** Every rule that writes a value, wherever it stands. */
export function* celregelsVan<T>(opdrachten: readonly Opdracht<T>[]): Generator<Celregel> {
  for (const opdracht of opdrachten) {
    if (opdracht.soort === 'stap') continue;
    if (opdracht.soort === 'blad') yield* opdracht.cellen;
    else if (opdracht.soort === 'clienten') {
      yield* celregelsVan([...opdracht.voor, ...(opdracht.regel ?? []), ...opdracht.na]);
    } else yield* celregelsVan(opdracht.inhoud);
  }
}
