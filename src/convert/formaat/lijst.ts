/** Repeating over a list inside the verantwoording, such as waiting times: its elements are in memory, and few. */
import { type Bereik, type ObjectType, typeAt } from '../expressie/bereik.ts';
import { createCompiler } from '../expressie/compileer.ts';
import type { Omgeving } from '../expressie/omgeving.ts';
import type { Bestandstand, Plaats } from './bestand.ts';
import type { Voorwaarde } from './opdracht.ts';

export interface Lijst {
  /** What can be seen inside: the same, and `item`. */
  readonly plaats: Plaats;
  /** The elements; none when the list is not there. */
  readonly lees: (omgeving: Omgeving) => readonly unknown[];
  /** Which elements go along; absent: all. */
  readonly als?: Voorwaarde['als'];
}

/** Every list of objects that can be named at a place. */
function listsOf(bereik: Bereik): readonly string[] {
  const namen: string[] = [];
  const walk = (type: ObjectType, pad: string): void => {
    for (const [naam, veld] of type.velden) {
      const hier = `${pad}.${naam}`;
      if (veld.vorm === 'object') walk(veld, hier);
      else if (veld.vorm === 'lijst' && typeof veld.element !== 'string') namen.push(hier);
    }
  };
  for (const [naam, type] of bereik.variabelen) walk(type, naam);
  return namen;
}

function reader(pad: readonly string[]): Lijst['lees'] {
  type Velden = Readonly<Record<string, unknown>> | undefined;
  return (omgeving) => {
    const waarde = pad.reduce<unknown>((velden, naam) => (velden as Velden)?.[naam], omgeving);
    return Array.isArray(waarde) ? waarde : [];
  };
}

/** Undefined when nothing of the kind is repeated, or when it is refused with a finding. */
export function compileLijst(
  { herhaal, van, als }: { readonly herhaal: string; readonly van?: string; readonly als?: string },
  hier: string,
  plaats: Plaats,
  stand: Bestandstand,
): Lijst | undefined {
  const { verslag } = stand;
  if (herhaal !== 'lijst') {
    if (als !== undefined) verslag.meld('FORMAAT_LIJST', `${hier}/als`, { van: 'als', reden: 'overbodig', bekend: '' });
    if (van !== undefined) verslag.meld('FORMAAT_LIJST', `${hier}/van`, { van, reden: 'overbodig', bekend: '' });
    return undefined;
  }
  const { bereik } = plaats.compiler;
  const pad = van?.split('.') ?? [];
  const type = typeAt(bereik, pad);
  if (van === undefined || type?.vorm !== 'lijst' || typeof type.element === 'string') {
    const parameters = { van: van ?? '', reden: 'geen-lijst', bekend: listsOf(bereik).join(', ') } as const;
    verslag.meld('FORMAAT_LIJST', van === undefined ? hier : `${hier}/van`, parameters);
    return undefined;
  }
  verslag.noteReads(`${hier}/van`, type.herkomst);
  const variabelen = new Map([...bereik.variabelen, ['item', { ...type.element, verplicht: true }]]);
  // One list inside another is the deepest the standard goes; the inner `item` takes the place of the outer.
  const naam = plaats.naam === 'lijst' ? 'sublijst' : 'lijst';
  const binnen = { naam, compiler: createCompiler({ variabelen }) } as const;
  const voorwaarde = als === undefined ? undefined : stand.voorwaarde(als, `${hier}/als`, binnen);
  return { plaats: binnen, lees: reader(pad), ...(voorwaarde && { als: voorwaarde.als }) };
}
