/** What a formaat does with the data of a verantwoording, and which of it the ontvanger has already. */
import { article3101, type Dataveld, describeDataflow, type GecompileerdFormaat } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Register } from '../domain/register.ts';

export interface Gegevensbeeld {
  readonly gegevens: readonly Dataveld[];
  /** To the gemeente (contractstandaard article 3.10.1); they refuse nothing. */
  readonly adviezen: readonly Bevinding[];
}

/** @param register tells what the formaat is used for: a declaratie may ask what only a declaratie brings */
export function describeGegevens(register: Register, gecompileerd: GecompileerdFormaat): Gegevensbeeld {
  const { naam } = gecompileerd.formaat;
  const soorten = new Set(
    register.aansluitingen.filter(({ formaat }) => formaat === naam).map((aansluiting) => aansluiting.soort),
  );
  // One advice for every field, however many soorten ask it.
  const perVeld = new Map(
    (soorten.size === 0 ? [undefined] : [...soorten])
      .flatMap((soort) => article3101(gecompileerd, soort))
      .map((advies) => [advies.plaats.pointer, advies]),
  );
  return { gegevens: describeDataflow(gecompileerd), adviezen: [...perVeld.values()] };
}
