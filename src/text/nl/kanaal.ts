import type { BevindingenKanaal } from '../../domain/bevindingen/kanaal.ts';
import type {
  Adresreden,
  Geheimnaam,
  Onbruikbaar,
  Proefreden,
  Proefstap,
  Proefstapuitkomst,
} from '../../domain/kanaal.ts';
import type { Zinnen } from '../zin.ts';

const REGEL = 'Instellingen van een kanaal (schemas/kanaal/1.0.0.json, docs/kanalen.md).';
const ADRESREGEL = 'Enkelvoud belt alleen openbare adressen, over https (docs/kanalen.md, adres).';

const GEHEIMEN: Readonly<Record<Geheimnaam, string>> = {
  ondertekengeheim: 'het geheim waarmee wij ondertekenen (ondertekengeheim)',
  headerwaarde: 'de waarde van de header (headerwaarde)',
  clientgeheim: 'het geheim voor uw tokendienst (clientgeheim)',
  s3geheim: 'het geheim van de toegangssleutel (s3geheim)',
};

const ADRESREDENEN: Readonly<Record<Adresreden, readonly [wat: string, oplossing: string]>> = {
  'geen-adres': ['Dit is geen adres.', 'Geef het hele adres, zoals https://dienst.gemeente.example/zendingen.'],
  'geen-https': ['Dit adres begint niet met https.', 'Gebruik een adres met https en een geldig certificaat.'],
  'met-gebruiker': [
    'In dit adres staat een gebruikersnaam of wachtwoord.',
    'Haal die weg en kies een aanmelding met een header of met OAuth 2.',
  ],
  poort: ['Deze poort bellen wij niet.', 'Gebruik poort 443, of een poort vanaf 1024.'],
  'niet-openbaar': [
    'Dit adres is niet openbaar: het is van een eigen netwerk, of wijst daarheen.',
    'Gebruik een adres dat vanaf het internet te bereiken is.',
  ],
  'niet-op-lijst': [
    'Dit adres hoort niet bij de domeinen waar uw organisatie mag laten bellen.',
    'Kies een adres binnen een toegestaan domein. Klopt de lijst niet, vraag dan de beheerder van Enkelvoud haar aan te passen.',
  ],
  'bestaat-niet': ['Deze naam bestaat niet.', 'Controleer de spelling, en of de naam al in de DNS staat.'],
};

const ONBRUIKBAAR: Readonly<Record<Onbruikbaar, readonly [wat: string, oplossing: string]>> = {
  kluissleutel: [
    'Deze installatie kan geen geheimen bewaren.',
    'De beheerder van de installatie zet het geheim KLUISSLEUTEL (docs/kanalen.md). Tot dan werkt alleen het postvak.',
  ],
  geheim: [
    'Een geheim van dit kanaal ontbreekt of gaat niet meer open.',
    'Sla het kanaal opnieuw op, met alle geheimen erbij.',
  ],
  certificaat: [
    'Dit certificaat is er in deze installatie niet.',
    'Vraag de beheerder van Enkelvoud welke naam u moet opgeven.',
  ],
  email: [
    'Deze installatie verstuurt geen e-mail.',
    'De beheerder van de installatie kan het aanzetten (docs/kanalen.md). Kies tot dan een ander kanaal.',
  ],
  'publiek-adres': [
    'Deze installatie weet niet op welk adres zij zelf te bereiken is.',
    'De beheerder van de installatie zet PUBLIEK_ADRES (docs/kanalen.md).',
  ],
};

export const zinnenKanaal: Zinnen<BevindingenKanaal> = {
  KANAAL_ADRES: ({ reden }) => ({
    melding: ADRESREDENEN[reden][0],
    regel: ADRESREGEL,
    oplossing: ADRESREDENEN[reden][1],
  }),
  KANAAL_HEADERNAAM: ({ headernaam }) => ({
    melding: `De header "${headernaam}" mag u niet kiezen: die gebruiken wij zelf, of hij hoort bij de verbinding.`,
    regel:
      'RFC 9110 §7.6.1 (headers van de verbinding); Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature).',
    oplossing: 'Kies een eigen naam, zoals X-Api-Key, of Authorization.',
  }),
  KANAAL_CERTIFICAAT: ({ mogelijk }) => ({
    melding: 'Een certificaat met deze naam is er niet.',
    regel: REGEL,
    oplossing:
      mogelijk.length === 0
        ? 'Laat certificaat weg: in deze installatie zijn er geen. Vraag er een bij de beheerder van Enkelvoud.'
        : `Kies uit: ${mogelijk.join(', ')}.`,
  }),
  KANAAL_GEHEIM_ONTBREEKT: ({ geheim }) => ({
    melding: `Bij deze instellingen hoort ${GEHEIMEN[geheim]}.`,
    regel: REGEL,
    oplossing: `Geef het mee in /geheimen/${geheim}.`,
  }),
  KANAAL_GEHEIM_OPNIEUW: ({ geheim }) => ({
    melding: `Het adres is veranderd. Daarom gebruiken wij ${GEHEIMEN[geheim]} niet zomaar opnieuw.`,
    regel: 'Een geheim gaat alleen naar het adres waarvoor het is gegeven (docs/kanalen.md).',
    oplossing: `Geef het opnieuw mee in /geheimen/${geheim}.`,
  }),
  KANAAL_GEHEIM_ONNODIG: ({ geheim }) => ({
    melding: `Deze instellingen gebruiken ${GEHEIMEN[geheim]} niet.`,
    regel: 'Wij bewaren geen geheim dat niet nodig is.',
    oplossing: `Laat /geheimen/${geheim} weg, of kies de instelling die het gebruikt.`,
  }),
  KANAAL_GEHEIM_VORM: ({ geheim }) => ({
    melding: `De vorm klopt niet van ${GEHEIMEN[geheim]}.`,
    regel: REGEL,
    oplossing:
      geheim === 'ondertekengeheim'
        ? 'Geef whsec_ en daarna 24 tot 64 willekeurige bytes in base64 (Standard Webhooks).'
        : 'Gebruik 1 tot 4000 gewone tekens (ASCII), zonder spatie aan het begin of eind en zonder nieuwe regel.',
  }),
  KANAAL_NIET_BESCHIKBAAR: ({ wat }) => ({
    melding: ONBRUIKBAAR[wat][0],
    regel: REGEL,
    oplossing: ONBRUIKBAAR[wat][1],
  }),
  KANAAL_NIET_BEPROEFD: () => ({
    melding: 'Deze instellingen zijn nog niet beproefd.',
    regel: 'Een kanaal wordt pas gebruikt na een proef met precies deze instellingen (docs/kanalen.md).',
    oplossing: 'Beproef het kanaal eerst. Lukt dat, geef het dan vrij.',
  }),
  KANAAL_VIER_OGEN: () => ({
    melding: 'U stelde dit kanaal zelf in. Een ander moet het vrijgeven.',
    regel: 'Huisregel van deze installatie: vier ogen. Wat de een instelt, geeft een ander vrij.',
    oplossing:
      'Vraag een collega om het kanaal vrij te geven. Is die er niet, vraag het dan de beheerder van Enkelvoud.',
  }),
};

const STAPPEN: Readonly<Record<Proefstap, string>> = {
  instelling: 'De instellingen zijn te gebruiken.',
  adres: 'Het adres mag worden gebeld.',
  naam: 'De naam is te vinden, en wat erachter zit mag worden gebeld.',
  aanmelding: 'Uw tokendienst gaf ons een token.',
  verbinding: 'Er is verbinding, en er kwam antwoord.',
  antwoord: 'Het antwoord zegt dat het is aangenomen.',
};

function describeStatus(status: number): readonly [wat: string, oplossing: string] {
  const wat = `Het antwoord was ${status}.`;
  if (status === 401 || status === 403)
    return [wat, 'Uw dienst laat ons niet toe. Controleer de aanmelding, het geheim en de handtekening.'];
  if (status === 404 || status === 405) return [wat, 'Op dit adres luistert niets. Controleer het adres.'];
  if (status === 410) return [wat, 'Uw dienst zegt dat dit adres is vervallen. Geef een nieuw adres.'];
  if (status === 429 || status >= 500) return [wat, 'Uw dienst kan het nu niet aan. Probeer het later nog eens.'];
  return [wat, 'Antwoord met een status van 200 tot en met 299 als u het bericht hebt aangenomen.'];
}

function describeReden(reden: Proefreden): readonly [wat: string, oplossing: string] {
  switch (reden.reden) {
    case 'status':
      return describeStatus(reden.status);
    case 'niet-bruikbaar':
      return ONBRUIKBAAR[reden.wat];
    case 'onbereikbaar':
      return [
        'Er kwam geen verbinding tot stand.',
        'Controleer of uw dienst draait en of het certificaat (TLS) geldig is.',
      ];
    case 'te-traag':
      return [
        'Er kwam niet op tijd antwoord.',
        'Neem het bericht aan en verwerk het daarna: antwoord binnen 20 seconden.',
      ];
    case 'naamdienst-zwijgt':
      return ['De naam kon niet worden opgezocht.', 'Probeer het later nog eens.'];
    case 'verkeerd-antwoord':
      return [
        'Het antwoord is niet wat wij verwachten.',
        'Controleer of het adres dat van uw tokendienst is (RFC 6749).',
      ];
    case 'omleiding':
      return ['Het antwoord verwijst door naar een ander adres.', 'Geef het adres op waar het uiteindelijk om gaat.'];
    default:
      return ADRESREDENEN[reden.reden];
  }
}

export interface LeesbareProefstap {
  readonly stap: Proefstap;
  readonly gelukt: boolean;
  readonly melding: string;
  /** Only when it failed. */
  readonly oplossing?: string;
}

/** One step of a test as a person reads it. */
export function describeProefstap({ stap, gelukt, reden }: Proefstapuitkomst): LeesbareProefstap {
  if (reden === undefined) return { stap, gelukt, melding: STAPPEN[stap] };
  const [melding, oplossing] = describeReden(reden);
  return { stap, gelukt, melding, oplossing };
}
