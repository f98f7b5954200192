/**
 * Which date decides, in one place. Two choices are made here; the third, which gemeentecode is printed, needs no code: it is the one
 * that was declared. Ingest has checked it on the date that counts (a declaratie: Ingangsdatum of the toewijzing, TR378; every other
 * soort: the periode), so that neither a zending nor a formaat may put a successor in its place.
 */
import type { Kop, Periode, Soort } from '../domain/verantwoording.ts';

/** Formaat and aansluiting: the last day of the Periode, so that a late submission over last year follows last year's agreement. */
export const peildatumAfspraak = (kop: Pick<Kop, 'periode'>): string => kop.periode.einddatum;

/** Receiver after a herindeling: the gemeente that answers on the day of submission. The old one has no desk any more. */
export const peildatumOntvanger = (ingediendOp: string): string => ingediendOp;

/** A boekjaar: thresholds on turnover are about a whole one. */
export function isHeelJaar({ begindatum, einddatum }: Periode): boolean {
  return (
    begindatum.slice(0, 4) === einddatum.slice(0, 4) && begindatum.endsWith('-01-01') && einddatum.endsWith('-12-31')
  );
}

/** Which part of a verantwoording a soort is made from. `gegevens`: also what is told per gemeente without a regel. */
export const GRONDSTOF: Readonly<Record<Soort, 'prestaties' | 'trajecten' | 'gegevens'>> = {
  declaratie: 'prestaties',
  productieverantwoording: 'prestaties',
  beleidsinformatie: 'trajecten',
  kwartaalrapportage: 'gegevens',
  klachtenrapportage: 'gegevens',
  integriteitsdossier: 'gegevens',
  jaarprognose: 'gegevens',
};
