/** The parts of a formaat that have a form: which fields each has, and what they mean. What has no field here is changed in the text. */
import type { Keuze } from '../../onderdelen/veld.tsx';

export interface Onderdeelveld {
  /** Path inside the part, with slashes; the name of a member for `lid`. */
  readonly pad: string;
  readonly label: string;
  readonly uitleg?: string;
  readonly soort:
    | 'tekst'
    | 'lang'
    | 'expressie'
    | 'getal'
    | 'datum'
    | 'keuze'
    | 'keuzes'
    | 'ontbreekt'
    | 'schema'
    | 'ja-nee'
    | 'codes';
  readonly keuzes?: readonly Keuze[];
  readonly verplicht?: boolean;
}

export interface Onderdeelsoort {
  /** What it is called, after "Een" or "Nieuwe". */
  readonly naam: string;
  readonly uitleg: string;
  readonly velden: readonly Onderdeelveld[];
  /** A member of an object has a name of its own. */
  readonly lid?: { readonly label: string; readonly uitleg: string };
  /** What a new one holds beside its fields. */
  readonly nieuw?: Readonly<Record<string, unknown>>;
  /** A part without which the formaat is none. */
  readonly vast?: true;
}

const keuzes = (...paren: readonly (readonly [waarde: string, naam: string])[]): readonly Keuze[] =>
  paren.map(([waarde, naam]) => ({ waarde, naam }));

const LEEG = ['', 'Niet gekozen'] as const;
const EXPRESSIE = 'Een veld, of een berekening met velden. Bijvoorbeeld: euro(prestatie.bedragCenten).';

const WAARDE: readonly Onderdeelveld[] = [
  { pad: 'waarde', label: 'Waarde', uitleg: EXPRESSIE, soort: 'expressie', verplicht: true },
  {
    pad: 'ontbreekt',
    label: 'Als de waarde er niet is',
    soort: 'ontbreekt',
    verplicht: true,
  },
  { pad: 'codetabel', label: 'Codetabel', uitleg: 'Naam van de tabel die de waarde vertaalt.', soort: 'tekst' },
  { pad: 'minLengte', label: 'Minste tekens', soort: 'getal' },
  { pad: 'maxLengte', label: 'Meeste tekens', soort: 'getal' },
  {
    pad: 'toegestaneTekens',
    label: 'Welke tekens',
    soort: 'keuze',
    keuzes: keuzes(
      ['', 'Alle tekens'],
      ['cijfers', 'Cijfers'],
      ['letters-cijfers', 'Letters en cijfers'],
      ['latijn', 'Latijns schrift'],
    ),
  },
];

const KOLOM: readonly Onderdeelveld[] = [
  { pad: 'kop', label: 'Opschrift van de kolom', soort: 'tekst', verplicht: true },
  ...WAARDE,
];

const BESTAND: readonly Onderdeelveld[] = [
  {
    pad: 'bestandsnaam',
    label: 'Naam van het bestand',
    uitleg: 'Een expressie. Vaste tekst staat tussen aanhalingstekens: "opgave-" + aanbieder.agbcode + ".csv".',
    soort: 'expressie',
    verplicht: true,
  },
  {
    pad: 'leeg',
    label: 'Als er geen regel meegaat',
    soort: 'keuze',
    keuzes: keuzes(['', 'Geen bestand'], ['leeg-bestand', 'Een bestand zonder rijen'], ['nulopgave', 'Een nulopgave']),
  },
  {
    pad: 'bestandPer',
    label: 'Eén bestand per',
    uitleg: 'zending, gemeente, of de naam van een sleutel. Leeg: zoals "verdeling" zegt.',
    soort: 'tekst',
  },
  { pad: 'splitsing/maximaleRegels', label: 'Splitsen na zoveel regels', soort: 'getal' },
  { pad: 'splitsing/maximaleBytes', label: 'Splitsen na zoveel bytes', soort: 'getal' },
];

const HERHAAL = keuzes(
  ['regels', 'Eén rij per regel'],
  ['groepen', 'Eén rij per groep'],
  ['subgroepen', 'Eén rij per subgroep'],
  ['lijst', 'Eén rij per onderdeel van een lijst'],
);

const SCHEMA: Onderdeelveld = {
  pad: 'schema',
  label: 'Schema van de ontvanger',
  uitleg: 'Wat er niet aan voldoet gaat niet weg.',
  soort: 'schema',
};

const ALS: Onderdeelveld = {
  pad: 'als',
  label: 'Alleen als',
  uitleg: 'Een voorwaarde. Leeg: altijd.',
  soort: 'expressie',
};

const FUNCTIES = keuzes(
  ['aantal', 'Aantal regels'],
  ['som', 'Som'],
  ['aantalUniek', 'Aantal verschillende'],
  ['minimum', 'Kleinste'],
  ['maximum', 'Grootste'],
  ['eerste', 'Eerste'],
);

const NAAM = {
  label: 'Naam',
  uitleg: 'Begint met een kleine letter. Zonder spaties. Zo leest u de waarde in een expressie.',
};

export const SOORTEN = {
  kop: {
    naam: 'Gegevens',
    uitleg: 'Wat dit formaat is, voor wie en waarom.',
    vast: true,
    velden: [
      { pad: 'titel', label: 'Titel', soort: 'tekst', verplicht: true },
      { pad: 'omschrijving', label: 'Omschrijving', soort: 'lang', verplicht: true },
      {
        pad: 'grondslag',
        label: 'Grondslag',
        uitleg: 'Waarom de ontvanger deze gegevens mag krijgen: wet, regeling of artikel.',
        soort: 'lang',
        verplicht: true,
      },
      { pad: 'geldigVanaf', label: 'Geldig vanaf', soort: 'datum', verplicht: true },
      { pad: 'geldigTot', label: 'Geldig tot en met', soort: 'datum' },
      {
        pad: 'wetten',
        label: 'Wetten',
        soort: 'keuzes',
        keuzes: keuzes(['wmo', 'Wmo'], ['jw', 'Jeugdwet']),
        verplicht: true,
      },
      {
        pad: 'niveau',
        label: 'Niveau',
        soort: 'keuze',
        keuzes: keuzes(['persoon', 'Regels van cliënten'], ['geaggregeerd', 'Alleen totalen']),
        verplicht: true,
      },
      {
        pad: 'invoer',
        label: 'Wat het formaat leest',
        soort: 'keuze',
        keuzes: keuzes(
          ['prestaties', 'Prestaties: geleverde zorg'],
          ['trajecten', 'Trajecten: begin en einde van hulp'],
        ),
        verplicht: true,
      },
      {
        pad: 'verdeling',
        label: 'Bestanden',
        soort: 'keuze',
        keuzes: keuzes(['zending', 'Eén keer per zending'], ['gemeente', 'Eén keer per gemeente']),
        verplicht: true,
      },
      {
        pad: 'correctie',
        label: 'Verbeteringen',
        soort: 'keuze',
        keuzes: keuzes(
          ['', 'Nieuw bestand in de plaats van het vorige'],
          ['credit-debet', 'Per regel crediteren en opnieuw declareren'],
        ),
      },
      {
        pad: 'bronstatus',
        label: 'Hoe zeker de bron is',
        soort: 'keuze',
        keuzes: keuzes(
          ['gesourced', 'Alles blijkt uit de bronnen'],
          ['deels', 'Een deel blijkt uit de bronnen'],
          ['eigen', 'Zelf gekozen'],
        ),
        verplicht: true,
      },
    ],
  },
  selectie: {
    naam: 'Voorwaarde',
    uitleg: 'Een regel gaat alleen mee als elke voorwaarde waar is.',
    velden: [
      {
        pad: 'als',
        label: 'Voorwaarde',
        uitleg: 'Bijvoorbeeld: prestatie.volume > 0',
        soort: 'expressie',
        verplicht: true,
      },
      { pad: 'andersReden', label: 'Waarom een andere regel niet meegaat', soort: 'lang', verplicht: true },
    ],
  },
  sleutel: {
    naam: 'Sleutel',
    uitleg: 'Regels met dezelfde sleutels komen in één groep. U leest de waarde als groep.naam.',
    lid: NAAM,
    velden: [
      {
        pad: 'waarde',
        label: 'Waarde',
        uitleg: 'Bijvoorbeeld: prestatie.productcode',
        soort: 'expressie',
        verplicht: true,
      },
      { pad: 'codetabel', label: 'Codetabel', uitleg: 'Groepeert op de vertaling.', soort: 'tekst' },
    ],
  },
  aggregaat: {
    naam: 'Telling',
    uitleg: 'Wordt geteld of opgeteld over de regels die meegaan.',
    lid: NAAM,
    velden: [
      { pad: 'functie', label: 'Wat', soort: 'keuze', keuzes: FUNCTIES, verplicht: true },
      {
        pad: 'van',
        label: 'Waarover',
        uitleg: 'Leeg bij het aantal regels. Bijvoorbeeld: prestatie.volume',
        soort: 'expressie',
      },
    ],
  },
  csv: {
    naam: 'CSV-bestand',
    uitleg: 'Een tekstbestand met kolommen.',
    nieuw: { bestandssoort: 'csv' },
    velden: [
      ...BESTAND,
      { pad: 'csv/herhaal', label: 'Rijen', soort: 'keuze', keuzes: HERHAAL, verplicht: true },
      {
        pad: 'csv/van',
        label: 'Welke lijst',
        uitleg: 'Alleen bij één rij per onderdeel van een lijst.',
        soort: 'tekst',
      },
      {
        pad: 'csv/scheidingsteken',
        label: 'Scheidingsteken',
        soort: 'keuze',
        keuzes: keuzes([';', 'Puntkomma (;)'], [',', 'Komma (,)'], ['\t', 'Tab'], ['|', 'Streep (|)']),
        verplicht: true,
      },
      {
        pad: 'csv/decimaalteken',
        label: 'Decimaalteken',
        soort: 'keuze',
        keuzes: keuzes([',', 'Komma'], ['.', 'Punt']),
        verplicht: true,
      },
      {
        pad: 'csv/tekenset',
        label: 'Tekenset',
        soort: 'keuze',
        keuzes: keuzes(
          ['utf-8-bom', 'UTF-8 met BOM (goed voor Excel)'],
          ['utf-8', 'UTF-8'],
          ['windows-1252', 'Windows-1252'],
        ),
        verplicht: true,
      },
      {
        pad: 'csv/regeleinde',
        label: 'Regeleinde',
        soort: 'keuze',
        keuzes: keuzes(['crlf', 'CRLF (Windows)'], ['lf', 'LF']),
        verplicht: true,
      },
      {
        pad: 'csv/kopregel',
        label: 'Opschriften',
        soort: 'ja-nee',
        keuzes: keuzes(['ja', 'Op de eerste regel'], ['nee', 'Geen opschriften']),
        verplicht: true,
      },
    ],
  },
  xlsx: {
    naam: 'Excelbestand',
    uitleg: 'Een werkmap met bladen.',
    nieuw: { bestandssoort: 'xlsx' },
    velden: [
      ...BESTAND,
      {
        pad: 'xlsx/sjabloon',
        label: 'Sjabloon',
        uitleg: 'Naam van een werkmap van de ontvanger die wordt gevuld.',
        soort: 'tekst',
      },
    ],
  },
  xml: {
    naam: 'XML-bestand',
    uitleg: 'Een bericht met elementen.',
    nieuw: { bestandssoort: 'xml', naamruimten: {} },
    velden: [...BESTAND, SCHEMA],
  },
  json: {
    naam: 'JSON-bestand',
    uitleg: 'Een bericht met elementen.',
    nieuw: { bestandssoort: 'json' },
    velden: [...BESTAND, SCHEMA],
  },
  vasteBreedte: {
    naam: 'Bestand met vaste breedte',
    uitleg: 'Elk veld heeft een vaste plek op de regel.',
    nieuw: { bestandssoort: 'vaste-breedte' },
    velden: [
      ...BESTAND,
      {
        pad: 'vasteBreedte/tekenset',
        label: 'Tekenset',
        soort: 'keuze',
        keuzes: keuzes(['ascii', 'ASCII'], ['utf-8', 'UTF-8'], ['windows-1252', 'Windows-1252']),
        verplicht: true,
      },
      {
        pad: 'vasteBreedte/regeleinde',
        label: 'Regeleinde',
        soort: 'keuze',
        keuzes: keuzes(['crlf', 'CRLF (Windows)'], ['lf', 'LF'], ['geen', 'Geen']),
        verplicht: true,
      },
    ],
  },
  blad: {
    naam: 'Blad',
    uitleg: 'Een blad van de werkmap.',
    velden: [
      {
        pad: 'naam',
        label: 'Naam van het blad',
        uitleg: 'Een expressie. Vaste tekst staat tussen aanhalingstekens: "Overzicht".',
        soort: 'expressie',
        verplicht: true,
      },
      {
        pad: 'bladPer',
        label: 'Eén blad per',
        uitleg: 'gemeente, of de naam van een sleutel. Leeg: één blad.',
        soort: 'tekst',
      },
      { pad: 'sjabloonblad', label: 'Blad van het sjabloon', soort: 'tekst' },
      { pad: 'tabel', label: 'Tabel van het sjabloon', soort: 'tekst' },
      {
        pad: 'rijen/herhaal',
        label: 'Rijen',
        soort: 'keuze',
        keuzes: [{ waarde: '', naam: 'Geen rijen' }, ...HERHAAL],
      },
      {
        pad: 'rijen/van',
        label: 'Welke lijst',
        uitleg: 'Alleen bij één rij per onderdeel van een lijst.',
        soort: 'tekst',
      },
    ],
  },
  kolom: { naam: 'Kolom', uitleg: 'Een kolom van de tabel.', velden: KOLOM },
  bladkolom: {
    naam: 'Kolom',
    uitleg: 'Een kolom van het blad.',
    velden: [
      ...KOLOM,
      {
        pad: 'notatie',
        label: 'Hoe Excel het toont',
        soort: 'keuze',
        keuzes: keuzes(
          ['', 'Vanzelf'],
          ['tekst', 'Tekst'],
          ['getal', 'Getal'],
          ['bedrag', 'Bedrag'],
          ['datum', 'Datum'],
        ),
      },
      { pad: 'breedteTekens', label: 'Breedte in tekens', soort: 'getal' },
    ],
  },
  element: {
    naam: 'Element met een waarde',
    uitleg: 'Schrijft één waarde.',
    velden: [{ pad: 'element', label: 'Naam van het element', soort: 'tekst', verplicht: true }, ...WAARDE, ALS],
  },
  omvattend: {
    naam: 'Element met elementen erin',
    uitleg: 'Schrijft wat erin staat.',
    nieuw: { inhoud: [{ element: 'Nieuw', waarde: '""', ontbreekt: 'leeg' }] },
    velden: [{ pad: 'element', label: 'Naam van het element', soort: 'tekst', verplicht: true }, ALS],
  },
  herhaling: {
    naam: 'Herhaling',
    uitleg: 'Schrijft wat erin staat een keer voor elke regel, cliënt of groep.',
    nieuw: { inhoud: [{ element: 'Nieuw', waarde: '""', ontbreekt: 'leeg' }] },
    velden: [
      {
        pad: 'herhaal',
        label: 'Eén keer per',
        soort: 'keuze',
        keuzes: [
          { waarde: 'clienten', naam: 'Cliënt' },
          ...HERHAAL.map(({ waarde, naam }) => ({ waarde, naam: naam.replace('Eén rij per ', '') })),
        ],
        verplicht: true,
      },
      { pad: 'van', label: 'Welke lijst', uitleg: 'Alleen bij een lijst.', soort: 'tekst' },
    ],
  },
  record: {
    naam: 'Record',
    uitleg: 'Een soort regel van het bestand.',
    velden: [{ pad: 'record', label: 'Naam van het record', soort: 'tekst', verplicht: true }, ALS],
  },
  vastveld: {
    naam: 'Veld',
    uitleg: 'Een veld van het record.',
    velden: [
      { pad: 'naam', label: 'Naam van het veld', soort: 'tekst', verplicht: true },
      { pad: 'lengte', label: 'Lengte', soort: 'getal', verplicht: true },
      {
        pad: 'uitlijning',
        label: 'Uitlijning',
        soort: 'keuze',
        keuzes: keuzes(['links', 'Links'], ['rechts', 'Rechts']),
        verplicht: true,
      },
      {
        pad: 'vulteken',
        label: 'Aanvullen met',
        soort: 'keuze',
        keuzes: keuzes([' ', 'Spaties'], ['0', 'Nullen']),
        verplicht: true,
      },
      { pad: 'decimalen', label: 'Decimalen', soort: 'getal' },
      {
        pad: 'teken',
        label: 'Plus of min',
        soort: 'keuze',
        keuzes: keuzes(LEEG, ['voorloop', 'Vooraan'], ['achter', 'Achteraan']),
      },
      ...WAARDE,
    ],
  },
  controle: {
    naam: 'Controle',
    uitleg: 'Wat van de totalen waar moet zijn. Anders gaat er niets weg.',
    velden: [
      { pad: 'code', label: 'Code', uitleg: 'Hoofdletters, bijvoorbeeld TR358.', soort: 'tekst', verplicht: true },
      { pad: 'als', label: 'Moet waar zijn', soort: 'expressie', verplicht: true },
      { pad: 'melding', label: 'Wat er niet klopt', soort: 'lang', verplicht: true },
      { pad: 'oplossing', label: 'Wat de lezer kan doen', soort: 'lang', verplicht: true },
    ],
  },
  parameter: {
    naam: 'Parameter',
    uitleg: 'Wat elke aansluiting zelf invult. U leest de waarde als parameters.naam.',
    lid: NAAM,
    velden: [
      { pad: 'omschrijving', label: 'Wat de aansluiting hier invult', soort: 'lang', verplicht: true },
      {
        pad: 'standaard',
        label: 'Waarde als zij niets invult',
        uitleg: 'Leeg: zij moet iets invullen.',
        soort: 'tekst',
      },
    ],
  },
  codetabel: {
    naam: 'Codetabel',
    uitleg: 'Vertaalt een code. Een code die er niet in staat houdt de zending vast.',
    lid: NAAM,
    velden: [
      {
        pad: '',
        label: 'Codes',
        uitleg: 'Eén per regel: code = vertaling. Leeg: de aansluiting vult de tabel.',
        soort: 'codes',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Onderdeelsoort>>;

export type Soortnaam = keyof typeof SOORTEN;

export const isSoortnaam = (tekst: string): tekst is Soortnaam => Object.hasOwn(SOORTEN, tekst);

const PLEKKEN: readonly (readonly [RegExp, Soortnaam])[] = [
  [/^$/, 'kop'],
  [/^\/selectie\/(\d+|-)$/, 'selectie'],
  [/^\/groepering\/(subgroepen\/)?sleutels\/[^/]+$/, 'sleutel'],
  [/^\/groepering\/(subgroepen\/)?aggregaten\/[^/]+$/, 'aggregaat'],
  [/^\/totalen\/[^/]+$/, 'aggregaat'],
  [/^\/bestanden\/\d+\/csv\/kolommen\/(\d+|-)$/, 'kolom'],
  [/^\/bestanden\/\d+\/xlsx\/bladen\/(\d+|-)$/, 'blad'],
  [/^\/bestanden\/\d+\/xlsx\/bladen\/\d+\/rijen\/kolommen\/(\d+|-)$/, 'bladkolom'],
  [/^\/bestanden\/\d+\/vasteBreedte\/records(\/\d+\/inhoud)*\/(\d+|-)$/, 'record'],
  [/^\/bestanden\/\d+\/vasteBreedte\/records(\/\d+\/inhoud)*\/\d+\/velden\/(\d+|-)$/, 'vastveld'],
  [/^\/controles\/(\d+|-)$/, 'controle'],
  [/^\/parameters\/[^/]+$/, 'parameter'],
  [/^\/codetabellen\/[^/]+$/, 'codetabel'],
];

const BESTANDSSOORTEN: Readonly<Record<string, Soortnaam>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  xml: 'xml',
  json: 'json',
  'vaste-breedte': 'vasteBreedte',
};

/**
 * Which form belongs to the part at a pointer; undefined when it has none.
 *
 * @param inhoud what stands there; of a node of a tree that is new, `gevraagd` says which kind it is to be
 */
export function soortAt(pointer: string, inhoud: unknown, gevraagd?: string): Soortnaam | undefined {
  const heeft = (naam: string): boolean => typeof inhoud === 'object' && inhoud !== null && Object.hasOwn(inhoud, naam);
  if (/^\/bestanden\/\d+$/.test(pointer)) return BESTANDSSOORTEN[String(Object(inhoud).bestandssoort)];
  if (/^\/bestanden\/\d+\/boom(\/inhoud\/\d+)*(\/inhoud\/-)?$/.test(pointer)) {
    if (inhoud === undefined) return gevraagd === 'omvattend' || gevraagd === 'herhaling' ? gevraagd : 'element';
    return heeft('herhaal') ? 'herhaling' : heeft('inhoud') ? 'omvattend' : 'element';
  }
  const soort = PLEKKEN.find(([vorm]) => vorm.test(pointer))?.[1];
  return soort === 'record' && heeft('herhaal') ? 'herhaling' : soort;
}
