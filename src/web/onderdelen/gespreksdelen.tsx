/** One message of a thread, and the forms beneath it. */
import type { FC } from 'hono/jsx';
import type { Vraagbericht } from '../../domain/vraag.ts';
import { MAXIMUM_TEKENS } from '../../pipeline/vragen.ts';
import { getalTekst, tijdstipTekst } from '../../text/notatie.ts';
import { Tekstvak } from './veld.tsx';

export const Bericht: FC<{ bericht: Vraagbericht; eigen: boolean; naam: string }> = ({ bericht, eigen, naam }) => (
  <li class={`evk-bericht${eigen ? ' evk-bericht--eigen' : ''}`}>
    <p class="nl-paragraph evk-onderregel">
      <strong>{eigen ? 'U' : naam}</strong>, {tijdstipTekst(bericht.op)}
    </p>
    <p class="nl-paragraph evk-regels">{bericht.tekst === '' ? 'De tekst is gewist.' : bericht.tekst}</p>
  </li>
);

export const Schrijf: FC<{ adres: string; tekst: string; fout: string | undefined }> = ({ adres, tekst, fout }) => (
  <form method="post" action={adres} class="evk-formulier evk-niet-afdrukken">
    <Tekstvak
      naam="tekst"
      label="Uw bericht"
      uitleg={`Schrijf geen persoonsgegevens op: geen naam, geen geboortedatum, geen burgerservicenummer. Noem het referentienummer van de regel. Hoogstens ${getalTekst(MAXIMUM_TEKENS)} tekens.`}
      regels={5}
      verplicht
      waarde={tekst}
      {...(fout === undefined ? {} : { fout })}
    />
    <button class="nl-button nl-button--primary" type="submit">
      Verstuur
    </button>
  </form>
);

export const Sluit: FC<{ adres: string }> = ({ adres }) => (
  <form method="post" action={`${adres}/afsluiten`} class="evk-formulier evk-niet-afdrukken">
    <p class="nl-paragraph evk-klein">Is alles duidelijk? Sluit het gesprek dan af. U kunt het blijven lezen.</p>
    <button class="nl-button nl-button--secondary" type="submit">
      Sluit dit gesprek af
    </button>
  </form>
);
