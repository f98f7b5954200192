/** The gemeente that answers for a deel, or the finding that says why nobody does. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { DeelSleutel } from '../domain/deel.ts';
import type { Gemeente } from '../domain/register.ts';
import { err, ok, type Result, unreachable } from '../domain/result.ts';
import type { Soort } from '../domain/verantwoording.ts';
import type { RegisterIndex } from '../register/register-index.ts';

export interface Gevonden {
  readonly gemeente: Gemeente;
  /** A planned herindeling whose day has passed without becoming law in the register. */
  readonly waarschuwing?: Bevinding;
}

export function findOntvanger(
  index: RegisterIndex,
  { gemeentecode, wet }: DeelSleutel,
  soort: Soort,
  datum: string,
): Result<Gevonden, Bevinding> {
  const antwoord = index.antwoordend(gemeentecode, datum);
  const gevraagd = { gemeente: gemeentecode, wet, soort };
  const plaats = { gemeentecode };
  switch (antwoord.uitkomst) {
    case 'gevonden': {
      const { gemeente, overgeslagen } = antwoord;
      if (overgeslagen === undefined) return ok({ gemeente });
      const { nieuweCode, ingangsdatum } = overgeslagen;
      const parameters = { gemeente: gemeentecode, nieuweCode, ingangsdatum };
      return ok({
        gemeente,
        waarschuwing: { code: 'HERINDELING_NIET_VASTGESTELD', ernst: 'waarschuwing', plaats, parameters },
      });
    }
    case 'gesplitst': {
      const { ingangsdatum, nieuweCodes } = antwoord;
      const parameters = { ...gevraagd, ingangsdatum, nieuweCodes: nieuweCodes.join(', ') };
      return err({ code: 'HERINDELING_GESPLITST', ernst: 'fout', plaats, parameters });
    }
    case 'zonder-opvolger': {
      const parameters = { ...gevraagd, geldigTot: antwoord.geldigTot };
      return err({ code: 'GEMEENTE_ZONDER_OPVOLGER', ernst: 'fout', plaats, parameters });
    }
    case 'onbekend':
      return err({ code: 'GEMEENTE_NIET_IN_REGISTER', ernst: 'fout', plaats, parameters: gevraagd });
    default:
      return unreachable(antwoord);
  }
}
