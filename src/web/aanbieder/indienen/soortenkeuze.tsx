/** What somebody accounts for: one tick for each kind. */
import type { FC } from 'hono/jsx';
import type { Soort } from '../../../domain/verantwoording.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { Vinkje } from '../../onderdelen/veld.tsx';

export const Soortenkeuze: FC<{ keuzes: readonly Soort[]; gekozen: readonly unknown[]; fout?: string | undefined }> = ({
  keuzes,
  gekozen,
  fout,
}) => (
  <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" id="soorten">
    <legend class="utrecht-form-fieldset__legend">Wat verantwoordt u?</legend>
    {fout === undefined ? null : <p class="utrecht-form-field-error-message">{fout}</p>}
    {keuzes.map((soort) => (
      <Vinkje
        naam="soorten"
        id={`soort-${soort}`}
        waarde={soort}
        label={SOORTNAMEN[soort]}
        aan={gekozen.includes(soort)}
      />
    ))}
  </fieldset>
);
