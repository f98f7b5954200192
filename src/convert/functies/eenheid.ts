/**
 * Units of care. Minutes and hours are the only two that may become each other (IV079, TR341): an etmaal or a dagdeel has no
 * length that a gemeente and an aanbieder share, so that there is no function for them and `volumeInMinuten` refuses them.
 */
import { EENHEID_MINUUT, EENHEID_UUR } from '../../domain/codelijsten.ts';
import { type Functie, functie, heelGetal, RekenFout } from './functie.ts';
import { roundHalfUp } from './getal.ts';

const MINUTEN_PER_UUR = 60;

function toMinuten(uren: number): number {
  if (uren < 0) throw new RekenFout('negatief');
  return heelGetal(uren * MINUTEN_PER_UUR);
}

export const EENHEIDFUNCTIES: readonly Functie[] = [
  functie({
    naam: 'minutenNaarUren',
    omschrijving:
      'Minuten als hele uren: minder dan 30 omlaag, vanaf 30 omhoog, ten minste 1 uur. Tel eerst alle minuten op en zet dan pas om.',
    bron: 'IV079',
    parameters: [{ naam: 'minuten', typen: ['getal'], omschrijving: 'aantal minuten, opgeteld' }],
    resultaat: 'getal',
    voorbeelden: [
      { expressie: 'minutenNaarUren(380)', uitkomst: 6 },
      { expressie: 'minutenNaarUren(389)', uitkomst: 6 },
      { expressie: 'minutenNaarUren(390)', uitkomst: 7 },
      { expressie: 'minutenNaarUren(10)', uitkomst: 1 },
      { expressie: 'minutenNaarUren(0)', uitkomst: 0 },
    ],
    bereken: (minuten) => {
      if (minuten < 0) throw new RekenFout('negatief');
      return minuten === 0 ? 0 : Math.max(1, roundHalfUp(minuten / 60));
    },
  }),
  functie({
    naam: 'urenNaarMinuten',
    omschrijving: 'Uren als minuten. Een deel van een minuut is een fout.',
    bron: 'een uur is 60 minuten: TR341',
    parameters: [{ naam: 'uren', typen: ['getal'], omschrijving: 'aantal uren' }],
    resultaat: 'getal',
    voorbeelden: [
      { expressie: 'urenNaarMinuten(2)', uitkomst: 120 },
      { expressie: 'urenNaarMinuten(1.5)', uitkomst: 90 },
    ],
    bereken: toMinuten,
  }),
  functie({
    naam: 'volumeInMinuten',
    omschrijving:
      "Een volume in minuten (01) of uren (04) als minuten, om op te tellen. Elke andere eenheid houdt de zending vast: etmalen, dagdelen, stuks en euro's zijn geen minuten.",
    bron: 'WJ756, TR341',
    parameters: [
      { naam: 'volume', typen: ['getal'], omschrijving: 'geleverd volume' },
      { naam: 'eenheid', typen: ['tekst'], omschrijving: 'eenheid (WJ756)' },
    ],
    resultaat: 'getal',
    voorbeelden: [
      { expressie: 'volumeInMinuten(90, "01")', uitkomst: 90 },
      { expressie: 'volumeInMinuten(2, "04")', uitkomst: 120 },
    ],
    bereken: (volume, eenheid) => {
      if (volume < 0) throw new RekenFout('negatief');
      if (eenheid === EENHEID_MINUUT) return heelGetal(volume);
      if (eenheid === EENHEID_UUR) return toMinuten(volume);
      throw new RekenFout('eenheid');
    },
  }),
];
