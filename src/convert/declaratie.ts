/** The numbers of one declaratie: those of the aanbieder's own administration, or fixed ones that can be made again. */
import type { Kop, Wet } from '../domain/verantwoording.ts';
import { kort } from './kort.ts';

export interface Declaratienummers {
  readonly berichtidentificatie: string;
  readonly declaratienummer: string;
}

/**
 * TR056 and TR333 ask that both are unique per aanbieder. The kenmerk of a verantwoording is unique per aanbieder, and
 * gemeente × wet within it; so their text is, and `kort` keeps that in the twelve characters that RS017 and CS319 allow.
 */
export function declaratieVan(kop: Kop, gemeentecode: string, wet: Wet): Declaratienummers {
  const eigen = kop.declaraties?.find(
    (declaratie) => declaratie.gemeentecode === gemeentecode && declaratie.wet === wet,
  );
  const naam = [kop.aanbieder.agbcode, kop.kenmerk, gemeentecode, wet].join('|');
  return {
    berichtidentificatie: eigen?.berichtidentificatie ?? kort(`${naam}|bericht`),
    declaratienummer: eigen?.declaratienummer ?? kort(`${naam}|declaratie`),
  };
}
