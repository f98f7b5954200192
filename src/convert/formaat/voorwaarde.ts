/** A condition that always gives the same answer is a mistake: a filter that lets all through, or none. */
import type { Bereik } from '../expressie/bereik.ts';
import { typeAt } from '../expressie/bereik.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
import { createOmgeving, type Variabele } from '../expressie/omgeving.ts';

const MAXIMUM = 4096;

/** Every value a field can have, or undefined when there are too many to try. */
function valuesOf(bereik: Bereik, pad: string): readonly unknown[] | undefined {
  const type = typeAt(bereik, pad.split('.'));
  if (type?.vorm !== 'blad') return undefined;
  const waarden = type.enum ?? (type.type === 'ja-nee' ? [true, false] : undefined);
  return waarden && (type.verplicht ? waarden : [...waarden, undefined]);
}

function place(doel: Record<string, unknown>, pad: readonly string[], waarde: unknown): void {
  const [naam, ...rest] = pad;
  if (naam === undefined) return;
  if (rest.length === 0) {
    if (waarde !== undefined) doel[naam] = waarde;
    return;
  }
  const binnen = (doel[naam] ?? {}) as Record<string, unknown>;
  doel[naam] = binnen;
  place(binnen, rest, waarde);
}

/** The one outcome a condition can have, or undefined when it depends on what comes in (or cannot be known). */
export function constantOutcome(voorwaarde: Uitdrukking, bereik: Bereik): boolean | undefined {
  let gevallen: readonly (readonly (readonly [pad: string, waarde: unknown])[])[] = [[]];
  for (const pad of voorwaarde.paden) {
    const waarden = valuesOf(bereik, pad);
    if (waarden === undefined || gevallen.length * waarden.length > MAXIMUM) return undefined;
    gevallen = gevallen.flatMap((geval) => waarden.map((waarde) => [...geval, [pad, waarde] as const]));
  }
  const uitkomsten = new Set<unknown>();
  for (const geval of gevallen) {
    const omgeving = createOmgeving();
    for (const [pad, waarde] of geval) {
      const [variabele, ...rest] = pad.split('.');
      const velden = (omgeving[variabele as Variabele] ?? {}) as Record<string, unknown>;
      omgeving[variabele as Variabele] = velden;
      place(velden, rest, waarde);
    }
    uitkomsten.add(voorwaarde.lees(omgeving));
  }
  const [enige] = uitkomsten;
  return uitkomsten.size === 1 && typeof enige === 'boolean' ? enige : undefined;
}
