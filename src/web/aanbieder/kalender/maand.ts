/** Months as a calendar on the wall has them. */
import { isDatum } from '../../../domain/kalender.ts';
import { MAANDEN } from '../../../text/notatie.ts';

/** 'jjjj-mm'. */
export type Maand = string;

export const maandVan = (datum: string): Maand => datum.slice(0, 7);

/** Undefined for what is no month, or lies further away than anybody has deadlines. */
export function leesMaand(tekst: string | undefined, vandaag: string): Maand | undefined {
  if (tekst === undefined || !isDatum(`${tekst}-01`)) return undefined;
  const afstand = Math.abs(nummer(tekst) - nummer(vandaag));
  return afstand <= VERSTE_MAANDEN ? tekst : undefined;
}

const VERSTE_MAANDEN = 24;
const nummer = (datum: string): number => Number(datum.slice(0, 4)) * 12 + Number(datum.slice(5, 7)) - 1;

export function verschuif(maand: Maand, maanden: number): Maand {
  const som = nummer(maand) + maanden;
  return `${String(Math.floor(som / 12)).padStart(4, '0')}-${String((som % 12) + 1).padStart(2, '0')}`;
}

/** 'november 2026'. */
export const maandTekst = (maand: Maand): string => `${MAANDEN[Number(maand.slice(5)) - 1]} ${maand.slice(0, 4)}`;

const dagen = (maand: Maand): number =>
  new Date(Date.UTC(Number(maand.slice(0, 4)), Number(maand.slice(5)), 0)).getUTCDate();

export const laatsteDagVan = (maand: Maand): string => `${maand}-${String(dagen(maand)).padStart(2, '0')}`;

/** Weeks from Monday to Sunday; undefined for days of another month. */
export function wekenVan(maand: Maand): readonly (readonly (string | undefined)[])[] {
  const eerste = (new Date(`${maand}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const cellen: (string | undefined)[] = [
    ...Array<undefined>(eerste).fill(undefined),
    ...Array.from({ length: dagen(maand) }, (_, dag) => `${maand}-${String(dag + 1).padStart(2, '0')}`),
  ];
  while (cellen.length % 7 !== 0) cellen.push(undefined);
  return Array.from({ length: cellen.length / 7 }, (_, week) => cellen.slice(week * 7, week * 7 + 7));
}

export const WEEKDAGEN = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const;

export const weekdagTekst = (datum: string): string =>
  WEEKDAGEN[(new Date(`${datum}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
