import type { FC } from 'hono/jsx';
import { getalTekst } from '../../text/notatie.ts';

/** Pages of a list whose length is known: to the one before, the one after, and any by its number. */
export const Nummerbladen: FC<{
  /** Address without query. */
  readonly pad: string;
  /** From 1. */
  readonly blad: number;
  readonly aantal: number;
  readonly wat: string;
}> = ({ pad, blad, aantal, wat }) =>
  aantal <= 1 ? null : (
    <nav class="evk-nummerbladen evk-niet-afdrukken" aria-label={`Bladen met ${wat}`}>
      <span>
        Blad {getalTekst(blad)} van {getalTekst(aantal)}
      </span>
      {blad > 1 ? (
        <a class="nl-link" href={`${pad}?blad=${blad - 1}`} rel="prev">
          Vorige
        </a>
      ) : null}
      {blad < aantal ? (
        <a class="nl-link" href={`${pad}?blad=${blad + 1}`} rel="next">
          Volgende
        </a>
      ) : null}
      <form method="get" action={pad} class="evk-naarblad">
        <label for="blad">Naar blad</label>
        <input
          class="utrecht-textbox utrecht-textbox--html-input"
          type="number"
          id="blad"
          name="blad"
          min="1"
          max={String(aantal)}
          value={String(blad)}
          required
        />
        <button class="nl-button nl-button--secondary" type="submit">
          Ga
        </button>
      </form>
    </nav>
  );
