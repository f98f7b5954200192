/** What stands in a formaat as rows of a table: columns, members of an object, and the nodes of a tree. */
import type { Child } from 'hono/jsx';
import type { Formaat } from '../../../domain/formaat.ts';
import { escapePointer, isObject, valueAt } from './bewerken.ts';
import { Code, type Rijgegevens } from './formulier-tabel.tsx';

const ontbreektTekst = (waarde: unknown): string =>
  isObject(waarde) ? `“${String(waarde.standaard)}”` : String(waarde ?? '');

/** What stands in a column, a leaf or a field of a record, in the order of the headings below. */
const waardecellen = (inhoud: Readonly<Record<string, unknown>>, naam: unknown): readonly Child[] => [
  String(naam ?? ''),
  <Code tekst={inhoud.waarde} />,
  ontbreektTekst(inhoud.ontbreekt),
  [inhoud.codetabel, inhoud.maxLengte === undefined ? undefined : `hoogstens ${String(inhoud.maxLengte)} tekens`]
    .filter((deel) => deel !== undefined)
    .join(', '),
];

export const WAARDEKOPPEN = ['Naam', 'Waarde', 'Als zij er niet is', 'Verder'];

const objecten = (lijst: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(lijst) ? lijst.map((een: unknown) => (isObject(een) ? een : {})) : [];

/** The members of a list, each called as its own `veld` says. */
export const rijenVan = (lijst: unknown, plek: string, veld: string): readonly Rijgegevens[] =>
  objecten(lijst).map((inhoud, nr) => ({
    plek: `${plek}/${nr}`,
    naam: String(inhoud[veld] ?? ''),
    cellen: waardecellen(inhoud, inhoud[veld]),
  }));

/** The members of an object, each under its own name. */
export const ledenVan = (
  leden: unknown,
  plek: string,
  cellen: (naam: string, inhoud: unknown) => readonly Child[],
): readonly Rijgegevens[] =>
  Object.entries(isObject(leden) ? leden : {}).map(([naam, inhoud]) => ({
    plek: `${plek}/${escapePointer(naam)}`,
    naam,
    cellen: cellen(naam, inhoud),
  }));

/** What stands at a key of the grouping: its name, its expression and its code table. */
export const sleutelcellen = (naam: string, inhoud: unknown): readonly Child[] => [
  naam,
  <Code tekst={isObject(inhoud) ? inhoud.waarde : inhoud} />,
  isObject(inhoud) ? String(inhoud.codetabel ?? '') : '',
];

/** What stands at a count: its name, its function and over what it goes. */
export const tellingcellen = (naam: string, inhoud: unknown): readonly Child[] => [
  naam,
  String(valueAt(inhoud, '/functie')),
  <Code tekst={valueAt(inhoud, '/van')} />,
];

/** The nodes of a tree under each other, each as deep as it stands. */
export function boomrijen(knoop: unknown, plek: string, diepte = 0): readonly Rijgegevens[] {
  if (!isObject(knoop)) return [];
  const naam =
    knoop.herhaal === undefined ? String(knoop.element ?? knoop.record ?? '') : `herhaal ${String(knoop.herhaal)}`;
  const als = knoop.als === undefined ? '' : ` als ${String(knoop.als)}`;
  const eigen: Rijgegevens = {
    plek,
    naam,
    diepte,
    cellen: knoop.waarde === undefined ? [`${naam}${als}`, '', '', ''] : waardecellen(knoop, `${naam}${als}`),
  };
  const velden = objecten(knoop.velden).map(
    (veld, nr): Rijgegevens => ({
      plek: `${plek}/velden/${nr}`,
      naam: String(veld.naam),
      diepte: diepte + 1,
      cellen: waardecellen(veld, `${String(veld.naam)} (${String(veld.lengte)})`),
    }),
  );
  const inhoud = Array.isArray(knoop.inhoud) ? knoop.inhoud : [];
  return [
    eigen,
    ...velden,
    ...inhoud.flatMap((kind: unknown, nr) => boomrijen(kind, `${plek}/inhoud/${nr}`, diepte + 1)),
  ];
}

/** Nodes that can take another one. */
export const omvattende = (rijen: readonly Rijgegevens[], formaat: Formaat): readonly Rijgegevens[] =>
  rijen.filter(({ plek }) => Array.isArray(valueAt(formaat, `${plek}/inhoud`)));
