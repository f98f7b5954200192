/**
 * The processing activities of the gateway: what a logregel refers to (Logboek Dataverwerkingen, Logius: Register). A change that
 * matters is a new version with an id of its own; what stood there stays, because logregels point at it.
 */
export interface Verwerkingsactiviteit {
  readonly naam: string;
  readonly versie: number;
  /** Dutch, plain. */
  readonly titel: string;
  readonly doel: string;
  /** As far as it is known here; the controller says the last word. */
  readonly grondslag: string;
  readonly gegevens: string;
  readonly ontvangers: string;
  /** Who decides about it (AVG 4 lid 7); the gateway is processor in all of them. */
  readonly verantwoordelijke: string;
}

const REGEL =
  'BSN, toewijzing, product, periode, volume en bedrag van elke prestatie; begin, einde en reden van elk traject.';
const AANBIEDER = 'De zorgaanbieder.';
const GEMEENTE = 'De gemeente, of de regio die haar mandaat heeft.';

export const VERWERKINGSACTIVITEITEN = [
  {
    naam: 'ontvangen',
    versie: 1,
    titel: 'Een verantwoording ontvangen',
    doel: 'Lezen, toetsen, bewaren en verdelen van wat een aanbieder verantwoordt.',
    grondslag:
      'Opdracht van de aanbieder (AVG 28), die verantwoordt op grond van Jeugdwet 7.4.0 en Regeling Jeugdwet 6a, of Wmo 2015.',
    gegevens: REGEL,
    ontvangers: 'Niemand; dat volgt bij omzetten en verstrekken.',
    verantwoordelijke: AANBIEDER,
  },
  {
    naam: 'proberen',
    versie: 1,
    titel: 'Een verantwoording proberen',
    doel: 'Laten zien wat er met een verantwoording zou gebeuren. Er wordt niets bewaard.',
    grondslag: 'Opdracht van de aanbieder (AVG 28).',
    gegevens: REGEL,
    ontvangers: 'De aanbieder zelf.',
    verantwoordelijke: AANBIEDER,
  },
  {
    naam: 'omzetten',
    versie: 1,
    titel: 'Omzetten naar het formaat van een ontvanger',
    doel: 'Maken van het bestand dat een ontvanger vraagt, met alleen de velden die zijn formaat mag gebruiken.',
    grondslag: 'Opdracht van de aanbieder (AVG 28).',
    gegevens: REGEL,
    ontvangers: 'Niemand; dat volgt bij verstrekken.',
    verantwoordelijke: AANBIEDER,
  },
  {
    naam: 'verstrekken',
    versie: 1,
    titel: 'Verstrekken aan een ontvanger',
    doel: 'Formele controle en betaling door de gemeente, of de opgave waar zij om vraagt.',
    grondslag:
      'Jeugdwet 7.4.0, Regeling Jeugdwet 6a.1, 6a.3 en 6a.7; Wmo 2015. Per formaat staat de grondslag in het register.',
    gegevens: 'Wat het formaat van de ontvanger bevat. Van een geaggregeerd formaat niets over personen.',
    ontvangers: 'De gemeente of regio van de regel, en landelijke ontvangers van totalen.',
    verantwoordelijke: AANBIEDER,
  },
  {
    naam: 'antwoorden',
    versie: 1,
    titel: 'Een antwoord van een ontvanger verwerken',
    doel: 'De aanbieder laten weten welke regels zijn geaccepteerd of afgewezen, en waarom.',
    grondslag: 'Regeling Jeugdwet 6a; Wmo 2015.',
    gegevens: 'Referentienummer, oordeel en retourcodes per regel.',
    ontvangers: AANBIEDER,
    verantwoordelijke: GEMEENTE,
  },
  {
    naam: 'onthouden',
    versie: 1,
    titel: 'Berichten van elders onthouden',
    doel: 'Vooraf invullen van de jaarlijkse productieverantwoording.',
    grondslag: 'Opdracht van de aanbieder (AVG 28).',
    gegevens: REGEL,
    ontvangers: 'De aanbieder zelf.',
    verantwoordelijke: AANBIEDER,
  },
  {
    naam: 'inzien',
    versie: 1,
    titel: 'Eigen gegevens inzien',
    doel: 'De aanbieder of ontvanger laten zien wat hij instuurde, wat ervan werd, of wat hij kreeg.',
    grondslag: 'Opdracht van wie het inziet (AVG 28).',
    gegevens: REGEL,
    ontvangers: 'Wie het inziet: de aanbieder of de ontvanger zelf.',
    verantwoordelijke: 'De aanbieder, of de gemeente die het inziet.',
  },
  {
    naam: 'rechten',
    versie: 1,
    titel: 'Rechten van een betrokkene uitvoeren',
    doel: 'Opzoeken, uitvoeren en wissen van wat over één persoon is bewaard, op verzoek van wie daarover gaat.',
    grondslag: 'AVG 15, 17 en 28 lid 3 onder e.',
    gegevens: REGEL,
    ontvangers: 'De beheerder die het verzoek uitvoert, voor de verantwoordelijke.',
    verantwoordelijke: AANBIEDER,
  },
] as const satisfies readonly Verwerkingsactiviteit[];

export type Activiteitnaam = (typeof VERWERKINGSACTIVITEITEN)[number]['naam'];

/** What a logregel holds as `dpl.core.processing_activity_id`: a URI that names one version. */
export const activiteitUri = ({ naam, versie }: Pick<Verwerkingsactiviteit, 'naam' | 'versie'>): string =>
  `urn:enkelvoud:verwerkingsactiviteit:${naam}:${versie}`;
