/** The last step of filling in: everything once more, before it goes to the check. */
import type { FC } from 'hono/jsx';
import type { Invulling } from '../../../domain/invulling.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { periodeTekst } from '../../../text/notatie.ts';
import { type Gemeenten, Regeltabel } from './invullen-delen.tsx';

export const Nakijken: FC<{
  readonly actie: string;
  readonly invulling: Invulling;
  readonly gemeenten: Gemeenten;
}> = ({ actie, invulling, gemeenten }) => (
  <>
    <dl class="evk-feiten">
      <dt>Periode</dt>
      <dd>{periodeTekst(invulling.periode)}</dd>
      <dt>Wat</dt>
      <dd>{invulling.soorten.map((soort) => SOORTNAMEN[soort]).join(', ')}</dd>
      <dt>Kenmerk</dt>
      <dd>{invulling.kenmerk}</dd>
      {invulling.vervangt === undefined ? null : (
        <>
          <dt>Vervangt</dt>
          <dd>{invulling.vervangt}</dd>
        </>
      )}
      <dt>Stadium</dt>
      <dd>{invulling.stadium === 'concept' ? 'Concept' : 'Definitief'}</dd>
    </dl>
    <Regeltabel invulling={invulling} gemeenten={gemeenten} />
    <form method="post" action={actie}>
      <p class="nl-paragraph evk-tekst">
        Klopt dit? Dan controleren wij het. U ziet eerst wat er gaat gebeuren; er wordt nog niets ingediend.
      </p>
      <button class="nl-button nl-button--primary" type="submit">
        Controleren
      </button>
    </form>
  </>
);
