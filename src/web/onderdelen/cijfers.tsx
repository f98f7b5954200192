import type { FC } from 'hono/jsx';
import { getalTekst } from '../../text/notatie.ts';

export interface Cijfer {
  readonly getal: number;
  /** Counted up to here: then it is this many, or more. */
  readonly grens?: number;
  readonly wat: string;
  /** Where one sees them. */
  readonly adres?: string;
  readonly kleur?: 'goed' | 'let-op' | 'fout';
}

/** A few figures beside each other, each with what it counts. */
export const Cijfers: FC<{ readonly cijfers: readonly Cijfer[]; readonly titel: string }> = ({ cijfers, titel }) => (
  <ul class="evk-kaal evk-cijfers" aria-label={titel}>
    {cijfers.map(({ getal, grens, wat, adres, kleur }) => (
      <li {...(kleur === undefined ? {} : { 'data-kleur': kleur })}>
        <span class="evk-cijfers__getal">
          {getalTekst(getal)}
          {grens !== undefined && getal >= grens ? ' of meer' : ''}
        </span>
        {adres === undefined ? (
          wat
        ) : (
          <a class="nl-link" href={adres}>
            {wat}
          </a>
        )}
      </li>
    ))}
  </ul>
);
