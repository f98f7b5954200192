/** The parts that say which lines go along and how they are added up: their fields, and what they mean. */
import { FUNCTIES, keuzes, NAAM, type Onderdeelsoort } from './soorten-velden.ts';

export const REGELSOORTEN = {
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
