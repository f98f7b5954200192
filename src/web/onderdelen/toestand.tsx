import type { FC } from 'hono/jsx';

export type Toestandkleur = 'goed' | 'fout' | 'let-op' | 'bezig';

/** A state in a word; the colour only repeats what the word says. */
export const Toestand: FC<{ readonly kleur: Toestandkleur; readonly woord: string }> = ({ kleur, woord }) => (
  <span class={`evk-toestand evk-toestand--${kleur}`}>{woord}</span>
);

export interface Stap {
  readonly naam: string;
  readonly stand: 'klaar' | 'nu' | 'straks' | 'fout';
}

/** What a screen reader says of a step. */
export const STANDEN = { klaar: 'klaar', nu: 'bezig', straks: 'nog niet', fout: 'mislukt' } as const;

/** The way something goes, from left to right. */
export const Stappen: FC<{ readonly titel: string; readonly stappen: readonly Stap[] }> = ({ titel, stappen }) => (
  <ol class="evk-stappen" aria-label={titel}>
    {stappen.map(({ naam, stand }) => (
      <li data-stand={stand} {...(stand === 'nu' ? { 'aria-current': 'step' as const } : {})}>
        <span>
          {naam}
          <span class="evk-alleen-voorlezen">: {STANDEN[stand]}</span>
        </span>
      </li>
    ))}
  </ol>
);
