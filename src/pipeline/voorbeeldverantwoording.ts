/** Our own example for an aanbieder that wants to see what happens: invented clients with test BSNs, over the last whole month. */
import type { Prestatie, Verantwoording } from '../domain/verantwoording.ts';

type Voorbeeldregel = Pick<
  Prestatie,
  'gemeentecode' | 'wet' | 'bsn' | 'productcategorie' | 'productcode' | 'volume' | 'tariefCenten'
>;

const UUR = '04';

/** Two gemeenten, both wetten, a handful of clients. Amounts are small enough to add up by hand. */
const REGELS: readonly Voorbeeldregel[] = [
  {
    gemeentecode: '0384',
    wet: 'wmo',
    bsn: '999900006',
    productcategorie: '01',
    productcode: '01A03',
    volume: 4,
    tariefCenten: 1250,
  },
  {
    gemeentecode: '0384',
    wet: 'wmo',
    bsn: '999900018',
    productcategorie: '01',
    productcode: '01A04',
    volume: 16,
    tariefCenten: 1500,
  },
  {
    gemeentecode: '0855',
    wet: 'jw',
    bsn: '999900031',
    productcategorie: '45',
    productcode: '45A04',
    volume: 10,
    tariefCenten: 4500,
  },
  {
    gemeentecode: '0855',
    wet: 'jw',
    bsn: '999900043',
    productcategorie: '45',
    productcode: '45A04',
    volume: 6,
    tariefCenten: 4500,
  },
];

/** First and last day of the month before this day. */
export function vorigeMaand(vandaag: string): { readonly begindatum: string; readonly einddatum: string } {
  const einde = new Date(`${vandaag.slice(0, 7)}-01T00:00:00Z`);
  einde.setUTCDate(0);
  const einddatum = einde.toISOString().slice(0, 10);
  return { begindatum: `${einddatum.slice(0, 7)}-01`, einddatum };
}

/**
 * @param kenmerk of its own each time, so that the example can be tried again
 * @param vandaag calendar day in the Netherlands
 */
export function voorbeeldverantwoording(
  aanbieder: { readonly agbcode: string; readonly naam: string },
  kenmerk: string,
  vandaag: string,
): Verantwoording {
  const periode = vorigeMaand(vandaag);
  const maand = periode.begindatum.slice(0, 7).replace('-', '');
  return {
    standaardversie: '1.0.0',
    kenmerk,
    stadium: 'definitief',
    dagtekening: vandaag,
    periode,
    soorten: ['declaratie', 'productieverantwoording'],
    aanbieder,
    prestaties: REGELS.map((regel, nr) => ({
      ...regel,
      referentienummer: `VB${maand}${String(nr + 1).padStart(4, '0')}`,
      toewijzingnummer: 20_072 + nr,
      productperiode: periode,
      eenheid: UUR,
      bedragCenten: regel.volume * (regel.tariefCenten ?? 0),
      debetCredit: 'D',
      declaratiestand: 'ingediend',
      uitvoeringsvariant: 'inspanningsgericht',
    })),
  };
}
