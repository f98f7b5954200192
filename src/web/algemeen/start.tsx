/** What the product is, for who never heard of it, and the demo in two clicks. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { HOUDERSOORTEN, type Houdersoort } from '../../domain/toegang.ts';
import { BEGIN } from '../menu.ts';
import type { WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Plaat } from './plaat.tsx';
import { toonDemoknoppen } from './proefaanmelding.tsx';

interface Ingang {
  readonly kop: string;
  readonly uitleg: string;
  readonly knop: string;
  /** Where the demo begins. */
  readonly naar: string;
}

const INGANGEN: Readonly<Record<Houdersoort, Ingang>> = {
  aanbieder: {
    kop: 'Voor aanbieders',
    uitleg:
      'U dient één keer in, met wat u al hebt: 323-berichten, Excel, CSV of JSON. Per gemeente ziet u wat er gebeurt. Een afgekeurde regel komt terug bij uw eigen regel.',
    knop: 'Probeer als aanbieder',
    naar: '/aanbieder/indienen',
  },
  ontvanger: {
    kop: 'Voor gemeenten en regio’s',
    uitleg:
      'U krijgt uw eigen formaat, al gecontroleerd. In één postvak, of gebracht waar u het wilt. U antwoordt in één keer of per regel.',
    knop: 'Probeer als gemeente',
    naar: BEGIN.ontvanger,
  },
  beheerder: {
    kop: 'Voor beheerders',
    uitleg:
      'U legt formaten en afspraken vast zonder te programmeren. U ziet meteen wat eruit komt, en wie wat vraagt.',
    knop: 'Probeer als beheerder',
    naar: BEGIN.beheerder,
  },
};

const Aanmelden: FC<{ soort: Houdersoort }> = ({ soort }) => (
  <p class="nl-paragraph">
    <a class="nl-link" href={`/aanmelden?naar=${encodeURIComponent(BEGIN[soort])}`}>
      Aanmelden
    </a>
  </p>
);

export function addStart(app: Hono<WebOmgeving>): void {
  app.get('/', async (c) => {
    const demo = MET_PROEFAANMELDING && c.var.voorziening.instelling.demoAanmelden;
    const demoknop = MET_PROEFAANMELDING && demo ? await toonDemoknoppen(c, INGANGEN) : undefined;
    return toonPagina(
      c,
      { titel: '' },
      <>
        <div class="evk-held">
          <div>
            <h1 class="nl-heading nl-heading--level-1">Eenmaal verantwoorden</h1>
            <p class="nl-paragraph nl-paragraph--lead">
              U dient één verantwoording in. Elke gemeente krijgt die in haar eigen formaat.
            </p>
            <p class="nl-paragraph">
              Wie zorg levert voor twaalf gemeenten, verantwoordt dezelfde zorg nu twaalf keer. Met andere drempels,
              andere datums, andere portalen en andere Excelbestanden. Dat papierwerk kost zorg. Enkelvoud neemt het
              over: Wmo 2015 en Jeugdwet.
            </p>
          </div>
          <Plaat />
        </div>
        <h2 class="nl-heading nl-heading--level-2">{demo ? 'Kijk hoe het werkt' : 'Begin hier'}</h2>
        {MET_PROEFAANMELDING && demo ? (
          <p class="nl-paragraph evk-tekst">
            Dit is een proefopstelling met verzonnen gegevens. U kunt niets stukmaken.
          </p>
        ) : null}
        <div class="evk-rooster">
          {HOUDERSOORTEN.map((soort) => (
            <section class="evk-kaart" aria-labelledby={`ingang-${soort}`}>
              <h3 class="nl-heading nl-heading--level-3" id={`ingang-${soort}`}>
                {INGANGEN[soort].kop}
              </h3>
              <p class="nl-paragraph">{INGANGEN[soort].uitleg}</p>
              {demoknop?.(soort) ?? <Aanmelden soort={soort} />}
            </section>
          ))}
        </div>
        <h2 class="nl-heading nl-heading--level-2">Wat u kunt verwachten</h2>
        <ul class="utrecht-unordered-list evk-tekst">
          <li class="utrecht-unordered-list__item">
            <strong>Niets raakt kwijt.</strong> Elke regel wordt bezorgd, of u hoort waarom niet.
          </li>
          <li class="utrecht-unordered-list__item">
            <strong>Niets wordt geraden.</strong> Klopt iets niet, dan zeggen wij waar, en wat u kunt doen.
          </li>
          <li class="utrecht-unordered-list__item">
            <strong>Iedereen ziet alleen wat nodig is.</strong> Een gemeente krijgt alleen haar eigen deel, en alleen de
            velden die haar formaat vraagt.
          </li>
          <li class="utrecht-unordered-list__item">
            <strong>Alles is na te rekenen.</strong> Met het ontvangstbewijs is elk bestand opnieuw te maken, tot op de
            laatste letter.
          </li>
        </ul>
      </>,
    );
  });
}
