/** What an aansluiting asks, in plain words: threshold, deadlines, documents, and for whom it stands. */
import type { Dekking, Drempel, DrempelBasis, Termijn, VerklaringSoort } from '../../domain/register.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import { bedragTekst, MAANDEN, metHoofdletter } from '../notatie.ts';

export const WETNAMEN: Readonly<Record<Wet, string>> = { wmo: 'Wmo', jw: 'Jeugdwet' };

export const wettenTekst = (wetten: readonly Wet[]): string => wetten.map((wet) => WETNAMEN[wet]).join(' en ');

export const DREMPELBASIS: Readonly<Record<DrempelBasis, string>> = {
  gemeente: 'omzet per gemeente',
  individuele_gemeente: 'omzet bij ten minste één gemeente',
  domein: 'omzet per wet in heel Nederland',
  landelijk_jeugd: 'omzet uit jeugdhulp in heel Nederland',
  contract: 'omzet binnen het contract',
};

export const VERKLARINGEN: Readonly<Record<VerklaringSoort, string>> = {
  controleverklaring: 'een ondertekende controleverklaring van de accountant',
  bestuursverklaring: 'een ondertekende bestuursverklaring',
  'verklaring-totaalomzet': 'een Verklaring totaalomzet',
};

/** One or two sentences: what is asked above the threshold, and what below it. */
export function drempelTekst({ bedragCenten, basis, vergelijking, erboven, eronder }: Drempel): string {
  const grens = `${vergelijking === '>' ? 'Boven' : 'Vanaf'} ${bedragTekst(bedragCenten)} (${DREMPELBASIS[basis]})`;
  const lager = eronder === undefined ? 'Daaronder is geen verklaring nodig.' : `Daaronder: ${VERKLARINGEN[eronder]}.`;
  return `${grens}: ${VERKLARINGEN[erboven]}. ${lager}`;
}

const JAREN = ['in hetzelfde jaar', 'in het jaar erna', 'twee jaar erna'];

const aantal = (hoeveel: number, een: string, meer: string): string => `${hoeveel} ${hoeveel === 1 ? een : meer}`;

/** When, counted from the last day of the periode: "vóór 1 april in het jaar erna". */
export function termijnMoment(termijn: Termijn): string {
  const grens = termijn.grens === 'voor' ? 'vóór' : 'uiterlijk';
  if ('wekenErna' in termijn) return `${grens} ${aantal(termijn.wekenErna, 'week', 'weken')} na de periode`;
  if ('dagenErna' in termijn) return `${grens} ${aantal(termijn.dagenErna, 'dag', 'dagen')} na de periode`;
  if ('maandenErna' in termijn) return `${grens} de laatste dag van de ${termijn.maandenErna}e maand na de periode`;
  const jaar = JAREN[termijn.jaarOffset] ?? `${termijn.jaarOffset} jaar erna`;
  return `${grens} ${termijn.dag} ${MAANDEN[termijn.maand - 1]} ${jaar}`;
}

export const termijnTekst = (termijn: Termijn): string => `${metHoofdletter(termijn.wat)}: ${termijnMoment(termijn)}`;

/** Why an aansluiting counts for a gemeente. */
export function dekkingTekst(dekking: Dekking, regionaam: (code: string) => string): string {
  if ('alle' in dekking) return 'Geldt voor alle gemeenten';
  if ('regio' in dekking) return `Geldt voor de gemeenten van ${regionaam(dekking.regio)}`;
  return 'Geldt voor gemeenten die bij naam zijn genoemd';
}
