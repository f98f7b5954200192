/** Fields that many parts of a formaat have in common, and what a field and a part are. */
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

export const keuzes = (...paren: readonly (readonly [waarde: string, naam: string])[]): readonly Keuze[] =>
  paren.map(([waarde, naam]) => ({ waarde, naam }));

export const LEEG = ['', 'Niet gekozen'] as const;
export const EXPRESSIE = 'Een veld, of een berekening met velden. Bijvoorbeeld: euro(prestatie.bedragCenten).';

export const WAARDE: readonly Onderdeelveld[] = [
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

export const KOLOM: readonly Onderdeelveld[] = [
  { pad: 'kop', label: 'Opschrift van de kolom', soort: 'tekst', verplicht: true },
  ...WAARDE,
];

export const BESTAND: readonly Onderdeelveld[] = [
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

export const HERHAAL = keuzes(
  ['regels', 'Eén rij per regel'],
  ['groepen', 'Eén rij per groep'],
  ['subgroepen', 'Eén rij per subgroep'],
  ['lijst', 'Eén rij per onderdeel van een lijst'],
);

export const SCHEMA: Onderdeelveld = {
  pad: 'schema',
  label: 'Schema van de ontvanger',
  uitleg: 'Wat er niet aan voldoet gaat niet weg.',
  soort: 'schema',
};

export const ALS: Onderdeelveld = {
  pad: 'als',
  label: 'Alleen als',
  uitleg: 'Een voorwaarde. Leeg: altijd.',
  soort: 'expressie',
};

export const FUNCTIES = keuzes(
  ['aantal', 'Aantal regels'],
  ['som', 'Som'],
  ['aantalUniek', 'Aantal verschillende'],
  ['minimum', 'Kleinste'],
  ['maximum', 'Grootste'],
  ['eerste', 'Eerste'],
);

export const NAAM = {
  label: 'Naam',
  uitleg: 'Begint met een kleine letter. Zonder spaties. Zo leest u de waarde in een expressie.',
};
