/** Pages for when something cannot be. Each says what, and what to do next. */
import type { FC } from 'hono/jsx';
import type { WebContext } from '../omgeving.ts';
import { toonPagina } from './bladzijde.tsx';

const FOUTEN = {
  'ander-deel': {
    titel: 'Dit deel is niet voor u',
    uitleg: 'U bent aangemeld voor een andere soort organisatie. Meld u af, en meld u aan bij de goede organisatie.',
  },
  'geen-rol': {
    titel: 'U mag dit niet doen',
    uitleg: 'Hiervoor is een recht nodig dat u niet hebt. Vraag de beheerder van uw organisatie om dit recht.',
  },
  'geen-inzage': {
    titel: 'U mag deze gegevens niet zien',
    uitleg:
      'Hierin staan gegevens van personen. Daarvoor is het recht ‘Persoonsgegevens inzien’ nodig, en dat hebt u niet. De beheerder geeft rechten. Stand, totalen en namen van bestanden ziet u wel.',
  },
  'niet-gevonden': {
    titel: 'Deze pagina is er niet',
    uitleg:
      'Misschien is het adres verkeerd, of hoort dit bij een andere organisatie. Begin opnieuw vanaf het overzicht.',
  },
  gewist: {
    titel: 'Deze gegevens zijn gewist',
    uitleg: 'Hun bewaartermijn is voorbij. Het ontvangstbewijs blijft bewaard; daarin staat wat er was.',
  },
  herkomst: {
    titel: 'Dit formulier komt niet van ons',
    uitleg: 'Wij hebben niets veranderd. Ga terug, laad de pagina opnieuw en probeer het nog eens.',
  },
  'bsn-in-adres': {
    titel: 'Zoek niet op een burgerservicenummer',
    uitleg:
      'Wat u zoekt komt in het adres van de pagina, en adressen worden bewaard. Wij hebben niet gezocht. Ga terug en zoek op iets anders, bijvoorbeeld een naam. ' +
      'Een gemeente kan bij het afwijzen van regels wel op een heel bsn zoeken: dat komt niet in het adres.',
  },
  methode: {
    titel: 'Dit kan hier niet',
    uitleg: 'Ga terug naar de vorige pagina en probeer het nog eens.',
  },
  'te-vaak': {
    titel: 'Er wordt te vaak achter elkaar gevraagd',
    uitleg: 'Vanaf uw internetadres komen heel veel vragen. Wacht een minuut en laad de pagina dan opnieuw.',
  },
  'te-vaak-veranderd': {
    titel: 'Er wordt te vaak achter elkaar iets veranderd',
    uitleg: 'Uw organisatie stuurt heel veel formulieren. Wacht een minuut, ga terug en probeer het nog eens.',
  },
  'te-groot': {
    titel: 'Dit is te groot',
    uitleg: 'Wat u stuurde is groter dan hier mag. Ga terug en stuur minder in één keer.',
  },
  storing: {
    titel: 'Er ging bij ons iets mis',
    uitleg: 'Wat u eerder hebt ingediend is bewaard. Probeer het later nog eens.',
  },
} as const;

export type Foutsoort = keyof typeof FOUTEN;

const Fout: FC<{ soort: Foutsoort; kenmerk: string | undefined }> = ({ soort, kenmerk }) => (
  <>
    <h1 class="nl-heading nl-heading--level-1">{FOUTEN[soort].titel}</h1>
    <p class="nl-paragraph evk-tekst">{FOUTEN[soort].uitleg}</p>
    {kenmerk === undefined ? null : (
      <p class="nl-paragraph">
        Lukt het dan nog niet? Noem dan dit kenmerk: <code class="nl-code">{kenmerk}</code>
      </p>
    )}
    <p class="nl-paragraph">
      <a class="nl-link" href="/">
        Naar het begin
      </a>
    </p>
  </>
);

export const toonFout = (
  c: WebContext,
  status: 400 | 403 | 404 | 405 | 410 | 413 | 429 | 500,
  soort: Foutsoort,
  kenmerk?: string,
) => toonPagina(c, { titel: FOUTEN[soort].titel }, <Fout soort={soort} kenmerk={kenmerk} />, status);

/** What was there, and nobody can read any more: the status that the API gives it too. */
export const toonGewist = (c: WebContext) => toonFout(c, 410, 'gewist');

/** Also for what belongs to somebody else: whether it exists is nobody's business. */
export const toonNietGevonden = (c: WebContext) => toonFout(c, 404, 'niet-gevonden');
