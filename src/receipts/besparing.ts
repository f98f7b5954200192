/** The Standaardkostenmodel (Handboek Meting Regeldrukkosten): price × quantity, over what was delivered. */
import type { Aannames, Besparing, Besparingspost, Gebruik } from '../domain/besparing.ts';

/** @param veldenVan how many fields of the standard a version of a formaat asks */
export function berekenBesparing(
  { verantwoordingen, gevolgdeFormaten, formaten }: Gebruik,
  aannames: Aannames,
  veldenVan: (naam: string, versie: string) => number,
): Besparing {
  const som = (van: (gebruik: Gebruik['formaten'][number]) => number): number =>
    formaten.reduce((totaal, gebruik) => totaal + van(gebruik), 0);
  const post = (soort: Besparingspost['post'], aantal: number, perStuk: number): Besparingspost => ({
    post: soort,
    aantal,
    minuten: aantal * perStuk,
  });
  const zonder = [
    post(
      'bestanden',
      som(({ bestanden }) => bestanden),
      aannames.minutenPerBestand,
    ),
    post(
      'velden',
      som(({ naam, versie, zendingen }) => zendingen * veldenVan(naam, versie)),
      aannames.minutenPerVeld,
    ),
    post('formaten', gevolgdeFormaten, aannames.minutenPerFormaat),
    post(
      'antwoorden',
      som(({ antwoorden }) => antwoorden),
      aannames.minutenPerAntwoord,
    ),
  ];
  const met = [post('verantwoordingen', verantwoordingen, aannames.minutenPerVerantwoording)];
  const minuten = (posten: readonly Besparingspost[]): number =>
    posten.reduce((totaal, een) => totaal + een.minuten, 0);
  const bespaardMinuten = minuten(zonder) - minuten(met);
  return {
    zonder,
    met,
    bespaardMinuten,
    bespaardCenten: Math.round((bespaardMinuten * aannames.uurtariefCenten) / 60),
  };
}
