/** The numbers of one declaratie: those of the aanbieder's own administration, or fixed ones that can be made again. */
import type { Kop, Wet } from '../domain/verantwoording.ts';
import { kort } from './kort.ts';

export interface Declaratienummers {
  readonly berichtidentificatie: string;
  readonly declaratienummer: string;
}

const LENGTE = 12;

/** `B1` → `B1P2`; a number that leaves no room for that becomes another one, that can be made again as well. */
const ofPart = (nummer: string, naam: string, deel: number): string => {
  const metDeel = `${nummer}P${deel}`;
  return metDeel.length <= LENGTE ? metDeel : kort(`${naam}|${nummer}|${deel}`);
};

/**
 * TR056 and TR333 ask that both are unique per aanbieder. The kenmerk of a verantwoording is unique per aanbieder, and
 * gemeente × wet within it; so their text is, and `kort` keeps that in the twelve characters that RS017 and CS319 allow.
 * @param deel which part of a declaratie that leaves in several messages (IV090); the first has the numbers of the whole.
 */
export function declaratieVan(kop: Kop, gemeentecode: string, wet: Wet, deel = 1): Declaratienummers {
  const eigen = kop.declaraties?.find(
    (declaratie) => declaratie.gemeentecode === gemeentecode && declaratie.wet === wet,
  );
  const naam = [kop.aanbieder.agbcode, kop.kenmerk, gemeentecode, wet].join('|');
  const berichtidentificatie = eigen?.berichtidentificatie ?? kort(`${naam}|bericht`);
  const declaratienummer = eigen?.declaratienummer ?? kort(`${naam}|declaratie`);
  if (deel === 1) return { berichtidentificatie, declaratienummer };
  return {
    berichtidentificatie: ofPart(berichtidentificatie, `${naam}|bericht`, deel),
    declaratienummer: ofPart(declaratienummer, `${naam}|declaratie`, deel),
  };
}
