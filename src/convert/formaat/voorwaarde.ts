/** A condition that always gives the same answer is a mistake: a filter that lets all through, or none. */
import type { Formaat } from '../../domain/formaat.ts';
import type { Bereik } from '../expressie/bereik.ts';
import { typeAt } from '../expressie/bereik.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
import type { Formule } from '../expressie/formule.ts';
import { createOmgeving, type Variabele } from '../expressie/omgeving.ts';
import { isPossible, possibleAnswers } from '../expressie/oordeel.ts';
import type { Verslag } from './verslag.ts';
import type { KomtVoor } from './waarde.ts';

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
  return outcomeOfAll(voorwaarde, bereik) ?? only(voorwaarde.formule && possibleAnswers(voorwaarde.formule));
}

function only(uitkomsten: ReadonlySet<unknown> | undefined): boolean | undefined {
  const [enige] = uitkomsten ?? [];
  return uitkomsten?.size === 1 && typeof enige === 'boolean' ? enige : undefined;
}

/** By trying every combination of values; sees through functions, but only of fields with few values. */
function outcomeOfAll(voorwaarde: Uitdrukking, bereik: Bereik): boolean | undefined {
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
  return only(uitkomsten);
}

interface Voorwaarde {
  readonly als: Uitdrukking;
  readonly pointer: string;
}

const formulesOf = (selectie: readonly Voorwaarde[]): readonly Formule[] =>
  selectie.flatMap(({ als }) => (als.formule ? [als.formule] : []));

/** The wetten of a formaat are a condition as well: no other regel is offered. */
const byWet = ({ invoer, wetten }: Formaat): Formule => ({
  soort: 'in',
  term: {
    naam: `${invoer === 'prestaties' ? 'prestatie' : 'traject'}.wet`,
    waarden: ['wmo', 'jw'],
    kanOntbreken: false,
  },
  lijst: wetten,
});

/** Conditions that each make sense, and together let nothing through, or hold nothing back. */
export function checkSelectie(
  formaat: Formaat,
  selectie: readonly Voorwaarde[],
  bereik: Bereik,
  verslag: Verslag,
): void {
  for (const [nr, { als, pointer }] of selectie.entries()) {
    if (als.formule === undefined || constantOutcome(als, bereik) !== undefined) continue;
    const eerder = formulesOf(selectie.slice(0, nr));
    if (!isPossible(als.formule, [...eerder, byWet(formaat)])) {
      // What the earlier ones already let nothing through of is reported there.
      if (!eerder.every((formule) => isPossible(formule, [...eerder, byWet(formaat)]))) return;
      verslag.meld('FORMAAT_SELECTIE_SAMEN', `${pointer}/als`, { uitkomst: false });
    } else if (only(possibleAnswers(als.formule, eerder)) === true) {
      verslag.meld('FORMAAT_SELECTIE_SAMEN', `${pointer}/als`, { uitkomst: true });
    }
  }
}

/** Whether a code of a field can come through the selectie. */
export function createKomtVoor(formaat: Formaat, selectie: readonly Voorwaarde[]): KomtVoor {
  const gegeven = [...formulesOf(selectie), byWet(formaat)];
  return ({ bronpad, enum: codes }, code) => {
    if (bronpad === undefined || codes === undefined) return true;
    const term = { naam: bronpad, waarden: codes, kanOntbreken: false };
    return isPossible({ soort: 'vergelijk', teken: '==', term, met: code }, gegeven);
  };
}
