/** Dates are texts jjjj-mm-dd; day 00 occurs in the CBS protocol and is kept. */
import { isDatumvorm } from '../../domain/kalender.ts';
import { type Functie, functie, RekenFout } from './functie.ts';

const jaarVan = (datum: string): string => datum.slice(0, 4);
const maandVan = (datum: string): string => datum.slice(5, 7);
const dagVan = (datum: string): string => datum.slice(8);

/** The same text, when it is written as a date. */
function datumOf(tekst: string): string {
  if (!isDatumvorm(tekst)) throw new RekenFout('geen-datum');
  return tekst;
}

const DATUMPARAMETER = [{ naam: 'datum', typen: ['tekst'], omschrijving: 'datum jjjj-mm-dd' }] as const;

export const DATUMFUNCTIES: readonly Functie[] = [
  functie({
    naam: 'jaar',
    omschrijving: 'Het jaar van een datum.',
    parameters: DATUMPARAMETER,
    resultaat: 'getal',
    verlaagt: true,
    voorbeelden: [{ expressie: 'jaar("2026-04-30")', uitkomst: 2026 }],
    bereken: (datum) => Number(jaarVan(datumOf(datum))),
  }),
  functie({
    naam: 'maand',
    omschrijving: 'De maand van een datum, 1 tot en met 12.',
    parameters: DATUMPARAMETER,
    resultaat: 'getal',
    verlaagt: true,
    voorbeelden: [{ expressie: 'maand("2026-04-30")', uitkomst: 4 }],
    bereken: (datum) => Number(maandVan(datumOf(datum))),
  }),
  functie({
    naam: 'kwartaal',
    omschrijving: 'Het kwartaal van een datum, 1 tot en met 4.',
    parameters: DATUMPARAMETER,
    resultaat: 'getal',
    verlaagt: true,
    voorbeelden: [
      { expressie: 'kwartaal("2026-03-31")', uitkomst: 1 },
      { expressie: 'kwartaal("2026-04-01")', uitkomst: 2 },
    ],
    bereken: (datum) => Math.ceil(Number(maandVan(datumOf(datum))) / 3),
  }),
  functie({
    naam: 'jjjjmmdd',
    omschrijving: 'Een datum als acht cijfers: jaar, maand, dag.',
    bron: 'Informatieprotocol Beleidsinformatie Jeugd v7',
    parameters: DATUMPARAMETER,
    resultaat: 'tekst',
    maxTekens: 8,
    voorbeelden: [{ expressie: 'jjjjmmdd("2026-04-30")', uitkomst: '20260430' }],
    bereken: (datum) => jaarVan(datumOf(datum)) + maandVan(datum) + dagVan(datum),
  }),
  functie({
    naam: 'ddmmjjjj',
    omschrijving: 'Een datum als acht cijfers: dag, maand, jaar.',
    parameters: DATUMPARAMETER,
    resultaat: 'tekst',
    maxTekens: 8,
    voorbeelden: [{ expressie: 'ddmmjjjj("2026-04-30")', uitkomst: '30042026' }],
    bereken: (datum) => dagVan(datumOf(datum)) + maandVan(datum) + jaarVan(datum),
  }),
  functie({
    naam: 'datumNl',
    omschrijving: 'Een datum zoals Nederlanders hem schrijven: dd-mm-jjjj.',
    parameters: DATUMPARAMETER,
    resultaat: 'tekst',
    maxTekens: 10,
    voorbeelden: [{ expressie: 'datumNl("2026-04-30")', uitkomst: '30-04-2026' }],
    bereken: (datum) => `${dagVan(datumOf(datum))}-${maandVan(datum)}-${jaarVan(datum)}`,
  }),
];
