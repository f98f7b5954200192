/** The parts of an output file: their fields, and what they mean. */
import { ALS, BESTAND, HERHAAL, KOLOM, keuzes, LEEG, type Onderdeelsoort, SCHEMA, WAARDE } from './soorten-velden.ts';

export const BESTANDSOORTEN = {
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
} as const satisfies Readonly<Record<string, Onderdeelsoort>>;
