/**
 * Which canonical fields go where in a formaat, and what of it the ontvanger has already: proved from the expressions, for whoever
 * weighs whether a formaat asks more than it needs.
 */
import { VELDEN } from '../../generated/velden.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Soort } from '../domain/verantwoording.ts';
import type { Privacy } from './expressie/bereik.ts';
import type { GecompileerdFormaat } from './formaat/compileer.ts';
import { covers } from './formaat/verslag.ts';

/** What a field is used for. Only the last three can be seen by whoever receives. */
export type Dataplek =
  | 'selectie'
  | 'controle'
  | 'telling'
  | 'sleutel'
  | 'voorwaarde'
  | 'bladnaam'
  | 'bestandsnaam'
  | 'uitvoer';

export interface Datagebruik {
  /** JSON pointer of the expression. */
  readonly pointer: string;
  readonly plek: Dataplek;
  /** A value of one person, and not only a sum or a count over many. */
  readonly individueel: boolean;
}

export interface Dataveld {
  readonly veld: string;
  readonly omschrijving: string;
  readonly bron: string;
  readonly privacy: Privacy;
  /** The value, or something made of it, stands in a file, in its name, or shows in what is written and what is not. */
  readonly bereiktUitvoer: boolean;
  readonly gebruik: readonly Datagebruik[];
}

function placeOf(pointer: string): Dataplek {
  if (pointer.startsWith('/selectie/')) return 'selectie';
  if (pointer.startsWith('/controles/')) return 'controle';
  if (pointer.startsWith('/groepering/')) return pointer.includes('/sleutels/') ? 'sleutel' : 'telling';
  if (pointer.startsWith('/totalen/')) return 'telling';
  if (/^\/bestanden\/\d+\/bestandsnaam$/.test(pointer)) return 'bestandsnaam';
  if (/^\/bestanden\/\d+\/xlsx\/bladen\/\d+\/naam$/.test(pointer)) return 'bladnaam';
  return pointer.endsWith('/als') ? 'voorwaarde' : 'uitvoer';
}

const ZICHTBAAR: ReadonlySet<Dataplek> = new Set(['uitvoer', 'bestandsnaam', 'bladnaam', 'voorwaarde']);

/** Whether what the expression at this JSON pointer gives can be seen by whoever receives. */
export const isVisible = (pointer: string): boolean => ZICHTBAAR.has(placeOf(pointer));

/** Every field the formaat reads, by name, with all places that read it and whether it can reach whoever receives. */
export function describeDataflow({ stromen }: GecompileerdFormaat): readonly Dataveld[] {
  const velden = new Map<string, { readonly privacy: Privacy; readonly gebruik: Datagebruik[] }>();
  for (const { pointer, herkomst } of stromen) {
    for (const { veld, privacy, individueel } of herkomst) {
      const regel = velden.get(veld) ?? { privacy, gebruik: [] };
      velden.set(veld, regel);
      regel.gebruik.push({ pointer, plek: placeOf(pointer), individueel });
    }
  }
  return [...velden]
    .toSorted(([een], [ander]) => (een < ander ? -1 : 1))
    .map(([veld, { privacy, gebruik }]) => ({
      veld,
      omschrijving: VELDEN[veld]?.omschrijving ?? '',
      bron: VELDEN[veld]?.bron ?? '',
      privacy,
      bereiktUitvoer: gebruik.some(({ plek }) => ZICHTBAAR.has(plek)),
      gebruik,
    }));
}

/** Who could give the ontvanger the same: the messages between aanbieder and gemeente, or the national statistics. */
const BEKEND: readonly (readonly ['berichtenverkeer' | 'cbs', RegExp])[] = [
  ['berichtenverkeer', /iStandaard (?:301|305|307|323|CDT_)/],
  ['cbs', /\bCBS\b/],
];

/** These *are* the messages and the statistics that the others could be taken from. */
const BRON_ZELF: ReadonlySet<Soort> = new Set(['declaratie', 'beleidsinformatie']);

/**
 * Advice after contractstandaard article 3.10.1 (a gemeente asks nothing that it has or can get elsewhere): one for every field of a
 * regel that reaches the output and that the ontvanger has from berichtenverkeer (301, 305, 307, 323) or can get from CBS. What says
 * who sends and over which period (kop, aanbieder) is no such question.
 * @param soort of the aansluiting; for a declaratie and for beleidsinformatie there is nothing to advise.
 */
export function article3101(formaat: GecompileerdFormaat, soort?: Soort): readonly Bevinding[] {
  if (soort !== undefined && BRON_ZELF.has(soort)) return [];
  return describeDataflow(formaat).flatMap(({ veld, bron, bereiktUitvoer }): readonly Bevinding[] => {
    const isVanRegel = veld.startsWith('prestatie.') || veld.startsWith('traject.');
    const bekend = BEKEND.find(([, patroon]) => patroon.test(bron))?.[0];
    if (!bereiktUitvoer || !isVanRegel || bekend === undefined) return [];
    const nr = formaat.formaat.velden.findIndex((toegestaan) => covers(toegestaan, veld));
    const plaats = { pointer: `/velden/${nr}` };
    return [{ code: 'FORMAAT_AL_BEKEND', ernst: 'advies', plaats, parameters: { veld, bekend, bron } }];
  });
}
