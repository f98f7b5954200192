/** Dates are texts jjjj-mm-dd; day 00 occurs in the CBS protocol and is kept. */
import { type Functie, functie, RekenFout } from './functie.ts';

const DATUM = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

function delen(datum: string): readonly [jaar: string, maand: string, dag: string] {
  const [, jaar, maand, dag] = DATUM.exec(datum) ?? [];
  if (jaar === undefined || maand === undefined || dag === undefined) throw new RekenFout('geen-datum');
  return [jaar, maand, dag];
}

/** A day that exists, jjjj-mm-dd. */
export function isDatum(tekst: string): boolean {
  if (!DATUM.test(tekst)) return false;
  const tijd = new Date(`${tekst}T00:00:00Z`);
  return !Number.isNaN(tijd.getTime()) && tijd.toISOString().startsWith(tekst);
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
    bereken: (datum) => Number(delen(datum)[0]),
  }),
  functie({
    naam: 'maand',
    omschrijving: 'De maand van een datum, 1 tot en met 12.',
    parameters: DATUMPARAMETER,
    resultaat: 'getal',
    verlaagt: true,
    voorbeelden: [{ expressie: 'maand("2026-04-30")', uitkomst: 4 }],
    bereken: (datum) => Number(delen(datum)[1]),
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
    bereken: (datum) => Math.ceil(Number(delen(datum)[1]) / 3),
  }),
  functie({
    naam: 'jjjjmmdd',
    omschrijving: 'Een datum als acht cijfers: jaar, maand, dag.',
    bron: 'Informatieprotocol Beleidsinformatie Jeugd v7',
    parameters: DATUMPARAMETER,
    resultaat: 'tekst',
    maxTekens: 8,
    voorbeelden: [{ expressie: 'jjjjmmdd("2026-04-30")', uitkomst: '20260430' }],
    bereken: (datum) => delen(datum).join(''),
  }),
  functie({
    naam: 'ddmmjjjj',
    omschrijving: 'Een datum als acht cijfers: dag, maand, jaar.',
    parameters: DATUMPARAMETER,
    resultaat: 'tekst',
    maxTekens: 8,
    voorbeelden: [{ expressie: 'ddmmjjjj("2026-04-30")', uitkomst: '30042026' }],
    bereken: (datum) => delen(datum).toReversed().join(''),
  }),
  functie({
    naam: 'datumNl',
    omschrijving: 'Een datum zoals Nederlanders hem schrijven: dd-mm-jjjj.',
    parameters: DATUMPARAMETER,
    resultaat: 'tekst',
    maxTekens: 10,
    voorbeelden: [{ expressie: 'datumNl("2026-04-30")', uitkomst: '30-04-2026' }],
    bereken: (datum) => delen(datum).toReversed().join('-'),
  }),
];
