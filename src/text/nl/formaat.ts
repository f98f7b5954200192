/** Sentences for whoever registers a formaat: what is refused, why, and what to write instead. */
import type { BevindingenFormaat } from '../../domain/bevindingen/formaat.ts';
import type { Zinnen } from '../zin.ts';
import { zinnenFormaatUitvoer } from './formaat-uitvoer.ts';
import { VORMEN } from './formaat-vorm.ts';

const TAAL = 'Formaattaal (docs/formaten.md)';
const SCHEMA = 'Schema van een formaat (schemas/formaat/1.0.0.json)';
const VELDENREGEL = 'Alleen wat nodig is: AVG artikel 5 lid 1 c; contractstandaard artikel 3.10.1';
const PRIVACY = 'Persoonsgegevens: AVG artikel 5 en 9; Landelijk accountantsprotocol (geen personen)';

const ELEMENTNAMEN = {
  vorm: {
    melding: 'is geen geldige naam voor een element',
    oplossing: 'Begin met een letter; daarna letters, cijfers, punt of streepje.',
  },
  naamruimte: {
    melding: 'heeft een voorvoegsel dat niet bij naamruimten staat',
    oplossing: 'Voeg het voorvoegsel toe aan "naamruimten".',
  },
  dubbel: {
    melding: 'staat hier twee keer',
    oplossing: 'Geef elke kolom, elk veld en elk element op deze plek een eigen naam.',
  },
  lijst: {
    melding: 'herhaalt, en dat kan in JSON alleen in een lijst',
    oplossing: 'Zet "lijst": true bij het element eromheen.',
  },
  attribuut: {
    melding: 'heeft attributen, en die kent JSON niet',
    oplossing: 'Maak er een veld van, of kies XML.',
  },
} as const;

const NIET_UNIEK = {
  gelijk: {
    melding: 'Twee bestanden van dit formaat hebben dezelfde bestandsnaam.',
    oplossing: 'Geef elk bestand een eigen naam.',
  },
  'per-gemeente': {
    melding: 'Elke gemeente krijgt een eigen bestand, maar de bestandsnaam noemt de gemeente niet.',
    oplossing: 'Neem gemeente.code of bestand.nummer op in de bestandsnaam.',
  },
  'per-sleutel': {
    melding: 'Elke waarde van de sleutel krijgt een eigen bestand, maar de bestandsnaam noemt die waarde niet.',
    oplossing:
      'Neem bestand.nummer op in de bestandsnaam, of per.… als die geen persoonsgegeven of gevoelig gegeven is.',
  },
  'per-deel': {
    melding: 'Het bestand kan worden gesplitst, maar de bestandsnaam noemt het deel niet.',
    oplossing: 'Neem bestand.deel of een nummer van de declaratie op in de bestandsnaam.',
  },
} as const;

const PAST_NIET: Readonly<Record<BevindingenFormaat['FORMAAT_WAARDE_PAST_NIET']['reden'], string>> = {
  'te-kort': 'is korter dan minLengte',
  'te-lang': 'is langer dan hier past',
  tekens: 'bevat tekens die hier niet mogen',
  tekenset: 'bevat een teken dat niet in het bestand past',
  leeg: 'minLengte zegt dat er altijd iets moet staan',
};

/** What to write around something that can be absent: a field, an element of a list, or a field of such an element. */
function vraagEerst(veld: string): string {
  const [, lijst, nummer, binnen] = /^(.*)\[(\d+)\](?:\.(.*))?$/s.exec(veld) ?? [];
  if (lijst === undefined && veld.includes('['))
    return 'Schrijf een keuze die voor elk geval iets zegt (… ? … : …), of gebruik een codetabel.';
  if (lijst === undefined) return `Vraag het eerst: has(${veld}) && … of has(${veld}) ? … : ….`;
  if (binnen === undefined)
    return `Vraag het eerst: size(${lijst}) > ${nummer} && … of size(${lijst}) > ${nummer} ? … : ….`;
  return `Vraag het bij elk element: ${lijst}.map(x, has(x.${binnen}) ? x.${binnen} : …)[${nummer}].`;
}

export const zinnenFormaat: Zinnen<BevindingenFormaat> = {
  ...zinnenFormaatUitvoer,
  FORMAAT_VORM: (p) => ({
    melding: VORMEN[p.trefwoord]?.(p.verwacht) ?? `Dit deel van het formaat klopt niet (${p.trefwoord} ${p.verwacht}).`,
    regel: SCHEMA,
    oplossing: 'Pas dit deel van het document aan. Een editor die het schema kent, wijst de plek aan.',
  }),
  FORMAAT_EXPRESSIE_ONGELDIG: (p) => ({
    melding: `Deze expressie is niet te lezen: ${p.uitleg}.`,
    regel: TAAL,
    oplossing: 'Kijk bij de genoemde positie naar haakjes, aanhalingstekens en punten.',
  }),
  FORMAAT_EXPRESSIE_TE_GROOT: () => ({
    melding: 'Deze expressie is te groot.',
    regel: `${TAAL}: ten hoogste 250 onderdelen, 24 lagen en 100 waarden in een lijst`,
    oplossing:
      'Gebruik een codetabel in plaats van een lange reeks keuzes, of verdeel de expressie over een groep of totaal.',
  }),
  FORMAAT_NAAM_ONBEKEND: (p) => ({
    melding: `De naam "${p.naam}" bestaat hier niet.`,
    regel: TAAL,
    oplossing: p.bekend === '' ? 'Haal de naam weg.' : `Wat hier wel kan: ${p.bekend}.`,
  }),
  FORMAAT_OBJECT_ALS_WAARDE: (p) => ({
    melding: `"${p.naam}" is geen waarde maar een verzameling velden.`,
    regel: TAAL,
    oplossing: `Kies één veld, met een punt: "${p.naam}.…".`,
  }),
  FORMAAT_FUNCTIE_ONBEKEND: (p) => ({
    melding: `De functie "${p.functie}" bestaat niet.`,
    regel: TAAL,
    oplossing: 'Kies een functie uit de lijst in docs/formaten.md.',
  }),
  FORMAAT_FUNCTIE_VERBODEN: (p) => ({
    melding: `De functie "${p.functie}" mag niet in een formaat.`,
    regel: `${TAAL}: wat een expressie kost en oplevert moet vooraf vaststaan`,
    oplossing: 'Gebruik ==, in, startsWith, endsWith of contains, of een functie uit de lijst in docs/formaten.md.',
  }),
  FORMAAT_FUNCTIE_ARGUMENTEN: (p) => ({
    melding: `De functie "${p.functie}" kan niet werken met (${p.gevonden}).`,
    regel: TAAL,
    oplossing: p.verwacht === '' ? 'Controleer het aantal en de soort van de waarden.' : `Zij vraagt (${p.verwacht}).`,
  }),
  FORMAAT_LUS_IN_LUS: () => ({
    melding: 'Hier staat een herhaling in een herhaling.',
    regel: `${TAAL}: de tijd per regel moet begrensd zijn`,
    oplossing: 'Gebruik één exists, all, filter of map, of tel met een groep of totaal.',
  }),
  FORMAAT_WAARDE_BUITEN_LIJST: (p) => ({
    melding: `"${p.veld}" kan nooit "${p.waarde}" zijn.`,
    regel: 'Waardenlijst van de standaard (docs/standaard.md)',
    oplossing: `Kies uit: ${p.toegestaan}.`,
  }),
  FORMAAT_TYPE: (p) => ({
    melding:
      p.uitleg === ''
        ? `Deze expressie geeft ${p.gevonden}, maar hier is ${p.verwacht} nodig.`
        : `De soorten waarden passen hier niet bij elkaar: ${p.uitleg}.`,
    regel: TAAL,
    oplossing:
      'Zet een waarde om, bijvoorbeeld met tekst(…), en reken met bedragen in centen voordat u euro(…) gebruikt.',
  }),
  FORMAAT_MAG_ONTBREKEN: (p) => ({
    melding: `"${p.veld}" kan ontbreken, en hier is niet gezegd wat er dan moet gebeuren.`,
    regel: `${TAAL}: nooit stilzwijgend niets`,
    oplossing: vraagEerst(p.veld),
  }),
  FORMAAT_LIJST_OP_NUMMER: (p) => ({
    melding: `"${p.lijst}" heeft elementen in een volgorde die niets zegt; een nummer kiest er zomaar één.`,
    regel: TAAL,
    oplossing: `Zeg welk element u bedoelt: ${p.lijst}.filter(x, …)[0]. Of herhaal over de lijst, met "herhaal": "lijst".`,
  }),
  FORMAAT_HAS_GEEN_VELD: (p) => ({
    melding: `has(…) vraagt of één veld er is; "${p.gevraagd}" is geen veld.`,
    regel: TAAL,
    oplossing:
      'Vraag bij een lijst of zij iets heeft: size(lijst) > 0. Een veld van een element: lijst.map(x, has(x.veld) ? x.veld : "").',
  }),
  FORMAAT_TAK_ONBEREIKBAAR: (p) => ({
    melding: `Van deze keuze wordt het deel na de "${p.tak === 'dan' ? '?' : ':'}" nooit gebruikt.`,
    regel: `${TAAL}: wat nooit gebruikt wordt is een vergissing`,
    oplossing: 'Verbeter de voorwaarde, of haal de keuze weg en houd het deel over dat wel wordt gebruikt.',
  }),
  FORMAAT_DELEN_DOOR_NUL: (p) => ({
    melding: `Hier wordt gedeeld door "${p.deler}", en dat kan nul zijn.`,
    regel: `${TAAL}: delen door nul houdt een zending vast`,
    oplossing: `Vraag het eerst: ${p.deler} != 0 ? … / ${p.deler} : ….`,
  }),
  FORMAAT_SELECTIE_SAMEN: (p) => ({
    melding: p.uitkomst
      ? 'Deze voorwaarde houdt niets tegen: wat door de eerdere voorwaarden komt, voldoet er altijd aan.'
      : 'Samen met de eerdere voorwaarden (of de wetten van het formaat) is deze voorwaarde nooit waar.',
    regel: `${TAAL}: een voorwaarde moet van de gegevens afhangen`,
    oplossing: p.uitkomst
      ? 'Haal de voorwaarde weg of maak haar strenger.'
      : 'Er gaat zo nooit een regel mee; pas een van de voorwaarden aan.',
  }),
  FORMAAT_WAARDE_PAST_NIET: (p) => ({
    melding: `${p.reden === 'leeg' ? 'Deze waarde kan leeg zijn' : `De waarde "${p.waarde}" staat in het formaat zelf`}, maar ${PAST_NIET[p.reden]}.`,
    regel: `${TAAL}: wat het formaat zelf schrijft moet aan zijn eigen regels voldoen`,
    oplossing: 'Pas de waarde aan, of de lengte of tekens die hier mogen.',
  }),
  FORMAAT_TE_GROOT: (p) => ({
    melding: `Het formaat is ${p.bytes} bytes; ten hoogste ${p.maximum}.`,
    regel: `${TAAL}: een formaat moet in één rij van het register passen`,
    oplossing: 'Maak een sjabloon kleiner (afbeeldingen, lege rijen), of verdeel de bestanden over twee formaten.',
  }),
  FORMAAT_VOORWAARDE_VAST: (p) => ({
    melding: `Deze voorwaarde is altijd ${p.uitkomst ? 'waar' : 'onwaar'}.`,
    regel: `${TAAL}: een voorwaarde moet van de gegevens afhangen`,
    oplossing: p.uitkomst
      ? 'Haal de voorwaarde weg of maak haar strenger.'
      : 'Met deze voorwaarde gaat er nooit een regel mee; pas haar aan.',
  }),
  FORMAAT_VELD_ONBEKEND: (p) => ({
    melding: `Het veld "${p.veld}" staat niet in de standaard.`,
    regel: VELDENREGEL,
    oplossing: 'Neem de naam over uit docs/standaard.md.',
  }),
  FORMAAT_VELD_NIET_TOEGESTAAN: (p) => ({
    melding: `De expressie leest "${p.veld}", maar dat veld staat niet bij "velden".`,
    regel: VELDENREGEL,
    oplossing: `Voeg "${p.veld}" toe aan "velden" als de grondslag dat toelaat, of lees het niet.`,
  }),
  FORMAAT_VELD_ONGEBRUIKT: (p) => ({
    melding: `"${p.veld}" staat bij "velden", maar wordt nergens gelezen.`,
    regel: VELDENREGEL,
    oplossing: `Haal "${p.veld}" weg: wat niet nodig is, wordt niet toegestaan.`,
  }),
  FORMAAT_AL_BEKEND: (p) => ({
    melding:
      p.bekend === 'cbs'
        ? `Het formaat vraagt "${p.veld}" (${p.bron}); daarover zijn cijfers bij het CBS te krijgen.`
        : `Het formaat vraagt "${p.veld}" (${p.bron}); dat heeft de ontvanger al uit het berichtenverkeer.`,
    regel: 'Contractstandaard artikel 3.10.1: vraag niet wat al bekend is of elders te krijgen is',
    oplossing: 'Vraag dit veld alleen als het uit die bron niet bruikbaar is, en zeg in de omschrijving waarom.',
  }),
  FORMAAT_PERSOONSGEGEVEN: (p) => ({
    melding:
      p.plek === 'bestandsnaam'
        ? `De bestandsnaam kan "${p.veld}" tonen, en dat is een persoonsgegeven of gevoelig gegeven.`
        : `De uitvoer kan "${p.veld}" van één persoon tonen, terwijl dit formaat geaggregeerd is.`,
    regel: PRIVACY,
    oplossing:
      p.plek === 'bestandsnaam'
        ? 'Gebruik de gemeente, de periode, de aanbieder of het kenmerk.'
        : 'Gebruik een som of aantal, of groepeer op iets dat niet van één persoon is.',
  }),
  FORMAAT_PERSOONSNIVEAU: (p) => ({
    melding: `"herhaal": "${p.herhaal}" schrijft een regel per persoon, terwijl dit formaat geaggregeerd is.`,
    regel: PRIVACY,
    oplossing: 'Gebruik "herhaal": "groepen", of maak het niveau "persoon" als de grondslag dat toelaat.',
  }),
  FORMAAT_HERHALING: (p) => ({
    melding: `De herhaling "${p.herhaal}" kan hier niet (${p.binnen}).`,
    regel: `${TAAL}: alleen "regels" mag binnen "clienten" en alleen "subgroepen" binnen "groepen", en daar één keer`,
    oplossing: 'Zet de herhaling op een plek waar zij mag, en niet in een andere herhaling.',
  }),
  FORMAAT_GROEPERING_ONTBREEKT: () => ({
    melding: 'Dit bestand herhaalt groepen, maar het formaat heeft geen "groepering".',
    regel: TAAL,
    oplossing: 'Voeg "groepering" toe, met sleutels en aggregaten.',
  }),
  FORMAAT_GROEPERING_ONGEBRUIKT: () => ({
    melding: 'Het formaat heeft een "groepering", maar geen bestand herhaalt groepen.',
    regel: TAAL,
    oplossing: 'Haal "groepering" weg, of gebruik "herhaal": "groepen".',
  }),
  FORMAAT_CODETABEL_ONBEKEND: (p) => ({
    melding: `De codetabel "${p.codetabel}" bestaat niet.`,
    regel: TAAL,
    oplossing:
      p.bekend === '' ? 'Voeg de tabel toe bij "codetabellen".' : `Kies uit: ${p.bekend}, of voeg de tabel toe.`,
  }),
  FORMAAT_CODETABEL_ONVOLLEDIG: (p) => ({
    melding: `In de codetabel "${p.codetabel}" ontbreken codes die kunnen voorkomen: ${p.codes}.`,
    regel: `${TAAL}: een code zonder vertaling houdt een zending vast`,
    oplossing: 'Voeg deze codes toe aan de tabel.',
  }),
  FORMAAT_WEGLATEN_IN_KOLOM: (p) => ({
    melding: `De kolom "${p.kolom}" kan niet worden weggelaten: dan schuiven de andere kolommen op.`,
    regel: TAAL,
    oplossing: 'Kies bij "ontbreekt": verplicht, leeg of een standaard.',
  }),
  FORMAAT_BESTANDSNAAM_NIET_UNIEK: (p) => ({ ...NIET_UNIEK[p.reden], regel: TAAL }),
  FORMAAT_ELEMENTNAAM: (p) => ({
    melding: `"${p.naam}" ${ELEMENTNAMEN[p.reden].melding}.`,
    regel: 'XML 1.0 en Namespaces in XML 1.0; RFC 8259 (JSON); docs/formaten.md',
    oplossing: ELEMENTNAMEN[p.reden].oplossing,
  }),
  FORMAAT_TEKENSET: (p) => ({
    melding: `Het opschrift "${p.kolom}" bevat een teken dat niet in ${p.tekenset} past.`,
    regel: TAAL,
    oplossing: 'Kies een ander opschrift, of tekenset utf-8-bom.',
  }),
  FORMAAT_LENGTEN: (p) => ({
    melding: `minLengte (${p.minLengte}) is groter dan maxLengte (${p.maxLengte}).`,
    regel: TAAL,
    oplossing: 'Verwissel of verbeter de lengten.',
  }),
  FORMAAT_DATUMS: (p) => ({
    melding: `Het formaat zou eindigen (${p.geldigTot}) voordat het begint (${p.geldigVanaf}).`,
    regel: TAAL,
    oplossing: 'Verbeter geldigVanaf of geldigTot.',
  }),
  FORMAAT_PARAMETER_ONGEBRUIKT: (p) => ({
    melding: `De parameter "${p.parameter}" wordt nergens gelezen.`,
    regel: TAAL,
    oplossing: `Haal de parameter weg, of lees hem als parameters.${p.parameter}.`,
  }),
};
