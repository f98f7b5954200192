/** What every rule gets. A field of the kop that failed the schema, or has not been read yet, is absent: rules on it do not run. */
import type { Kop, Soort } from '../../domain/verantwoording.ts';
import type { Melder } from '../bevindingen.ts';
import type { GemeenteCheck } from './gemeente.ts';

export interface RuleContext {
  readonly melder: Melder;
  /** Plain date in Europe/Amsterdam. */
  readonly vandaag: string;
  readonly gemeenten: GemeenteCheck;
  readonly kop: Partial<Kop>;
}

export const isAsked = (kop: Partial<Kop>, soort: Soort): boolean => kop.soorten?.includes(soort) ?? false;

/**
 * A concept or a forecast may speak of days after its dagtekening; a declaratie never may, and a definitive report does not either
 * (TR134, TR137).
 */
export function mayLookAhead(kop: Partial<Kop>): boolean {
  if (isAsked(kop, 'declaratie')) return false;
  return kop.stadium === 'concept' || isAsked(kop, 'jaarprognose');
}
