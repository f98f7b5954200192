/** Which version of a formaat or an aansluiting is in force on a date. */
import type { Formaat } from '../domain/formaat.ts';
import type { Aansluiting } from '../domain/register.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { addDays, earliestEnd, type Geldigheid, isGeldigOp } from './geldigheid.ts';

/** `not-found`: never heard of. `not-yet-in-force`: the first version starts later. `ended`: the version that had begun is over. */
export type FormaatReden = 'not-found' | 'not-yet-in-force' | 'ended';

/** Orders 'a.b.c' by number: negative when `a` comes before `b`. */
export function compareVersies(a: string, b: string): number {
  const links = a.split('.').map(Number);
  const rechts = b.split('.').map(Number);
  for (const [i, deel] of links.entries()) {
    const verschil = deel - (rechts[i] ?? 0);
    if (verschil !== 0) return verschil;
  }
  return 0;
}

/** A version that was in force once. A withdrawn one (`vervallen`) had begun too: what came before it stays ended. */
export const hasBegun = (formaat: Formaat): boolean =>
  formaat.levensfase === 'actief' || formaat.levensfase === 'vervallen';

/**
 * The version of one formaat that is in force on `peildatum`: the latest that has begun. Versions in concept or test do not count.
 * `versies` must be of one naam and hold no two with the same geldigVanaf (`checkRegister` refuses those).
 */
export function selectVersie(versies: readonly Formaat[], peildatum: string): Result<Formaat, FormaatReden> {
  const begonnen = versies.filter(hasBegun);
  if (begonnen.length === 0) return err('not-found');
  let laatste: Formaat | undefined;
  for (const versie of begonnen) {
    if (versie.geldigVanaf > peildatum) continue;
    if (laatste === undefined || versie.geldigVanaf > laatste.geldigVanaf) laatste = versie;
  }
  if (laatste === undefined) return err('not-yet-in-force');
  return laatste.levensfase === 'actief' && isGeldigOp(laatste, peildatum) ? ok(laatste) : err('ended');
}

export interface Looptijd extends Geldigheid {
  readonly aansluiting: Aansluiting;
}

/**
 * The days on which each version of each aansluiting decides: from its geldigVanaf until a higher version begins. A version that
 * a later one has overtaken completely is left out; a later version that ended gives nothing back to the earlier.
 */
export function listLooptijden(aansluitingen: readonly Aansluiting[]): Looptijd[] {
  const perId = Map.groupBy(aansluitingen, (aansluiting) => aansluiting.id);
  const looptijden: Looptijd[] = [];
  for (const versies of perId.values()) {
    for (const versie of versies) {
      let tot = versie.geldigTot;
      for (const later of versies) {
        if (compareVersies(later.versie, versie.versie) > 0) tot = earliestEnd(tot, addDays(later.geldigVanaf, -1));
      }
      if (tot !== undefined && tot < versie.geldigVanaf) continue;
      looptijden.push({
        aansluiting: versie,
        geldigVanaf: versie.geldigVanaf,
        ...(tot === undefined ? {} : { geldigTot: tot }),
      });
    }
  }
  return looptijden;
}
