/** Where the channels of an organisation may call, on its page. */
import type { FC } from 'hono/jsx';
import { MAXIMUM_DOMEINEN } from '../../domain/domein.ts';
import type { OrganisatieRij } from '../../domain/toegang.ts';
import { domeinenHash } from '../../pipeline/buitenadressen.ts';
import { Tekstvak } from '../onderdelen/veld.tsx';
import { ORGANISATIES } from './organisaties.tsx';

export interface Domeinenstand {
  readonly domeinen: readonly string[];
  /** What was typed and cannot be read; it stays in the field. */
  readonly getypt?: string;
}

const FOUT = `Schrijf op elke regel één domein, zoals diemen.nl: zonder https:// ervoor, zonder sterretje, en hoogstens ${MAXIMUM_DOMEINEN}.`;

export const Domeinen: FC<{
  readonly organisatie: OrganisatieRij;
  readonly stand: Domeinenstand;
  readonly mag: boolean;
}> = ({ organisatie, stand: { domeinen, getypt }, mag }) => (
  <>
    <h2 class="nl-heading nl-heading--level-2">Waarheen mag Enkelvoud bellen?</h2>
    {domeinen.length === 0 ? (
      <p class="nl-paragraph evk-tekst">
        Er is geen lijst van domeinen. Een kanaal of webhook van deze organisatie mag dan bellen waarheen de installatie
        het toelaat.
      </p>
    ) : (
      <>
        <p class="nl-paragraph evk-tekst">
          Een kanaal of webhook van deze organisatie mag alleen bellen naar deze domeinen, en naar alles daaronder:
        </p>
        <ul class="utrecht-unordered-list evk-tekst">
          {domeinen.map((domein) => (
            <li class="utrecht-unordered-list__item evk-regels">{domein}</li>
          ))}
        </ul>
      </>
    )}
    {mag ? (
      <details class="evk-uitleg" open={getypt !== undefined}>
        <summary>Verander de domeinen</summary>
        <form method="post" action={`${ORGANISATIES}/${organisatie.id}/domeinen`} class="evk-formulier evk-tekst">
          <input type="hidden" name="stand" value={domeinenHash(domeinen)} />
          <Tekstvak
            naam="domeinen"
            label="Domeinen, elk op een regel"
            uitleg="Bijvoorbeeld diemen.nl. Dan mag ook dienst.diemen.nl. De lijst geldt meteen, ook voor een kanaal dat al in gebruik is. Laat het veld leeg voor geen lijst."
            waarde={getypt ?? domeinen.join('\n')}
            {...(getypt === undefined ? {} : { fout: FOUT })}
          />
          <button class="nl-button nl-button--primary" type="submit">
            Bewaar de domeinen
          </button>
        </form>
      </details>
    ) : null}
  </>
);
