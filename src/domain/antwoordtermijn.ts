/** Until when an ontvanger may answer a zending (SAP 3.2.b: ten working days for a 323), and which are late. */
import { amsterdamseDatum, beginVanDag, tijdstip } from './kalender.ts';
import type { ZendingRij } from './rijen.ts';
import { addWerkdagen, eersteOpTijd } from './werkdagen.ts';

type Wachtend = Pick<ZendingRij, 'bezorgdOp' | 'antwoordWerkdagen' | 'toestand'>;

/** The last day that is in time; undefined when no answer is expected, or nothing was delivered yet. Counted in Dutch calendar days. */
export function uiterlijkeAntwoorddatum({ bezorgdOp, antwoordWerkdagen }: Wachtend): string | undefined {
  if (bezorgdOp === undefined || antwoordWerkdagen === undefined) return undefined;
  return addWerkdagen(amsterdamseDatum(new Date(bezorgdOp)), antwoordWerkdagen);
}

/** Not answered, and the last day is over. @param vandaag date in the Netherlands */
export function isTeLaat(zending: Wachtend, vandaag: string): boolean {
  const uiterlijk = uiterlijkeAntwoorddatum(zending);
  const wacht = zending.toestand === 'bezorgd' || zending.toestand === 'bevestigd';
  return wacht && uiterlijk !== undefined && uiterlijk < vandaag;
}

/** For each term in working days the moment before which a zending must have been delivered to be late today. */
export const teLaatVoor = (termijnen: Iterable<number>, vandaag: string): Readonly<Record<number, string>> =>
  Object.fromEntries(
    [...new Set(termijnen)].map((werkdagen) => [werkdagen, tijdstip(beginVanDag(eersteOpTijd(vandaag, werkdagen)))]),
  );
