/** How a change of one document of the register is answered, whichever document it is. */
import type { Context } from 'hono';
import type { Bevinding } from '../../domain/bevinding.ts';
import { unreachable } from '../../domain/result.ts';
import type { Botsing } from '../../pipeline/formaat-concept.ts';
import type { Verwijdering } from '../../pipeline/formaat-verwijderen.ts';
import { conflict, setEtag } from '../precondition.ts';
import { notFound, problem, refused, toLijst } from '../problem.ts';

type Opslag<Inhoud> =
  | {
      readonly soort: 'gemaakt' | 'vervangen' | 'ongewijzigd';
      readonly inhoud: Inhoud;
      readonly hash: string;
    }
  | { readonly soort: 'geweigerd' | 'ligt-vast'; readonly bevindingen: readonly Bevinding[] }
  | Botsing;

/** In Dutch: what was refused, and why it no longer changes. */
interface Zinnen {
  readonly wat: string;
  readonly ligtVast: string;
}

/** @param toBeeld the document as the API shows it */
export function answerPut<Inhoud, Beeld extends object>(
  c: Context,
  uitkomst: Opslag<Inhoud>,
  { wat, ligtVast }: Zinnen,
  toBeeld: (inhoud: Inhoud) => Beeld,
) {
  switch (uitkomst.soort) {
    case 'geweigerd':
      return refused(c, 400, wat, toLijst(uitkomst.bevindingen));
    case 'ligt-vast':
      return problem(c, 409, ligtVast, toLijst(uitkomst.bevindingen));
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return conflict(c, uitkomst.soort);
    case 'gemaakt':
      setEtag(c, uitkomst.hash);
      c.header('Location', c.req.path);
      return c.json(toBeeld(uitkomst.inhoud), 201);
    case 'vervangen':
    case 'ongewijzigd':
      setEtag(c, uitkomst.hash);
      return c.json(toBeeld(uitkomst.inhoud), 200);
    default:
      return unreachable(uitkomst);
  }
}

/** @param ligtVast in Dutch: why it can no longer go */
export function answerDelete(c: Context, uitkomst: Verwijdering, ligtVast: string) {
  switch (uitkomst.soort) {
    case 'niet-gevonden':
      return notFound(c);
    case 'ligt-vast':
      return problem(c, 409, ligtVast, toLijst(uitkomst.bevindingen));
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return conflict(c, uitkomst.soort);
    case 'verwijderd':
      return c.body(null, 204);
    default:
      return unreachable(uitkomst);
  }
}
