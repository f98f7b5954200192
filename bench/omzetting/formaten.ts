/** Four formaten over the same prestaties, a row for every regel: twelve columns with amounts, dates and a code table. */
import type { Bestand, Formaat, Ontbreekt, VastVeldOpgave } from '../../src/domain/formaat.ts';
import type { Uitvoersoort } from './soorten.ts';

const EENHEDEN: Readonly<Record<string, string>> = {
  '01': 'minuut',
  '04': 'uur',
  '14': 'etmaal',
  '16': 'dagdeel',
  '82': 'stuks',
  '83': 'euro',
  '84': 'inspanning',
};

interface Gegeven {
  readonly kop: string;
  readonly waarde: string;
  readonly ontbreekt?: Ontbreekt;
  readonly codetabel?: string;
}

const SALDO = 'saldo(prestatie.bedragCenten, prestatie.debetCredit)';

const GEGEVENS: readonly Gegeven[] = [
  { kop: 'Referentie', waarde: 'prestatie.referentienummer' },
  { kop: 'Gemeentecode', waarde: 'gemeente.code' },
  { kop: 'BSN', waarde: 'prestatie.bsn' },
  { kop: 'Toewijzing', waarde: 'prestatie.toewijzingnummer' },
  { kop: 'Productcategorie', waarde: 'prestatie.productcategorie' },
  { kop: 'Productcode', waarde: 'prestatie.productcode' },
  { kop: 'Van', waarde: 'prestatie.productperiode.begindatum' },
  { kop: 'Tot en met', waarde: 'prestatie.productperiode.einddatum' },
  { kop: 'Volume', waarde: 'prestatie.volume' },
  { kop: 'Eenheid', waarde: 'prestatie.eenheid', codetabel: 'eenheden' },
  { kop: 'Tarief', waarde: 'euro(prestatie.tariefCenten)', ontbreekt: 'leeg' },
  { kop: 'Bedrag', waarde: `euro(${SALDO})` },
];

const waardeOf = ({ waarde, ontbreekt = 'verplicht', codetabel }: Gegeven) => ({
  waarde,
  ontbreekt,
  ...(codetabel !== undefined && { codetabel }),
});

/** For spreadsheets: which columns are not plain text. */
const NOTATIES: Readonly<Record<string, 'getal' | 'bedrag' | 'datum'>> = {
  Van: 'datum',
  'Tot en met': 'datum',
  Volume: 'getal',
  Tarief: 'bedrag',
  Bedrag: 'bedrag',
};

/** For JSON: names instead of headings, amounts in cents. */
const JSON_GEGEVENS: readonly (readonly [element: string, kop: string, waarde?: string])[] = [
  ['referentie', 'Referentie'],
  ['gemeentecode', 'Gemeentecode'],
  ['bsn', 'BSN'],
  ['toewijzing', 'Toewijzing'],
  ['productcategorie', 'Productcategorie'],
  ['productcode', 'Productcode'],
  ['begindatum', 'Van'],
  ['einddatum', 'Tot en met'],
  ['volume', 'Volume'],
  ['eenheid', 'Eenheid'],
  ['tariefCenten', 'Tarief', 'prestatie.tariefCenten'],
  ['saldoCenten', 'Bedrag', SALDO],
];

const gegeven = (naam: string): Gegeven => {
  const gevonden = GEGEVENS.find(({ kop }) => kop === naam);
  if (gevonden === undefined) throw new Error(`no column ${naam}`);
  return gevonden;
};

const veld = (naam: string, waarde: string, lengte: number, anders: Partial<VastVeldOpgave> = {}): VastVeldOpgave => ({
  naam,
  waarde,
  lengte,
  uitlijning: 'links',
  vulteken: ' ',
  ontbreekt: 'verplicht',
  ...anders,
});

const getal = (naam: string, waarde: string, lengte: number, anders: Partial<VastVeldOpgave> = {}): VastVeldOpgave =>
  veld(naam, waarde, lengte, { uitlijning: 'rechts', vulteken: '0', ...anders });

const BESTANDEN: Readonly<Record<Exclude<Uitvoersoort, 'xml'>, Bestand>> = {
  csv: {
    bestandsnaam: '"regels.csv"',
    bestandssoort: 'csv',
    csv: {
      scheidingsteken: ';',
      decimaalteken: ',',
      tekenset: 'utf-8-bom',
      regeleinde: 'crlf',
      kopregel: true,
      herhaal: 'regels',
      kolommen: GEGEVENS.map((een) => ({ kop: een.kop, ...waardeOf(een) })),
    },
  },
  json: {
    bestandsnaam: '"regels.json"',
    bestandssoort: 'json',
    boom: {
      element: 'verantwoording',
      inhoud: [
        { element: 'agbcode', waarde: 'aanbieder.agbcode', ontbreekt: 'verplicht' },
        { element: 'aanbieder', waarde: 'aanbieder.naam', ontbreekt: 'verplicht' },
        {
          element: 'prestaties',
          lijst: true,
          inhoud: [
            {
              herhaal: 'regels',
              inhoud: [
                {
                  element: 'prestatie',
                  inhoud: JSON_GEGEVENS.map(([element, kop, waarde]) => ({
                    element,
                    ...waardeOf(gegeven(kop)),
                    ...(waarde !== undefined && { waarde }),
                    ...(kop === 'Tarief' && { ontbreekt: 'weglaten' as const }),
                  })),
                },
              ],
            },
          ],
        },
        { element: 'aantal', waarde: 'totaal.aantal', ontbreekt: 'verplicht' },
        { element: 'saldoCenten', waarde: 'totaal.saldoCenten', ontbreekt: 'verplicht' },
      ],
    },
  },
  xlsx: {
    bestandsnaam: '"regels.xlsx"',
    bestandssoort: 'xlsx',
    xlsx: {
      bladen: [
        {
          naam: '"Regels"',
          rijen: {
            herhaal: 'regels',
            kolommen: GEGEVENS.map((een) => ({
              kop: een.kop,
              notatie: NOTATIES[een.kop] ?? ('tekst' as const),
              ...waardeOf(een),
            })),
          },
        },
      ],
    },
  },
  'vaste-breedte': {
    bestandsnaam: '"regels.txt"',
    bestandssoort: 'vaste-breedte',
    vasteBreedte: {
      tekenset: 'ascii',
      regeleinde: 'crlf',
      records: [
        {
          record: 'voorloop',
          velden: [veld('soort', '"01"', 2), veld('agbcode', 'aanbieder.agbcode', 8), veld('vrij', '""', 105)],
        },
        {
          herhaal: 'regels',
          inhoud: [
            {
              record: 'prestatie',
              velden: [
                veld('soort', '"04"', 2),
                veld('referentie', 'prestatie.referentienummer', 20),
                veld('gemeentecode', 'gemeente.code', 4),
                veld('bsn', 'prestatie.bsn', 9),
                getal('toewijzing', 'prestatie.toewijzingnummer', 9),
                veld('productcategorie', 'prestatie.productcategorie', 2),
                veld('productcode', 'prestatie.productcode', 5),
                veld('van', 'jjjjmmdd(prestatie.productperiode.begindatum)', 8),
                veld('totEnMet', 'jjjjmmdd(prestatie.productperiode.einddatum)', 8),
                getal('volume', 'prestatie.volume', 8),
                veld('eenheid', 'prestatie.eenheid', 15, { codetabel: 'eenheden' }),
                getal('tarief', 'euro(prestatie.tariefCenten)', 10, { decimalen: 2, ontbreekt: 'leeg', vulteken: ' ' }),
                getal('bedrag', `euro(${SALDO})`, 13, { decimalen: 2, teken: 'achter' }),
              ],
            },
          ],
        },
        {
          record: 'sluit',
          velden: [
            veld('soort', '"99"', 2),
            getal('aantal', 'geschreven.prestatie', 9),
            getal('saldo', 'totaal.saldoCenten', 15, { teken: 'achter' }),
            veld('vrij', '""', 89),
          ],
        },
      ],
    },
  },
};

/** What the one uses and the other does not. */
const EIGEN_VELDEN: Readonly<Record<Exclude<Uitvoersoort, 'xml'>, readonly string[]>> = {
  csv: [],
  json: ['aanbieder.agbcode', 'aanbieder.naam'],
  xlsx: [],
  'vaste-breedte': ['aanbieder.agbcode'],
};

const VELDEN = [
  'prestatie.declaratiestand',
  'prestatie.referentienummer',
  'prestatie.bsn',
  'prestatie.toewijzingnummer',
  'prestatie.productcategorie',
  'prestatie.productcode',
  'prestatie.productperiode',
  'prestatie.volume',
  'prestatie.eenheid',
  'prestatie.tariefCenten',
  'prestatie.bedragCenten',
  'prestatie.debetCredit',
];

/** `xml` is not here: that is the ijw323 of the register. */
export const benchFormaat = (soort: Exclude<Uitvoersoort, 'xml'>): Formaat => ({
  naam: `bench-${soort}`,
  versie: '1.0.0',
  titel: `Meting ${soort}`,
  omschrijving: 'Een rij voor elke regel, om te meten wat de omzetting kost.',
  geldigVanaf: '2026-01-01',
  levensfase: 'concept',
  niveau: 'persoon',
  grondslag: 'Geen: dit formaat is alleen om te meten.',
  wetten: ['jw'],
  bronnen: [],
  bronstatus: 'eigen',
  onbekend: [],
  invoer: 'prestaties',
  velden: [...EIGEN_VELDEN[soort], ...VELDEN],
  verdeling: 'zending',
  selectie: [
    { als: 'prestatie.declaratiestand == "ingediend"', andersReden: 'Alleen wat is ingediend, wordt gemeten.' },
  ],
  totalen: { aantal: { functie: 'aantal' }, saldoCenten: { functie: 'som', van: SALDO } },
  codetabellen: { eenheden: EENHEDEN },
  parameters: {},
  bestanden: [BESTANDEN[soort]],
  controles: [],
});
