/** Help: the questions people have, the words we use, and how accessible these pages are. */
import type { Hono } from 'hono';
import type { Child, FC } from 'hono/jsx';
import type { WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';

interface Vraag {
  readonly id: string;
  readonly vraag: string;
  readonly antwoord: Child;
}

const VRAGEN: readonly { readonly kop: string; readonly id: string; readonly vragen: readonly Vraag[] }[] = [
  {
    kop: 'Ik ben een aanbieder',
    id: 'aanbieder',
    vragen: [
      {
        id: 'bestanden',
        vraag: 'Welk bestand kan ik indienen?',
        antwoord:
          'Een 323-bericht uit uw eigen systeem (XML), ons invulsjabloon (Excel), een CSV-bestand, een JSON-bestand, of een zip met meer van zulke bestanden. Wij zien zelf om welke soort het gaat.',
      },
      {
        id: 'controle',
        vraag: 'Wat gebeurt er als er een fout in zit?',
        antwoord:
          'Er gaat niets weg. U ziet alle fouten bij elkaar, met de plaats in uw bestand en wat u kunt doen. Bij Excel krijgt u uw bestand terug met de foute cellen gemarkeerd.',
      },
      {
        id: 'afgekeurd',
        vraag: 'Een gemeente keurt een regel af. Wat nu?',
        antwoord:
          'U ziet de afkeuring bij uw eigen regel, met de reden. Verbeter de regel en dien een nieuwe versie in. Alleen wat veranderd is gaat opnieuw naar de gemeente.',
      },
      {
        id: 'aangesloten',
        vraag: 'Mijn gemeente is niet aangesloten. Dien ik die regels toch in?',
        antwoord:
          'Ja. Wij bewaren het deel voor die gemeente. Sluit zij later aan, dan krijgt zij het alsnog. Tot die tijd ziet u dat het nog niet verstuurd is.',
      },
    ],
  },
  {
    kop: 'Ik werk bij een gemeente of regio',
    id: 'gemeente',
    vragen: [
      {
        id: 'postvak',
        vraag: 'Moet ik iets installeren?',
        antwoord:
          'Nee. Alles staat in uw postvak op deze site. Wilt u de bestanden liever gebracht krijgen, stel dan bij Kanaal een webhook, een opslagplaats of een bericht per e-mail in.',
      },
      {
        id: 'afwijzen',
        vraag: 'Hoe wijs ik één regel af?',
        antwoord:
          'Open de zending, kies de regel en geef de reden. De andere regels blijven goed. De aanbieder ziet uw reden bij zijn eigen regel. U kunt ook een 325-bericht sturen.',
      },
      {
        id: 'inzage',
        vraag: 'Waarom moet ik een reden kiezen?',
        antwoord:
          'In bestanden en regels staan gegevens van cliënten. Die mag u alleen zien als het nodig is voor uw werk. U kiest één keer per zending waarom; uw vorige keuze staat al klaar. De reden komt met uw naam in het logboek. Ziet u geen bestanden? Dan hebt u het recht ‘Persoonsgegevens inzien’ niet. De beheerder geeft rechten.',
      },
      {
        id: 'formaat-wijzigen',
        vraag: 'Ons formaat verandert. Wat moeten wij doen?',
        antwoord: 'Vraag het uw beheerder. Die legt een nieuwe versie vast, met de datum waarop die ingaat.',
      },
    ],
  },
  {
    kop: 'Ik ben beheerder',
    id: 'beheer',
    vragen: [
      {
        id: 'eerste-formaat',
        vraag: 'Hoe leg ik een formaat vast?',
        antwoord:
          'Begin bij Formaten met een voorbeeldbestand van de gemeente. De kolommen worden voorgesteld. U kiest per kolom welk gegeven erin komt, en ziet meteen wat eruit komt.',
      },
      {
        id: 'vier-ogen',
        vraag: 'Waarom kan ik mijn eigen formaat niet actief maken?',
        antwoord:
          'Omdat een tweede mens moet meekijken. Vraag een collega om het formaat te bekijken en actief te maken.',
      },
    ],
  },
];

const WOORDEN: readonly (readonly [string, string])[] = [
  ['Aanbieder', 'Wie zorg levert. Herkenbaar aan de AGB-code.'],
  [
    'Ontvanger',
    'Wie een verantwoording krijgt: een gemeente, een inkoopregio of een landelijke instelling zoals het CBS.',
  ],
  ['Verantwoording', 'Wat u indient: welke zorg u in een periode hebt geleverd.'],
  ['Prestatie', 'Eén regel van uw verantwoording: een cliënt, een product, een periode, een bedrag.'],
  ['Formaat', 'Hoe een ontvanger het bestand wil hebben: welke gegevens, in welke vorm.'],
  ['Aansluiting', 'De afspraak met een ontvanger: welk formaat, welke drempel, welke datums, welke documenten.'],
  ['Zending', 'Eén bestand op weg naar één ontvanger.'],
  ['Bevinding', 'Iets wat niet klopt of waar u op moet letten, met de plaats en wat u kunt doen.'],
  ['Ontvangstbewijs', 'Ons bewijs dat wij uw verantwoording hebben, ondertekend.'],
  ['Retourbericht', 'Het antwoord van de ontvanger: goed, of afgekeurd met de reden.'],
  ['Termijn', 'De dag waarop iets binnen moet zijn.'],
];

const Vragen: FC = () => (
  <>
    {VRAGEN.map(({ kop, id, vragen }) => (
      <section aria-labelledby={id} class="evk-tekst">
        <h2 class="nl-heading nl-heading--level-2" id={id}>
          {kop}
        </h2>
        {vragen.map((vraag) => (
          <details class="evk-uitleg" id={vraag.id}>
            <summary>{vraag.vraag}</summary>
            <p class="nl-paragraph">{vraag.antwoord}</p>
          </details>
        ))}
      </section>
    ))}
  </>
);

const Woordenlijst: FC = () => (
  <section aria-labelledby="woorden">
    <h2 class="nl-heading nl-heading--level-2" id="woorden">
      Woorden
    </h2>
    <dl class="evk-feiten">
      {WOORDEN.map(([woord, uitleg]) => (
        <>
          <dt>{woord}</dt>
          <dd>{uitleg}</dd>
        </>
      ))}
    </dl>
  </section>
);

const Toegankelijkheid: FC = () => (
  <div class="evk-tekst">
    <h1 class="nl-heading nl-heading--level-1">Toegankelijkheid</h1>
    <p class="nl-paragraph">
      Iedereen moet met Enkelvoud kunnen werken: met een muis, met een toetsenbord, met een schermlezer, met vergrote
      letters, op een telefoon en zonder script in de browser.
    </p>
    <p class="nl-paragraph">
      Wij bouwen naar WCAG 2.2, niveau A en AA. Bij elke wijziging controleert een programma alle pagina’s in een echte
      browser (axe-core), en loopt het indienen en afwijzen met alleen het toetsenbord door. Een onderzoek door mensen
      met een beperking is nog niet gedaan.
    </p>
    <p class="nl-paragraph">
      Loopt u ergens tegenaan? Zeg het ons:{' '}
      <a class="nl-link" href="mailto:info@enkelvoud.nl">
        info@enkelvoud.nl
      </a>
      . Zeg erbij op welke pagina het was en wat u wilde doen.
    </p>
  </div>
);

export function addHulp(app: Hono<WebOmgeving>): void {
  app.get('/hulp', (c) =>
    toonPagina(
      c,
      { titel: 'Hulp' },
      <>
        <h1 class="nl-heading nl-heading--level-1">Hulp</h1>
        <Vragen />
        <Woordenlijst />
        <h2 class="nl-heading nl-heading--level-2">Komt u er niet uit?</h2>
        <p class="nl-paragraph evk-tekst">
          Mail{' '}
          <a class="nl-link" href="mailto:info@enkelvoud.nl">
            info@enkelvoud.nl
          </a>
          . Stuur geen gegevens van cliënten mee.
        </p>
      </>,
    ),
  );
  app.get('/toegankelijkheid', (c) => toonPagina(c, { titel: 'Toegankelijkheid' }, <Toegankelijkheid />));
}
