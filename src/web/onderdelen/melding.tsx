import type { FC, PropsWithChildren } from 'hono/jsx';

const SOORTEN = { goed: 'ok', fout: 'error', 'let-op': 'warning', uitleg: 'info' } as const;

interface Meldinggegevens {
  readonly soort: keyof typeof SOORTEN;
  readonly kop?: string;
  /** The page begins here: set it on the message that follows an act. */
  readonly begin?: boolean;
}

/** A message above or between the text. What went wrong is also announced (role alert), the rest is a status. */
export const Melding: FC<PropsWithChildren<Meldinggegevens>> = ({ soort, kop, begin = false, children }) => (
  <div
    class={`utrecht-alert utrecht-alert--${SOORTEN[soort]}`}
    role={soort === 'fout' ? 'alert' : 'status'}
    {...(begin ? { tabindex: -1, 'data-begin': '' } : {})}
  >
    <div class="utrecht-alert__content">
      <div class="utrecht-alert__message">
        {kop === undefined ? null : (
          <p class="nl-paragraph">
            <strong>{kop}</strong>
          </p>
        )}
        {children}
      </div>
    </div>
  </div>
);
