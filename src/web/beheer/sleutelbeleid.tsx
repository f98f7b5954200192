/** Whether the systems of an organisation come in with keys, or with a signature only. */
import type { FC } from 'hono/jsx';
import type { OrganisatieRij } from '../../domain/toegang.ts';
import { ORGANISATIES } from './organisaties.tsx';

/** @param metSleutelpaar whether a system that signs can come in now */
export const Sleutelbeleid: FC<{
  readonly organisatie: OrganisatieRij;
  readonly mag: boolean;
  readonly metSleutelpaar: boolean;
}> = ({ organisatie: { id, alleenSleutelpaar = false }, mag, metSleutelpaar }) => (
  <>
    <p class="nl-paragraph evk-tekst">
      {alleenSleutelpaar
        ? 'Deze organisatie laat alleen systemen met een eigen sleutelpaar toe. API-sleutels van haar werken niet.'
        : 'Een systeem komt binnen met een API-sleutel of met een eigen sleutelpaar. Een sleutelpaar is sterker: de geheime helft verlaat het systeem nooit.'}
    </p>
    {mag ? (
      <details class="evk-uitleg">
        <summary>{alleenSleutelpaar ? 'Laat weer API-sleutels toe' : 'Laat alleen sleutelparen toe'}</summary>
        <form method="post" action={`${ORGANISATIES}/${id}/toegang`} class="evk-formulier evk-tekst">
          <input type="hidden" name="alleen-sleutelpaar" value={alleenSleutelpaar ? 'nee' : 'ja'} />
          <p class="nl-paragraph">
            {alleenSleutelpaar
              ? 'De sleutels die er nog zijn werken dan meteen weer, tenzij zij verlopen of ingetrokken zijn.'
              : metSleutelpaar
                ? 'De API-sleutels hieronder werken dan meteen niet meer. Kijk eerst wanneer zij het laatst zijn gebruikt.'
                : 'De API-sleutels hieronder werken dan meteen niet meer, en deze organisatie heeft nog geen systeem met een sleutelpaar. Haar systemen komen er dan niet meer in, tot u er een toevoegt.'}
          </p>
          <button class="nl-button nl-button--primary" type="submit">
            {alleenSleutelpaar ? 'Laat API-sleutels toe' : 'Weiger API-sleutels'}
          </button>
        </form>
      </details>
    ) : null}
  </>
);
