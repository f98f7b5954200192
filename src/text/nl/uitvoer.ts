/** Sentences about output that breaks the receiver's own schema, and about schemas that are offered for registration. */
import type { BevindingenUitvoer, XsdOvertreding } from '../../domain/bevindingen/uitvoer.ts';
import { getalTekst } from '../notatie.ts';
import type { Zinnen } from '../zin.ts';

/** What is wrong with an element, by what the schema allows. */
export const OVERTREDINGEN: Readonly<Record<XsdOvertreding, (verwacht: string) => string>> = {
  waardenlijst: (verwacht) => `de waarde staat niet in de lijst van de ontvanger (${verwacht})`,
  patroon: (verwacht) => `de waarde heeft niet de vorm die de ontvanger vraagt (${verwacht})`,
  'te-lang': (verwacht) => `de waarde is te lang; ten hoogste ${verwacht} tekens`,
  'te-kort': (verwacht) => `de waarde is te kort; ten minste ${verwacht} tekens`,
  lengte: (verwacht) => `de waarde moet precies ${verwacht} tekens lang zijn`,
  'te-hoog': (verwacht) => `het getal is te hoog; de grens is ${verwacht}`,
  'te-laag': (verwacht) => `het getal is te laag; de grens is ${verwacht}`,
  cijfers: (verwacht) => `het getal heeft te veel cijfers; ten hoogste ${verwacht}`,
  type: (verwacht) => `de waarde is van de verkeerde soort${verwacht === '' ? '' : ` (gevraagd: ${verwacht})`}`,
  onverwacht: (verwacht) => `dit element hoort hier niet${verwacht === '' ? '' : `; op deze plek hoort ${verwacht}`}`,
  ontbreekt: (verwacht) => `er ontbreekt een element${verwacht === '' ? '' : `: ${verwacht}`}`,
  tekst: () => 'hier staat tekst, en er mogen alleen elementen staan',
  attribuut: () => 'een kenmerk (attribuut) van dit element klopt niet',
  wortel: () => 'het buitenste element is niet het element dat de ontvanger vraagt',
  welgevormd: () => 'het bestand is geen geldige XML',
  doctype: () => 'het bestand heeft een DOCTYPE, en dat mag niet',
  anders: () => 'dit element voldoet niet',
};

/** The common keywords of JSON Schema; what they allow stands in the schema. */
const TREFWOORDEN: Readonly<Record<string, string>> = {
  type: 'de waarde is van de verkeerde soort',
  enum: 'de waarde staat niet in de lijst van de ontvanger',
  const: 'de waarde is niet de vaste waarde die de ontvanger vraagt',
  pattern: 'de waarde heeft niet de vorm die de ontvanger vraagt',
  format: 'de waarde heeft niet de vorm die de ontvanger vraagt',
  minLength: 'de waarde is te kort',
  maxLength: 'de waarde is te lang',
  minimum: 'het getal is te laag',
  maximum: 'het getal is te hoog',
  exclusiveMinimum: 'het getal is te laag',
  exclusiveMaximum: 'het getal is te hoog',
  multipleOf: 'het getal is geen veelvoud van wat de ontvanger vraagt',
  required: 'er ontbreekt een veld',
  dependentRequired: 'er ontbreekt een veld',
  additionalProperties: 'dit veld kent de ontvanger niet',
  unevaluatedProperties: 'dit veld kent de ontvanger niet',
  minItems: 'de lijst is te kort',
  maxItems: 'de lijst is te lang',
  uniqueItems: 'in de lijst staat iets dubbel',
  json: 'het bestand is geen geldige JSON',
};

const BRON = 'Controle met het eigen schema van de ontvanger';
const REGELS_VAN_EEN_SCHEMA = 'Schemaset (schemas/schema/1.0.0.json, docs/formaten.md)';
const HERSTEL =
  'Klopt de waarde in uw verantwoording niet, verbeter haar en dien opnieuw in met "vervangt". Klopt zij wel, vraag dan de beheerder het formaat te verbeteren.';

const regelVan = (p: { readonly schema: string; readonly formaat: string; readonly regel: string }): string =>
  `${BRON}: ${p.schema}; formaat ${p.formaat}, ${p.regel}`;

const waar = (onderdeel: string | undefined): string => (onderdeel === undefined ? '' : ` (${onderdeel})`);

const megabytes = (bytes: number): string => (bytes / 1_000_000).toLocaleString('nl-NL', { maximumFractionDigits: 1 });

export const zinnenUitvoer: Zinnen<BevindingenUitvoer> = {
  UITVOER_XSD: (p) => ({
    melding: `In het bestand ${p.bestandsnaam}${p.element === '' ? '' : `, bij het element "${p.element}"${waar(p.onderdeel)}`}: ${OVERTREDINGEN[p.overtreding](p.verwacht)}.`,
    regel: regelVan(p),
    oplossing: HERSTEL,
  }),
  UITVOER_JSON_SCHEMA: (p) => ({
    melding: `In het bestand ${p.bestandsnaam}${p.veld === '' ? '' : `, bij "${p.veld}"${waar(p.onderdeel)}`}: ${TREFWOORDEN[p.trefwoord] ?? `dit voldoet niet aan "${p.trefwoord}"`}${p.verwacht === '' ? '' : ` (${p.verwacht})`}.`,
    regel: regelVan(p),
    oplossing: HERSTEL,
  }),
  UITVOER_SCHEMA_MEER: (p) => ({
    melding: `In het bestand ${p.bestandsnaam} zijn nog ${p.aantal} andere plekken die niet voldoen.`,
    regel: `${BRON}: ${p.schema}`,
    oplossing: 'Verbeter eerst wat hierboven staat; vaak is het steeds dezelfde oorzaak.',
  }),
  UITVOER_NIET_TE_CONTROLEREN: (p) => ({
    melding:
      p.bestandssoort === 'json'
        ? `Het bestand ${p.bestandsnaam} is groter dan ${megabytes(p.maximaleBytes)} MB en kan niet met het schema van de ontvanger worden gecontroleerd.`
        : `Het bestand ${p.bestandsnaam} heeft een onderdeel van meer dan ${megabytes(p.maximaleBytes)} MB dat het schema van de ontvanger niet in stukken laat controleren.`,
    regel: `${BRON}: ${p.schema}; niets gaat ongecontroleerd weg`,
    oplossing:
      'Dien kleinere delen in, of vraag de beheerder het formaat zo te maken dat elke gemeente een eigen bestand krijgt.',
  }),
  UITVOER_WAARDE_TE_LANG: (p) => ({
    melding: `Het bestand ${p.bestandsnaam} heeft een waarde van meer dan ${getalTekst(p.maximum)} tekens. Zo lang mag een waarde niet zijn bij het schema van de ontvanger.`,
    regel: `${BRON}: ${p.schema}; een patroon in dit schema kan bij een lange waarde te veel rekentijd vragen`,
    oplossing:
      'Maak de langste tekst in uw verantwoording korter. Kan dat niet, vraag dan de beheerder om een schema met een eenvoudiger patroon.',
  }),
  SCHEMA_TE_GROOT: (p) => ({
    melding: `De bestanden zijn samen ${megabytes(p.bytes)} MB; ten hoogste ${megabytes(p.maximaleBytes)} MB kan.`,
    regel: REGELS_VAN_EEN_SCHEMA,
    oplossing: 'Laat bestanden weg die het hoofdbestand niet gebruikt.',
  }),
  SCHEMA_HOOFDBESTAND: (p) => ({
    melding: `Het hoofdbestand "${p.bestand}" staat niet bij "bestanden".`,
    regel: REGELS_VAN_EEN_SCHEMA,
    oplossing: 'Voeg het bestand toe of verbeter de naam.',
  }),
  SCHEMA_BESTAND_ONGEBRUIKT: (p) => ({
    melding: `Het bestand "${p.bestand}" wordt door geen ander bestand gebruikt.`,
    regel: REGELS_VAN_EEN_SCHEMA,
    oplossing: 'Laat het weg, of kijk of een verwijzing ontbreekt.',
  }),
  SCHEMA_ONGELDIG: (p) => ({
    melding: `Het schema "${p.bestand}" klopt niet: ${p.uitleg}`,
    regel: 'W3C XML Schema 1.0; JSON Schema draft 7, 2019-09 of 2020-12',
    oplossing: 'Vraag de ontvanger om een schema dat klopt, of verbeter het.',
  }),
  SCHEMA_VERWIJZING: (p) => ({
    melding: `"${p.bestand}" verwijst naar "${p.verwijzing}", en dat staat niet in deze set.`,
    regel: `${REGELS_VAN_EEN_SCHEMA}: niets wordt van het internet of van schijf gehaald`,
    oplossing: 'Voeg dat bestand toe aan "bestanden" en verwijs ernaar met alleen zijn naam.',
  }),
  SCHEMA_NIET_ONDERSTEUND: (p) => ({
    melding: `"${p.bestand}" gebruikt iets dat hier niet kan: ${p.wat}.`,
    regel: REGELS_VAN_EEN_SCHEMA,
    oplossing: 'Schrijf het schema zonder dit onderdeel.',
  }),
  SCHEMA_ONBEKEND: (p) => ({
    melding: `Het formaat ${p.formaat} noemt het schema ${p.schema}, maar dat is niet geregistreerd.`,
    regel: 'Register: een formaat verwijst naar een schema dat er is',
    oplossing: 'Registreer het schema, tegelijk met het formaat of ervoor.',
  }),
  SCHEMA_VEREIST_ONTBREEKT: ({ schema, element, ontbreekt }) => ({
    melding: `In "${element}" moet altijd "${ontbreekt}" staan, maar geen regel van het formaat schrijft het.`,
    regel: `Schema ${schema}.`,
    oplossing: `Voeg "${ontbreekt}" toe in "${element}".`,
  }),
  SCHEMA_VERKEERDE_SOORT: (p) => ({
    melding: `Het formaat ${p.formaat} maakt een ${p.bestandssoort}-bestand, maar het schema ${p.schema} is van de soort ${p.schemasoort}.`,
    regel: 'Register: XML wordt gecontroleerd met xsd, JSON met json-schema',
    oplossing: 'Noem een schema van de goede soort.',
  }),
};
