/**
 * Every limit on what somebody from outside may ask of the gateway, in one table. The stages read their limits from here, docs/limieten.md is
 * made from it (scripts/limietentabel.ts), and tests/domain/limieten.test.ts goes just under and just over each of them.
 *
 * Time has no row per stage. workerd lets no clock run while code computes (its protection against Spectre), so a stage cannot see how long
 * it takes. What bounds time is that work is linear in what is counted here, and `cpuMs`, at which the platform stops an invocation.
 */
import type { BevindingCode } from './bevinding.ts';
import { MAX_CELTEKENS, MAX_KOLOMMEN, MAX_RIJEN } from './werkmap.ts';

export type Limieteenheid = 'bytes' | 'tekens' | 'stuks' | 'niveaus' | 'keer' | 'ms';

export interface Limiet {
  readonly groep: Limietgroep;
  readonly waarde: number;
  readonly eenheid: Limieteenheid;
  /** What is limited, in Dutch. */
  readonly wat: string;
  /** The finding that goes with the refusal, or in Dutch what happens beyond the limit. */
  readonly daarboven: BevindingCode | { readonly gevolg: string };
}

export const LIMIETGROEPEN = {
  indienen: 'Indienen',
  json: 'JSON en NDJSON',
  xml: 'XML',
  csv: 'CSV',
  zip: 'Zip en bundels',
  werkmap: 'Werkmappen (xlsx) die binnenkomen',
  sjabloon: 'Sjablonen: werkmappen die een gemeente aanlevert',
  antwoord: 'Antwoorden van ontvangers',
  formaat: 'Formaten en expressies',
  schema: 'Schema’s (XSD en JSON Schema)',
  uitvoer: 'Wat wij maken',
  verzoek: 'Verzoeken',
} as const;

export type Limietgroep = keyof typeof LIMIETGROEPEN;

const KB = 1024;
const MB = 1024 * KB;

const rij = (
  groep: Limietgroep,
  waarde: number,
  eenheid: Limieteenheid,
  wat: string,
  daarboven: Limiet['daarboven'],
): Limiet => ({ groep, waarde, eenheid, wat, daarboven });

export const LIMIETEN = {
  verantwoordingBytes: rij('indienen', 100 * MB, 'bytes', 'Eén verantwoording, uitgepakt', 'INVOER_TE_GROOT'),
  proefBytes: rij('indienen', 16 * MB, 'bytes', 'Eén proefverwerking, uitgepakt', 'INVOER_TE_GROOT'),
  regels: rij('indienen', 2_000_000, 'stuks', 'Prestaties en trajecten samen', 'TE_VEEL_REGELS'),
  getoondeBevindingen: rij('indienen', 1_000, 'stuks', 'Bevindingen die u ziet', {
    gevolg: 'de rest wordt geteld; van elke soort blijft er een staan',
  }),
  geteldeFouten: rij(
    'indienen',
    100_000,
    'stuks',
    'Fouten die wij tellen; daarna lezen wij niet verder',
    'TE_VEEL_FOUTEN',
  ),
  startstops: rij('indienen', 50_000, 'stuks', 'Berichten 305 en 307 in één keer', 'STARTSTOP_TE_VEEL'),
  documentBytes: rij('indienen', 25 * MB, 'bytes', 'Eén document in het dossier', {
    gevolg: 'het document wordt geweigerd (413)',
  }),
  uploads: rij('indienen', 200, 'stuks', 'Uploads van één aanbieder in 48 uur', 'UPLOAD_TE_VEEL'),
  uploadsKeer: rij(
    'indienen',
    20,
    'keer',
    'Die uploads samen, ten opzichte van de grootste verantwoording',
    'UPLOAD_TE_VEEL',
  ),
  indieningen: rij(
    'indienen',
    20,
    'stuks',
    'Klaargezet op de pagina’s en nog niet ingediend, per aanbieder',
    'INDIENING_TE_VEEL',
  ),

  jsonElementBytes: rij('json', MB, 'bytes', 'Eén prestatie of traject', 'ELEMENT_TE_GROOT'),
  jsonKopBytes: rij('json', 4 * MB, 'bytes', 'Alles buiten de twee lijsten samen', 'KOP_TE_GROOT'),
  jsonDiepte: rij('json', 64, 'niveaus', 'Objecten en lijsten in elkaar', 'JSON_TE_DIEP'),

  xmlBerichtDiepte: rij('xml', 32, 'niveaus', 'Elementen in elkaar', 'XML_TE_DIEP'),
  xmlStukTekens: rij('xml', MB, 'tekens', 'Eén tag, één opmerking of de tekst van één element', 'XML_STUK_TE_LANG'),
  xmlAttributen: rij('xml', 256, 'stuks', 'Attributen van één element', 'XML_TE_VEEL_ATTRIBUTEN'),
  xmlHerhalingen: rij(
    'xml',
    10_000,
    'stuks',
    'Herhalingen van een element dat bij zijn ouder bewaard blijft',
    'XML_TE_VEEL_HERHALINGEN',
  ),

  csvKolommen: rij('csv', 500, 'stuks', 'Kolommen', 'CSV_TE_VEEL_KOLOMMEN'),
  csvVeldTekens: rij('csv', 10_000, 'tekens', 'Eén veld', 'CSV_VELD_TE_LANG'),

  zipBestanden: rij('zip', 2_000, 'stuks', 'Bestanden in een bundel', 'ZIP_TE_VEEL_BESTANDEN'),
  zipFactor: rij(
    'zip',
    10,
    'keer',
    'Uitgepakte bundel of werkmap, ten opzichte van de grootste verantwoording',
    'INVOER_TE_GROOT',
  ),
  zipVerhouding: rij(
    'zip',
    400,
    'keer',
    'Uitgepakt ten opzichte van ingepakt, voor een bestand van meer dan 1 MB',
    'ZIP_TE_STERK_VERKLEIND',
  ),
  zipInhoudsopgaveBytes: rij('zip', 8 * MB, 'bytes', 'De inhoudsopgave', 'ZIP_BESCHADIGD'),

  werkmapDelen: rij('werkmap', 5_000, 'stuks', 'Onderdelen', 'ZIP_TE_VEEL_BESTANDEN'),
  werkmapTekstBytes: rij('werkmap', 40 * MB, 'bytes', 'Alle verschillende teksten samen', 'WERKMAP_TE_VEEL_TEKST'),
  werkmapCelTekens: rij('werkmap', MAX_CELTEKENS, 'tekens', 'De tekst van één cel', 'WERKMAP_ONLEESBAAR'),
  werkmapKolommen: rij('werkmap', MAX_KOLOMMEN, 'stuks', 'Kolommen', 'WERKMAP_ONLEESBAAR'),
  werkmapRijen: rij('werkmap', MAX_RIJEN, 'stuks', 'Rijen van één blad', 'WERKMAP_ONLEESBAAR'),

  sjabloonBytes: rij('sjabloon', 4 * MB, 'bytes', 'Eén sjabloon', 'FORMAAT_SJABLOON'),
  sjabloonUitgepaktBytes: rij('sjabloon', 16 * MB, 'bytes', 'Eén sjabloon, uitgepakt', 'FORMAAT_SJABLOON'),
  sjabloonDelen: rij('sjabloon', 2_000, 'stuks', 'Onderdelen', 'FORMAAT_SJABLOON'),
  sjabloonVerhouding: rij(
    'sjabloon',
    250,
    'keer',
    'Uitgepakt ten opzichte van ingepakt, voor een onderdeel van meer dan 256 KB',
    'FORMAAT_SJABLOON',
  ),
  sjabloonDiepte: rij('sjabloon', 256, 'niveaus', 'Elementen in elkaar', 'FORMAAT_SJABLOON'),

  retourXmlBytes: rij('antwoord', 25 * MB, 'bytes', 'Eén 325 (OP179)', 'INVOER_TE_GROOT'),
  retourCsvBytes: rij('antwoord', 10 * MB, 'bytes', 'Eén antwoord in CSV', 'INVOER_TE_GROOT'),
  historieBerichten: rij(
    'antwoord',
    2_000,
    'stuks',
    'Berichten in één zip met eerdere declaraties',
    'ZIP_TE_VEEL_BESTANDEN',
  ),

  celKnopen: rij('formaat', 250, 'stuks', 'Onderdelen van één expressie', 'FORMAAT_EXPRESSIE_TE_GROOT'),
  celDiepte: rij('formaat', 24, 'niveaus', 'Haakjes en functies in elkaar', 'FORMAAT_EXPRESSIE_TE_GROOT'),
  celLijst: rij('formaat', 100, 'stuks', 'Waarden in één lijst', 'FORMAAT_EXPRESSIE_TE_GROOT'),
  celArgumenten: rij('formaat', 8, 'stuks', 'Argumenten van één functie', 'FORMAAT_EXPRESSIE_TE_GROOT'),
  formaatBytes: rij('formaat', 1_900_000, 'bytes', 'Eén formaat', 'FORMAAT_TE_GROOT'),

  schemaBytes: rij('schema', 1_900_000, 'bytes', 'Eén schemaset', 'SCHEMA_TE_GROOT'),
  xsdMerkBytes: rij(
    'schema',
    4 * MB,
    'bytes',
    'Eén tag, opmerking of sectie in XML die wij controleren',
    'UITVOER_XSD',
  ),
  patroonStappen: rij(
    'schema',
    20_000_000,
    'stuks',
    'Stappen die een patroon voor één waarde vraagt, in het slechtste geval',
    'SCHEMA_NIET_ONDERSTEUND',
  ),
  patroonWaardeTekens: rij(
    'schema',
    1_000,
    'tekens',
    'Eén waarde, als een patroon in het schema die op meer dan één manier kan verdelen',
    'UITVOER_WAARDE_TE_LANG',
  ),

  groepen: rij('uitvoer', 200_000, 'stuks', 'Groepen bij het optellen voor één zending', 'TE_VEEL_GROEPEN'),
  uitvoerBestanden: rij('uitvoer', 1_000, 'stuks', 'Bestanden van één zending', 'TE_VEEL_BESTANDEN'),
  archiefNaamTekens: rij('uitvoer', 150, 'tekens', 'Naam van een bestand in een archief', {
    gevolg: 'de naam wordt ingekort, met behoud van wat achter de punt staat',
  }),

  jsonBerichtBytes: rij(
    'verzoek',
    16 * MB,
    'bytes',
    'Elk ander JSON-bericht; de meeste adressen nemen veel minder aan',
    'VERZOEK_TE_GROOT',
  ),
  formulierBytes: rij('verzoek', 256 * KB, 'bytes', 'Een formulier op een pagina, zonder bestand', {
    gevolg: 'de pagina zegt dat het te groot is (413)',
  }),
  cpuMs: rij('verzoek', 300_000, 'ms', 'Rekentijd van één verzoek of één ronde omzetten', {
    gevolg:
      'het platform breekt af; een omzetting wordt opnieuw geprobeerd en na vijf keer vastgehouden (OMZETTING_MISLUKT)',
  }),
} as const satisfies Readonly<Record<string, Limiet>>;

export type Limietnaam = keyof typeof LIMIETEN;

export interface Verbod {
  readonly groep: Limietgroep;
  /** What is not taken at all, in Dutch. */
  readonly wat: string;
  readonly waarom: string;
  readonly bevinding: BevindingCode;
}

const nooit = (groep: Limietgroep, wat: string, waarom: string, bevinding: BevindingCode): Verbod => ({
  groep,
  wat,
  waarom,
  bevinding,
});

/** What has no size at which it would be fine. */
export const VERBODEN = {
  doctype: nooit(
    'xml',
    'DOCTYPE, en dus eigen entiteiten',
    'Een entiteit kan zichzelf vermenigvuldigen of een bestand openen.',
    'XML_DOCTYPE',
  ),
  andereTekens: nooit(
    'xml',
    'Een andere codering dan UTF-8',
    'Wat twee programma’s verschillend lezen, is niet te controleren.',
    'XML_GEEN_UTF8',
  ),
  zipVersleuteld: nooit('zip', 'Een versleuteld bestand', 'Wij kunnen niet zien wat erin zit.', 'ZIP_VERSLEUTELD'),
  zipDubbel: nooit(
    'zip',
    'Twee bestanden met dezelfde naam',
    'Welke van de twee geldt, is dan niet te zeggen.',
    'ZIP_DUBBELE_NAAM',
  ),
  zipOverlap: nooit(
    'zip',
    'Bestanden die bytes delen',
    'Zo pakt een klein bestand uit tot iets van elke grootte.',
    'ZIP_BESCHADIGD',
  ),
  werkmapMacros: nooit('werkmap', 'Macro’s', 'Een werkmap met cijfers heeft geen programma nodig.', 'WERKMAP_MACROS'),
  sjabloonMacros: nooit(
    'sjabloon',
    'Macro’s en ActiveX',
    'Het sjabloon gaat naar anderen, die het openen.',
    'FORMAAT_SJABLOON',
  ),
  sjabloonKoppeling: nooit(
    'sjabloon',
    'Koppelingen naar andere bestanden of servers',
    'Wie de werkmap opent, haalt dan iets van buiten op.',
    'FORMAAT_SJABLOON',
  ),
  celMatches: nooit(
    'formaat',
    'Reguliere expressies in een expressie (matches)',
    'De tijd die zij kosten is niet begrensd.',
    'FORMAAT_FUNCTIE_VERBODEN',
  ),
  celLus: nooit(
    'formaat',
    'Een lus in een lus',
    'Het werk per regel groeit dan met het kwadraat.',
    'FORMAAT_LUS_IN_LUS',
  ),
  xsdVanBuiten: nooit(
    'schema',
    'Een verwijzing naar een schema buiten de set',
    'Er wordt nooit iets van het netwerk of een schijf gehaald.',
    'SCHEMA_VERWIJZING',
  ),
  xsdDoctype: nooit('schema', 'DOCTYPE in een XSD', 'Zie XML.', 'SCHEMA_NIET_ONDERSTEUND'),
  xsdPatroon: nooit(
    'schema',
    'Een patroon dat dezelfde tekst op te veel manieren kan lezen',
    'De tijd kan met elk teken verdubbelen, of met een derde macht van de lengte groeien.',
    'SCHEMA_NIET_ONDERSTEUND',
  ),
} as const satisfies Readonly<Record<string, Verbod>>;

export type Verbodnaam = keyof typeof VERBODEN;
