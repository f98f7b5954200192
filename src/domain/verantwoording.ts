/**
 * The standard submission, as `schemas/verantwoording/1.0.0.json` describes it. The types are generated from that schema;
 * this file only gives the names the rest of the code uses.
 */
import type {
  Aanbieder,
  Bijlage,
  Declaratie,
  GegevensGemeente,
  Periode,
  Prestatie,
  Soort,
  Traject,
  Verantwoording,
  Verklaring,
  Wet,
} from '../../generated/verantwoording.ts';

export type {
  Aanbieder,
  Bijlage,
  Declaratie,
  GegevensGemeente,
  Periode,
  Prestatie,
  Soort,
  Traject,
  Verantwoording,
  Verklaring,
  Wet,
};

/** Everything of a verantwoording except its two long lists: small, bounded, and needed by every zending. */
export type Kop = Omit<Verantwoording, 'prestaties' | 'trajecten'>;

export const WETTEN: readonly Wet[] = ['wmo', 'jw'];

/** Debet counts up, credit counts down (TR358). In cents. */
export const saldoCenten = (bedragCenten: number, debetCredit: 'D' | 'C'): number =>
  debetCredit === 'C' ? -bedragCenten : bedragCenten;
