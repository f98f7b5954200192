/** Rules on what one prestatie costs: all from its own fields, so they hold for every soort verantwoording. */
import { EENHEID_EURO, EENHEID_MINUUT } from '../../domain/codelijsten.ts';
import type { Prestatie } from '../../domain/verantwoording.ts';
import type { Melder } from '../bevindingen.ts';

const MINUTEN_PER_UUR = 60;

/** Quotient of two whole numbers, rounded half up (IV081). */
const divideHalfUp = (teller: number, noemer: number): number => Math.floor((2 * teller + noemer) / (2 * noemer));

export function checkBedrag(nr: number, prestatie: Prestatie, melder: Melder): void {
  const { bedragCenten, debetCredit, eenheid, tariefCenten, uurtariefCenten, volume } = prestatie;
  if (bedragCenten === 0 && debetCredit === 'C') melder.fout('CS325', `/prestaties/${nr}/debetCredit`, {});
  if (uurtariefCenten !== undefined && eenheid !== EENHEID_MINUUT) {
    melder.fout('UURTARIEF_EENHEID', `/prestaties/${nr}/uurtariefCenten`, {});
  }
  if (eenheid === EENHEID_EURO) {
    if (tariefCenten !== undefined) melder.fout('CD087_TEVEEL', `/prestaties/${nr}/tariefCenten`, {});
    if (bedragCenten !== volume) melder.fout('CS339', `/prestaties/${nr}/bedragCenten`, { bedragCenten, volume });
    return;
  }
  if (tariefCenten === undefined) melder.fout('CD087_ONTBREEKT', `/prestaties/${nr}/tariefCenten`, { eenheid });
  else if (eenheid === EENHEID_MINUUT) checkMinuten(nr, prestatie, tariefCenten, melder);
  else if (bedragCenten !== volume * tariefCenten) {
    const verwachtCenten = volume * tariefCenten;
    melder.fout('TR346', `/prestaties/${nr}/bedragCenten`, { bedragCenten, verwachtCenten });
  }
}

/**
 * TR346 with IV081: an amount over minutes comes from the hourly tariff and is rounded once; the tariff of a minute is only informative.
 * Without the hourly tariff every amount that some hourly tariff could give is right.
 */
function checkMinuten(nr: number, prestatie: Prestatie, tariefCenten: number, melder: Melder): void {
  const { bedragCenten, uurtariefCenten, volume } = prestatie;
  const pointer = `/prestaties/${nr}/bedragCenten`;
  if (uurtariefCenten === undefined) {
    const verwachtCenten = volume * tariefCenten;
    const spelingCenten = volume * 0.5 + 0.5;
    if (Math.abs(bedragCenten - verwachtCenten) > spelingCenten) {
      melder.fout('TR346_MINUUT', pointer, { bedragCenten, verwachtCenten, spelingCenten });
    }
    return;
  }
  const verwachtCenten = divideHalfUp(uurtariefCenten * volume, MINUTEN_PER_UUR);
  if (bedragCenten !== verwachtCenten) melder.fout('TR346', pointer, { bedragCenten, verwachtCenten });
  const perMinuut = divideHalfUp(uurtariefCenten, MINUTEN_PER_UUR);
  if (tariefCenten !== perMinuut) {
    melder.waarschuwing('IV081_TARIEF', `/prestaties/${nr}/tariefCenten`, { verwachtCenten: perMinuut });
  }
}
